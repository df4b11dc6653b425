import "server-only";
import type { AccountSettings, ConnectionTest, KeysBody } from "@/lib/contract/settings";
import { isLengowError, type LengowClient } from "@/lib/lengow";
import { findAccount, saveAccount } from "../accounts/account-store";
import { container } from "../container";
import { requireScope, type ServiceContext } from "../context";
import { badRequest, notFound } from "../errors";
import { readAgainNow } from "../order-index/read-again";
import { getSettings, noteChange } from "./account-settings";

/**
 * Asks Lengow whose keys ours are, what the account has and what it may ask, past every cache.
 * @throws LengowError when Lengow refuses or does not answer
 */
export async function testConnection(ctx: ServiceContext): Promise<ConnectionTest> {
  requireScope(ctx, "settings:manage");
  const client = ctx.lengow();
  const call = { lane: "screen", requestId: ctx.requestId, signal: ctx.signal } as const;
  const began = performance.now();
  const { accountId } = await client.access.check();
  const [marketplaces, limits] = await Promise.all([
    client.marketplaces.list(call),
    // Some accounts have no limits to tell of (API.md §4); the keys are good all the same.
    client.rateLimits(call).catch(() => []),
  ]);
  return {
    account_id: accountId,
    marketplaces: marketplaces.length,
    limits: limits.flatMap(({ method, urlBase, boundary, remainingCredit }) =>
      boundary === null ? [] : [{ route: `${method} ${urlBase}`, allowed: boundary, left: remainingCredit }],
    ),
    took_ms: Math.round(performance.now() - began),
  };
}

async function ownerOf(client: LengowClient): Promise<number> {
  try {
    return (await client.access.check()).accountId;
  } catch (error) {
    if (!isLengowError(error) || (error.kind !== "credentials" && error.kind !== "unauthorized")) throw error;
    throw badRequest([{ field: "secret", message: "Lengow does not accept this pair of keys" }]);
  } finally {
    await client.close();
  }
}

/**
 * Replaces the account's keys by a pair that Lengow accepts for this very account; the old pair stays until then. Making new keys at
 * Lengow ends the old ones (PRODUCT 5.10), so between the two nothing can be read or sent.
 * @throws AppError `bad_request` when the pair is refused or belongs to another account
 */
export async function rotateKeys(ctx: ServiceContext, body: KeysBody): Promise<AccountSettings> {
  requireScope(ctx, "settings:manage");
  const opened = await container();
  const credentials = { accessToken: body.access_token, secret: body.secret };
  const owner = await ownerOf(opened.lengowWith(credentials));
  if (owner !== ctx.accountId) {
    throw badRequest([
      { field: "access_token", message: `belongs to account ${owner}, not to account ${ctx.accountId}` },
    ]);
  }
  const account = await findAccount(ctx.db, ctx.accountId);
  if (!account) throw notFound();
  await ctx.db.tx(async (tx) => {
    await saveAccount(tx, opened.box, { id: account.id, name: account.name, demo: account.demo, credentials });
    await noteChange(tx, ctx, "keys", {});
  });
  opened.forgetLengow(ctx.accountId);
  await readAgainNow(ctx.db, ctx.accountId);
  return getSettings(ctx);
}

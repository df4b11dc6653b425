import "server-only";
import { HISTORY_FIRST, type MarketplaceHistory } from "@/lib/contract/marketplace-history";
import type { MetadataChange } from "@/lib/grammar";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { marketplaceMetadata } from "./list-marketplaces";
import { HISTORY_DAYS, readingsNoted } from "./record-reading";

const LATELY_DAYS = 14;
/** A marketplace whose metadata wavers with every reading fills no page without end. */
const MOST = 500;

const SINCE = "account_id = $1 and at >= $2::timestamptz - $3::int * interval '1 day'";

/** When each marketplace of the account was last seen to have changed, of those that did within 14 days. */
export async function changedLately(ctx: ServiceContext): Promise<ReadonlyMap<string, Date>> {
  requireScope(ctx, "marketplaces:read");
  const rows = await ctx.db.query<{ marketplace: string; at: Date }>(
    `select marketplace, max(at) as at from metadata_changes where ${SINCE} group by marketplace`,
    [ctx.accountId, ctx.clock.now(), LATELY_DAYS],
  );
  return new Map(rows.map(({ marketplace, at }) => [marketplace, at]));
}

interface ChangeRow {
  at: Date;
  after_reading: Date;
  changes: MetadataChange[];
}

/**
 * What changed in one marketplace's metadata within 365 days, newest first; the newest ten, or all. Our own store answers, so Lengow is
 * asked only about a marketplace that was never read.
 * @throws AppError `not_found` when the account does not have it
 * @throws LengowError when its metadata was never had
 */
export async function marketplaceHistory(
  ctx: ServiceContext,
  code: string,
  { all = false } = {},
): Promise<MarketplaceHistory> {
  requireScope(ctx, "marketplaces:read");
  await readingsNoted(ctx.accountId);
  const [reading] = await ctx.db.query<{ since: Date; read_at: Date }>(
    "select since, read_at from metadata_readings where account_id = $1 and marketplace = $2",
    [ctx.accountId, code],
  );
  if (!reading && !(await marketplaceMetadata(ctx)).value.has(code)) throw notFound();
  const params = [ctx.accountId, ctx.clock.now(), HISTORY_DAYS, code];
  const [counted] = await ctx.db.query<{ count: number }>(
    `select count(*)::int as count from metadata_changes where ${SINCE} and marketplace = $4`,
    params,
  );
  const rows = await ctx.db.query<ChangeRow>(
    `select at, after_reading, changes from metadata_changes where ${SINCE} and marketplace = $4 order by at desc limit $5`,
    [...params, all ? MOST : HISTORY_FIRST],
  );
  return {
    since: reading?.since.toISOString() ?? null,
    read_at: reading?.read_at.toISOString() ?? null,
    count: counted?.count ?? 0,
    results: rows.map(({ at, after_reading, changes }) => ({
      at: at.toISOString(),
      after: after_reading.toISOString(),
      changes,
    })),
  };
}

/**
 * The same after Lengow was asked anew, for somebody who wants to know now; within two seconds of the last reading that one counts.
 * @throws LengowError when Lengow could not be asked
 */
export async function checkMarketplaceHistory(ctx: ServiceContext, code: string): Promise<MarketplaceHistory> {
  requireScope(ctx, "marketplaces:read");
  const kept = await marketplaceMetadata(ctx, { refresh: true });
  if (kept.failure !== undefined) throw kept.failure;
  return marketplaceHistory(ctx, code);
}

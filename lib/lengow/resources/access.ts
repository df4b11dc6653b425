import { bucketPath, ROUTES } from "../http/routes";
import type { LengowCall } from "../http/settings";
import type { Transport } from "../http/transport";
import { isRecord } from "../wire/clean-json";
import { Fields, RowReport } from "../wire/fields";

export interface Me {
  accountId: number | null;
  /** When the token in use ends, ISO 8601. */
  expireAt: string | null;
}

/** One entry of GET /rate-limits (API.md §4). The remaining values are null when limiting is off for the route. */
export interface RateLimit {
  urlBase: string;
  method: string;
  boundary: number | null;
  remainingCredit: number | null;
  remainingSeconds: number | null;
}

export interface AccessResource {
  /** Asks Lengow for a token now: proves that the pair of keys is accepted and tells whose it is. */
  check(): Promise<{ accountId: number }>;
}

export function accessResource(transport: Transport): AccessResource {
  return {
    async check() {
      const held = await transport.tokens.fresh();
      return { accountId: held.accountId };
    },
  };
}

/** GET /me (API.md §2.3). Everything beyond these two is optional there and left out here: it repeats the token. */
export async function readMe(transport: Transport, call: LengowCall): Promise<Me> {
  const answer = await transport.readPlain(ROUTES.me, call);
  if (!isRecord(answer.json)) throw transport.unexpected(ROUTES.me, call, answer, "an account");
  const fields = new Fields(answer.json, new RowReport(), "", 1);
  return { accountId: fields.integer("account_id"), expireAt: fields.date("expire_at") };
}

/** GET /rate-limits; its ceilings are taken over into the rate budget of this client. */
export async function readRateLimits(transport: Transport, call: LengowCall): Promise<RateLimit[]> {
  const answer = await transport.readPlain(ROUTES.rateLimits, call);
  if (!Array.isArray(answer.json)) throw transport.unexpected(ROUTES.rateLimits, call, answer, "a list of limits");
  const { budget, login } = transport.settings;
  const limits = answer.json.filter(isRecord).map((row): RateLimit => {
    const fields = new Fields(row, new RowReport(), "", 1);
    return {
      urlBase: fields.text("url_base") ?? "",
      method: (fields.text("method") ?? "").toUpperCase(),
      boundary: fields.integer("boundary"),
      remainingCredit: fields.integer("remaining_credit"),
      remainingSeconds: fields.integer("remaining_time"),
    };
  });
  for (const { urlBase, method, boundary } of limits) {
    if (boundary !== null) budget.setCeiling({ login, bucket: `${method} ${bucketPath(urlBase)}` }, boundary);
  }
  return limits;
}

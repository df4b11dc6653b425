import "server-only";
import type { StaleReason } from "@/lib/contract/orders";
import type { Queryable } from "@/lib/server/db/database";

/** How far the copy of one account is. Times are the database's own, except those that are Lengow's (`follow_from`, `walk_to`, `complete_from`). */
export interface AccountState {
  version: number;
  /** Everything Lengow changed before this is in. */
  follow_from: Date | null;
  /** What Lengow had then is in, as far back as the copy goes. */
  as_of: Date | null;
  /** Number of the present reading of everything, or of the last one. */
  walk: number;
  walk_kind: "fill" | "sweep" | null;
  /** Orders placed after this have been walked over; null: not begun. */
  walk_to: Date | null;
  walk_page: number;
  walk_began: Date | null;
  walk_seen: number;
  walk_of: number | null;
  /** Orders placed since then are all in; null: nothing is sure; `-Infinity` as a number: all there are. */
  complete_from: Date | number | null;
  failures: number;
  /** Since when readings fail, and what Lengow did (`StaleReason`); null when they do not, or when it was none of Lengow's. */
  failed_since: Date | null;
  failure: StaleReason | null;
  /** When the reader goes on after a failure; null: it never waited. */
  rest_until: Date | null;
  /** Milliseconds since `as_of`. */
  age_ms: number | null;
  follow_due: boolean;
  sweep_due: boolean;
  purge_due: boolean;
  /** Milliseconds to wait after a failure; not positive: none. */
  rest_ms: number;
}

const STATE = `
select version::float8 as version, follow_from, as_of, walk::float8 as walk, walk_kind, walk_to, walk_page, walk_began, walk_seen, walk_of,
  case when complete_from = '-infinity' then null else complete_from end as complete_from,
  complete_from is not distinct from '-infinity'::timestamptz as whole, failures, failed_since, failure,
  case when isfinite(rest_until) then rest_until end as rest_until,
  extract(epoch from clock_timestamp() - as_of)::float8 * 1000 as age_ms, follow_at <= clock_timestamp() as follow_due,
  sweep_at <= clock_timestamp() as sweep_due, purge_at <= clock_timestamp() as purge_due,
  greatest(0, extract(epoch from greatest(rest_until, timestamptz '2000-01-01Z') - clock_timestamp()))::float8 * 1000 as rest_ms
from order_index_accounts where account_id = $1`;

/** The state of one account's copy; null when there is none. */
export async function readAccountState(db: Queryable, accountId: number): Promise<AccountState | null> {
  const [row] = await db.query<AccountState & { whole: boolean }>(STATE, [accountId]);
  if (!row) return null;
  const { whole, ...state } = row;
  return { ...state, complete_from: whole ? Number.NEGATIVE_INFINITY : state.complete_from };
}

/** Whether every order placed since `from` is in; `from` null asks for all orders there are. */
export function isComplete(state: AccountState, from: number | null): boolean {
  const { complete_from: since } = state;
  if (since === null) return false;
  return typeof since === "number" || (from !== null && from >= since.getTime());
}

import "server-only";
import type { Queryable } from "../db/database";
import { nowPlusMs } from "./interval";
import type { Reason } from "./row";

/** The wait that belongs to a number of failures in a row: the last one repeats. */
function waitAfter(failures: string): string {
  return nowPlusMs(`($2::double precision[])[least(${failures}, cardinality($2::double precision[]))]`);
}

const PAUSE = `
insert into outbox_accounts as a (account_id, paused_until, pause_reason, failures)
values ($1, ${waitAfter("1")}, $3, 1)
on conflict (account_id) do update set
  paused_until = case when a.paused_until <= clock_timestamp() then ${waitAfter("a.failures + 1")}
    else greatest(a.paused_until, ${waitAfter("greatest(a.failures, 1)")}) end,
  pause_reason = excluded.pause_reason,
  failures = case when a.paused_until <= clock_timestamp() then a.failures + 1 else greatest(a.failures, 1) end`;

/**
 * Nobody sends for this account for a while: every process obeys, for the wait stands in the database. Each failure in a row takes the
 * next wait of the list, the last one repeats. What fails while the account rests already was in hand when it began to: that is the same
 * failure, so the step stays, and only a longer wait of that step (a longer Retry-After) moves the end.
 */
export async function pauseAccount(
  db: Queryable,
  accountId: number,
  waitsMs: readonly number[],
  reason: Reason,
): Promise<void> {
  await db.query(PAUSE, [accountId, waitsMs, reason]);
}

const RESUME = `
update outbox_accounts set failures = 0, pause_reason = null, paused_until = '-infinity' where account_id = $1 and failures > 0`;

/** Lengow answered: the next failure begins with the shortest wait again. */
export async function resumeAccount(db: Queryable, accountId: number): Promise<void> {
  await db.query(RESUME, [accountId]);
}

/** Why nothing is sent for an account at this moment, and until when; null when nothing stands in the way. */
export async function accountPause(
  db: Queryable,
  accountId: number,
): Promise<{ reason: Reason | null; until: Date } | null> {
  const [row] = await db.query<{ pause_reason: Reason | null; paused_until: Date }>(
    "select pause_reason, paused_until from outbox_accounts where account_id = $1 and paused_until > clock_timestamp()",
    [accountId],
  );
  return row ? { reason: row.pause_reason, until: row.paused_until } : null;
}

import "server-only";
import type { Queryable } from "../db/database";
import { nowPlusMs } from "./interval";
import type { Reason } from "./row";

const PAUSE = `
insert into outbox_accounts (account_id, paused_until, pause_reason, failures)
values ($1, ${nowPlusMs("($2::double precision[])[1]")}, $3, 1)
on conflict (account_id) do update set
  paused_until = greatest(outbox_accounts.paused_until,
    ${nowPlusMs("($2::double precision[])[least(outbox_accounts.failures + 1, cardinality($2::double precision[]))]")}),
  pause_reason = excluded.pause_reason,
  failures = outbox_accounts.failures + 1`;

/**
 * Nobody sends for this account for a while: every process obeys, for the wait stands in the database. Each failure in a row takes the
 * next wait of the list, the last one repeats.
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

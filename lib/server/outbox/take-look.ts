import "server-only";
import type { Database } from "../db/database";
import { nowPlusMs } from "./interval";
import type { OutboxRow } from "./row";

/**
 * The next look is put off for as long as one may take, which keeps other processes away from this row; the settling statement then sets
 * the true next date. A row that waits for a person is looked at only when something of it may have left.
 */
const TAKE = `
with due as (
  select o.id from outbox o left join outbox_accounts a on a.account_id = o.account_id
  where o.next_at <= clock_timestamp() and coalesce(a.paused_until, '-infinity') <= clock_timestamp()
    and (o.state = 'unconfirmed' or (o.state = 'needs_person' and o.attempt > 0))
  order by o.next_at, o.id
  for update of o skip locked
  limit 1
)
update outbox o set next_at = ${nowPlusMs("$1")}, looks = o.looks + 1
from due where o.id = due.id and o.state in ('unconfirmed', 'needs_person')
returning o.*,
  clock_timestamp() > o.maybe_sent_until + $2::double precision * interval '1 millisecond' as horizon_over,
  clock_timestamp() > o.maybe_sent_until + $2::double precision / 3 * interval '1 millisecond' as third_over,
  clock_timestamp() > o.maybe_sent_until + $3::double precision * interval '1 millisecond' as too_old`;

/** An intent whose outcome is looked for now, with what may be concluded if nothing is found by a look that begins now. */
export interface DueLook extends OutboxRow {
  horizon_over: boolean;
  third_over: boolean;
  too_old: boolean;
}

export async function takeLook(
  db: Database,
  waits: { leaseMs: number; horizonMs: number; lookUntilMs: number },
): Promise<DueLook | null> {
  const [row] = await db.query<DueLook>(TAKE, [waits.leaseMs, waits.horizonMs, waits.lookUntilMs]);
  return row ?? null;
}

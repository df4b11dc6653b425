import "server-only";
import type { Database } from "../db/database";
import { nowPlusMs } from "./interval";
import type { Timings } from "./timings";

const KNOW = `
insert into outbox_accounts (account_id)
select distinct o.account_id from outbox o where o.state = 'accepted'
on conflict do nothing`;

/** The minute's sweep goes first: a glance is taken between two of them, and moves neither. */
const TAKE = `
with due as (
  select a.account_id, a.sweep_at <= clock_timestamp() as whole from outbox_accounts a
  where a.paused_until <= clock_timestamp()
    and (a.sweep_at <= clock_timestamp()
      or (a.watched_at > clock_timestamp() - $3::double precision * interval '1 millisecond'
        and a.sweep_at <= ${nowPlusMs("($1::double precision - $4::double precision)")}
        and coalesce(a.glanced_at, '-infinity') <= ${nowPlusMs("(-$4::double precision)")}))
    and exists (select 1 from outbox o where o.account_id = a.account_id and o.state = 'accepted')
  order by a.sweep_at
  for update of a skip locked
  limit 1
)
update outbox_accounts a
set sweep_at = case when due.whole then ${nowPlusMs("$1")} else a.sweep_at end,
  glanced_at = case when due.whole then a.glanced_at else clock_timestamp() end
from due where a.account_id = due.account_id
returning a.account_id, clock_timestamp() as began,
  coalesce(a.swept_from, (select min(o.accepted_at) from outbox o where o.account_id = a.account_id and o.state = 'accepted'))
    - (case when due.whole then $2::double precision else $5::double precision end) * interval '1 millisecond' as updated_from`;

/** An account whose accepted actions are asked about now. */
export interface DueSweep {
  account_id: number;
  began: Date;
  updated_from: Date;
}

type SweepTimings = Pick<Timings, "sweepMs" | "watchedSweepMs" | "onlookerMs" | "sweepOverlapMs" | "watchedOverlapMs">;

/**
 * Takes the account that has waited longest: every `sweepMs` with the whole overlap, for everybody; while somebody looks, every `watchedSweepMs`
 * in between with the short one.
 */
export async function takeSweep(db: Database, timings: SweepTimings): Promise<DueSweep | null> {
  const { sweepMs, watchedSweepMs, onlookerMs, sweepOverlapMs, watchedOverlapMs } = timings;
  await db.query(KNOW);
  const values = [sweepMs, sweepOverlapMs, onlookerMs, watchedSweepMs, watchedOverlapMs];
  const [row] = await db.query<DueSweep>(TAKE, values);
  return row ?? null;
}

/** The next sweep may begin where this one did: all its pages were read. */
export async function sweepDone(db: Database, { account_id: accountId, began }: DueSweep): Promise<void> {
  await db.query("update outbox_accounts set swept_from = $2 where account_id = $1", [accountId, began]);
}

import "server-only";
import type { Database } from "../db/database";
import { nowPlusMs } from "./interval";
import type { OutboxRow } from "./row";

const CLAIM = `
with due as (
  select o.id from outbox o left join outbox_accounts a on a.account_id = o.account_id
    left join batches b on b.id = o.batch_id
  where o.state = 'ready' and o.next_at <= clock_timestamp() and o.give_up_at > clock_timestamp()
    and coalesce(a.paused_until, '-infinity') <= clock_timestamp()
    and (b.id is null or b.state = 'running')
  order by (o.batch_id is not null), o.next_at, o.id
  for update of o skip locked
  limit 1
)
update outbox o set state = 'claimed', fence = o.fence + 1, lease_owner = $1, lease_until = ${nowPlusMs("$2")}, reason = null
from due where o.id = due.id and o.state = 'ready'
returning o.*`;

/**
 * Takes the intent that has been due for longest, or null: what somebody sent by itself before what is part of a batch, and nothing of a batch that
 * is paused. From now on its fence is ours until the lease ends.
 */
export async function claimNext(db: Database, owner: string, leaseMs: number): Promise<OutboxRow | null> {
  const [row] = await db.query<OutboxRow>(CLAIM, [owner, leaseMs]);
  return row ?? null;
}

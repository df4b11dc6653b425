import "server-only";
import type { Database } from "../db/database";
import { nowPlusMs } from "./interval";
import type { OutboxRow } from "./row";

const CLAIM = `
with due as (
  select o.id from outbox o
  where o.state = 'ready' and o.next_at <= clock_timestamp() and o.give_up_at > clock_timestamp()
    and o.account_id not in (select account_id from outbox_accounts where paused_until > clock_timestamp())
    and (o.batch_id is null or o.batch_id in (select id from batches where state = 'running'))
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

import "server-only";
import type { Database } from "../db/database";
import { nowPlusMs } from "../outbox/interval";
import type { StoredRow } from "./batch-row";

/** A row of a batch that is ours until the lease ends, and for whom it is to be recorded. */
export interface TakenRow extends StoredRow {
  account_id: number;
  person_id: string;
}

const DUE = `r.state = 'waiting' and r.next_at <= clock_timestamp() and (r.lease_until is null or r.lease_until < clock_timestamp())`;

const TAKE = `
with chosen as (
  select b.id, b.account_id, b.person_id from batches b
  where b.recorded_at is null and b.state = 'running'
    and exists (select 1 from batch_rows r where r.batch_id = b.id and ${DUE})
    and (select count(*) from outbox o where o.batch_id = b.id and o.state in ('ready', 'claimed')) < $1
  order by b.turn_at for update of b skip locked limit 1
), turned as (
  update batches b set turn_at = clock_timestamp() from chosen where b.id = chosen.id
), due as (
  select r.batch_id, r.number from batch_rows r join chosen on chosen.id = r.batch_id where ${DUE}
  order by r.number for update of r skip locked limit $2
)
update batch_rows r set fence = r.fence + 1, tries = r.tries + 1, lease_until = ${nowPlusMs("$3")}
from due, chosen where r.batch_id = due.batch_id and r.number = due.number
returning r.*, chosen.account_id, chosen.person_id`;

/**
 * Takes the next rows of the batch whose turn was longest ago. No more is recorded ahead than what can leave soon: what is recorded waits in the
 * outbox, and an order that changes meanwhile is better judged late.
 */
export async function takeRows(
  db: Database,
  part: { ahead: number; most: number; leaseMs: number },
): Promise<TakenRow[]> {
  const rows = await db.query<TakenRow>(TAKE, [part.ahead, part.most, part.leaseMs]);
  return rows.sort((a, b) => a.number - b.number);
}

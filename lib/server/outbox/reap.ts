import "server-only";
import type { Database } from "../db/database";
import { NEVER, nowPlusMs } from "./interval";

/** A row that lost this many workers without sending anything crashes them; it waits for a person and the others go on. */
const POISON_AFTER = 3;

const REAP = `
update outbox set
  state = case when state = 'sending' then 'unconfirmed' when leases_lost + 1 >= ${POISON_AFTER} then 'needs_person' else 'ready' end,
  reason = case when state = 'sending' then 'no_answer' when leases_lost + 1 >= ${POISON_AFTER} then 'poison' else 'lease_lost' end,
  maybe_sent_until = case when state = 'sending' then lease_until else maybe_sent_until end,
  next_at = case when state = 'claimed' and leases_lost + 1 >= ${POISON_AFTER} then ${NEVER} else ${nowPlusMs("$1")} end,
  leases_lost = leases_lost + 1, looks = 0, fence = fence + 1, lease_owner = null, lease_until = null
where id in (
  select id from outbox where state in ('claimed', 'sending') and lease_until < clock_timestamp() for update skip locked
) and state in ('claimed', 'sending') and lease_until < clock_timestamp()
returning id`;

/**
 * Takes intents away from workers whose lease is over. Claimed: certain that nothing left, so back to the queue. Sending: bytes may
 * have left, so it is looked for and never sent again. Returns how many.
 */
export async function reapLeases(db: Database, firstLookMs: number): Promise<number> {
  return (await db.query(REAP, [firstLookMs])).length;
}

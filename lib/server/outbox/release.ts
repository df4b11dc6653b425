import "server-only";
import type { Database } from "../db/database";
import { nowPlusMs } from "./interval";
import type { Custody, Reason } from "./row";

const RELEASE = `
update outbox set state = 'ready', reason = $3, message = $4, next_at = ${nowPlusMs("$5")}, 
  leases_lost = 0, lease_owner = null, lease_until = null
where id = $1 and fence = $2 and state = 'claimed'
returning id`;

/** Gives a claimed intent back to the queue: not a byte has left. False when it is no longer ours. */
export async function release(
  db: Database,
  { id, fence }: Custody,
  why: { reason: Reason; message?: string | null; afterMs: number },
): Promise<boolean> {
  const rows = await db.query(RELEASE, [id, fence, why.reason, why.message ?? null, why.afterMs]);
  return rows.length === 1;
}

import "server-only";
import type { Database } from "../db/database";
import { nowPlusMs } from "./interval";
import type { Custody, Reason } from "./row";

const HAND_OVER = `
update outbox set state = 'needs_person', reason = $3, message = $4, fence = fence + 1, next_at = ${nowPlusMs("$5")},
  lease_owner = null, lease_until = null
where id = $1 and fence = $2 and state in ('claimed', 'unconfirmed', 'accepted')
returning id`;

/** Asks a person. The machine goes on looking every `lookMs` when something may have left. False when it is no longer ours. */
export async function handOver(
  db: Database,
  { id, fence }: Custody,
  why: { reason: Reason; message?: string | null; lookMs: number },
): Promise<boolean> {
  const rows = await db.query(HAND_OVER, [id, fence, why.reason, why.message ?? null, why.lookMs]);
  return rows.length === 1;
}

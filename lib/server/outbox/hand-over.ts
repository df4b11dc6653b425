import "server-only";
import type { Database } from "../db/database";
import { NEVER, nowPlusMs } from "./interval";
import type { Custody, Reason } from "./row";

const HAND_OVER = `
update outbox set state = 'needs_person', reason = $3, message = $4, fence = fence + 1,
  next_at = case when $5::double precision is null then ${NEVER} else ${nowPlusMs("$5")} end,
  lease_owner = null, lease_until = null
where id = $1 and fence = $2 and state in ('claimed', 'unconfirmed', 'accepted')
returning id`;

/** Asks a person. The machine goes on looking after `lookMs` when something may have left; null when nothing can have. False when it is no longer ours. */
export async function handOver(
  db: Database,
  { id, fence }: Custody,
  why: { reason: Reason; message?: string | null; lookMs: number | null },
): Promise<boolean> {
  const rows = await db.query(HAND_OVER, [id, fence, why.reason, why.message ?? null, why.lookMs]);
  return rows.length === 1;
}

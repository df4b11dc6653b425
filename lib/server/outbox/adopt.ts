import "server-only";
import { type Database, isUniqueViolation } from "../db/database";
import type { Custody, Reason } from "./row";

const ADOPT = `
update outbox set state = 'accepted', upstream_id = $3, reason = $4, message = null, fence = fence + 1,
  accepted_at = clock_timestamp(), next_at = clock_timestamp()
where id = $1 and fence = $2 and state in ('unconfirmed', 'needs_person')
returning id`;

/** This action of Lengow's is the intent's own. "owned": another intent was quicker; "gone": the row has moved on. */
export async function adopt(
  db: Database,
  { id, fence }: Custody,
  upstreamId: number,
  reason: Reason,
): Promise<"adopted" | "owned" | "gone"> {
  try {
    const rows = await db.query(ADOPT, [id, fence, upstreamId, reason]);
    return rows.length === 1 ? "adopted" : "gone";
  } catch (error) {
    if (isUniqueViolation(error)) return "owned";
    throw error;
  }
}

import "server-only";
import type { ActionState } from "@/lib/domain/status";
import type { Database } from "../db/database";
import { NEVER } from "./interval";
import type { Custody, Reason } from "./row";

const CONCLUDE = `
update outbox set state = $3::text, reason = $4, message = $5, fence = fence + 1, next_at = ${NEVER}
where id = $1 and fence = $2 and state in ('unconfirmed', 'needs_person', 'accepted')
returning id`;

/** Ends an intent with what was learned afterwards. False when it has moved on meanwhile. */
export async function conclude(
  db: Database,
  { id, fence }: Custody,
  end: {
    state: Extract<ActionState, "done" | "done_with_warning" | "refused" | "rejected">;
    reason: Reason;
    message: string | null;
  },
): Promise<boolean> {
  const rows = await db.query(CONCLUDE, [id, fence, end.state, end.reason, end.message]);
  return rows.length === 1;
}

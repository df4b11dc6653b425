import type { Queryable } from "@/lib/server/db/database";

const BACK = "- $1::double precision * interval '1 millisecond'";

const STATEMENTS = [
  `update documents set next_at = next_at ${BACK}, give_up_at = give_up_at ${BACK}, lease_until = lease_until ${BACK},
     sending_at = sending_at ${BACK}, maybe_sent_until = maybe_sent_until ${BACK}, accepted_at = accepted_at ${BACK}
   where state not in ('done', 'refused', 'rejected', 'withdrawn', 'closed')`,
  `update document_lanes set next_send_at = next_send_at ${BACK}`,
  `update vidr_stores set as_of = as_of ${BACK}, failed_at = failed_at ${BACK}, next_read_at = next_read_at ${BACK},
     reading_until = reading_until ${BACK}`,
  `update vcs_accounts set discover_at = discover_at ${BACK}`,
  `update document_blobs set created_at = created_at ${BACK}, keep_until = keep_until ${BACK}`,
  `update outbox_accounts set paused_until = paused_until ${BACK}`,
];

/** Lets time pass for documents: the database's clock cannot be moved, so every date it will be compared with moves the other way. */
export async function letDocumentTimePass(db: Queryable, ms: number): Promise<void> {
  for (const statement of STATEMENTS) await db.query(statement, [ms]);
}

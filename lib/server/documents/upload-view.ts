import "server-only";
import type { Upload, UploadState } from "@/lib/contract/vcs";
import type { DocumentRow } from "./document-row";

/** A row with what its view needs from elsewhere. */
export interface UploadViewRow extends DocumentRow {
  person_name: string | null;
  corrected_by: string | null;
  waiting_until: Date | null;
}

/** Selects view rows; to be followed by `where …`. */
export const SELECT_UPLOADS = `
select d.*, p.name as person_name,
  (select n.id from documents n where n.corrects = d.id order by n.created_at desc limit 1) as corrected_by,
  case when d.state = 'ready' then greatest(d.next_at, a.paused_until, l.next_send_at) end as waiting_until
from documents d left join people p on p.id = d.person_id
left join outbox_accounts a on a.account_id = d.account_id
left join document_lanes l on l.account_id = d.account_id and l.marketplace = d.marketplace`;

const VERDICT_STATES: readonly string[] = ["refused", "rejected", "unconfirmed", "needs_person"];

function nextAt(row: UploadViewRow): Date | null {
  if (row.state === "ready") return row.waiting_until;
  const looks = row.state === "unconfirmed" || (row.state === "accepted" && row.document_key !== null);
  return looks ? row.next_at : null;
}

/** An upload as the API shows it. */
export function uploadView(row: UploadViewRow): Upload {
  return {
    id: row.id,
    state: row.state as UploadState,
    reason: row.reason,
    invoice_number: row.number,
    verdict_code: row.verdict_code,
    verdict_text: VERDICT_STATES.includes(row.state) ? row.message : null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    marketplace: row.marketplace,
    marketplace_order_id: row.order_id,
    document: row.document_key,
    kind: row.kind,
    total_amount: row.total,
    total_vat_amount: row.vat,
    sha256: row.sha256,
    size: row.size,
    original_name: row.original_name,
    file_name: row.file_name,
    by: { id: row.person_id, name: row.person_name ?? "" },
    corrects: row.corrects,
    corrected_by: row.corrected_by,
    sent_at: row.sending_at?.toISOString() ?? null,
    accepted_at: row.accepted_at?.toISOString() ?? null,
    settled_at: row.settled_at?.toISOString() ?? null,
    next_at: nextAt(row)?.toISOString() ?? null,
    looks: row.looks,
    attempt: row.attempt,
  };
}

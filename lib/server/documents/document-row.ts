import "server-only";
import type { ActionState } from "@/lib/domain/status";
import { REASONS } from "../outbox/row";

/** Why an upload is where it is, as a code; the words are the interface's (`live.reason` of the area `actions`). */
export const DOCUMENT_REASONS = [
  ...REASONS,
  "left_report",
  "report_says_done",
  "seen_in_report",
  "already_there",
  "amounts_changed",
  "report_unreadable",
  "bytes_damaged",
  "confirmed_lost",
] as const;
export type DocumentReason = (typeof DOCUMENT_REASONS)[number];

/** One upload as the database holds it. */
export interface DocumentRow {
  id: string;
  account_id: number;
  client_key: string;
  request_hash: string;
  marketplace: string;
  order_id: string;
  line_id: string | null;
  lane: string;
  /** The report's document; null for documents of other marketplaces. */
  document_key: string | null;
  kind: "invoice" | "credit_note" | "other";
  number: string;
  total: string | null;
  vat: string | null;
  part_name: "upload" | "file";
  metadata: Record<string, string>;
  blob_id: string;
  sha256: string;
  size: number;
  file_name: string;
  original_name: string;
  content_type: string;
  corrects: string | null;
  person_id: string;
  /** The report's words just before sending. */
  before: { status?: string; description?: string };
  state: ActionState;
  reason: DocumentReason | null;
  message: string | null;
  verdict_code: string | null;
  fence: number;
  attempt: number;
  leases_lost: number;
  lease_until: Date | null;
  next_at: Date;
  give_up_at: Date;
  looks: number;
  seen_processing: boolean;
  sending_at: Date | null;
  maybe_sent_until: Date | null;
  upstream_id: string | null;
  accepted_at: Date | null;
  settled_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** In these an upload holds its document: no other may be made for it. */
export const OPEN_STATES = ["ready", "claimed", "sending", "unconfirmed", "accepted", "needs_person"] as const;

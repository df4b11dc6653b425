import { z } from "zod";
import type { Decimal } from "@/lib/domain/order";
import type { ActionState } from "@/lib/domain/status";
import type { VidrDocument } from "@/lib/vcs/document";
import {
  type AppState,
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  type DocumentKind,
  type DocumentState,
} from "@/lib/vcs/document-state";

const code = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be letters, digits, - or _");
const documentKey = z.string().regex(/^[A-Za-z0-9._-]{3,400}$/, "is no document's key");
const uuid = z.guid({ error: "must be a UUID" }).transform((value) => value.toLowerCase());
const whole = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "must be a whole number from 1")
    .transform(Number)
    .or(z.int().min(1))
    .refine((value) => value <= most, `must be at most ${most}`);

function listOf<T extends string>(member: z.ZodType<T, string>) {
  return z
    .string()
    .max(2_000)
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(member) as z.ZodType<T[], string[]>);
}

/** `GET /vcs/documents`. Business orders first, then by deadline. */
export const VcsDocumentsQuery = z.strictObject({
  state: listOf(z.enum(DOCUMENT_STATES)).optional(),
  /** Codes of stores. */
  marketplace: listOf(code).optional(),
  kind: z.enum(DOCUMENT_KINDS).optional(),
  /** Order id, shipping id, transaction id, invoice number or SKU, whole or a part of at least 3 characters. */
  q: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}]{3,200}$/u, "must be 3 to 200 characters")
    .optional(),
  /** Keys of documents; nothing else is left out then. */
  keys: listOf(documentKey)
    .refine((list) => list.length <= 100, "must be at most 100 keys")
    .optional(),
  /** `short` leaves out lines and VAT tables (`lines` and `vat` are empty): for lists and for matching. */
  detail: z.enum(["full", "short"]).default("full"),
  page: whole(10_000).default(1),
  page_size: whole(5_000).default(200),
  /** Ask Amazon's report again, at most every two seconds. */
  fresh: z.literal("1").optional(),
});
export type VcsDocumentsQuery = z.output<typeof VcsDocumentsQuery>;

/**
 * States of an upload: those of an action (`lib/domain/action.ts`, words in `status.ts`), read so: `accepted` Lengow has it and Amazon is
 * verifying; `done` Amazon took it; `refused` Amazon rejected it; `rejected` Lengow did; `unconfirmed` sent, and nobody knows yet.
 */
export type UploadState = Exclude<ActionState, "done_with_warning">;

/** One upload, small: what stands beside its document. */
export interface UploadSummary {
  id: string;
  state: UploadState;
  /** Why, as a code of ours. */
  reason: string | null;
  invoice_number: string;
  /** Amazon's code of a rejection, e.g. "79513", and Amazon's or Lengow's own words. */
  verdict_code: string | null;
  verdict_text: string | null;
  created_at: string;
  updated_at: string;
}

/** One invoice or credit note of the report with what we did about it. */
export interface VcsDocument extends VidrDocument {
  /**
   * What counts on the screen: `state` of the report, `verifying` while an upload of ours is under way or waits for the verdict, `by_amazon` where
   * Amazon makes the document itself.
   */
  shown_state: DocumentState;
  /** Why nothing can be uploaded for it now, as a code; null when it can. */
  blocked:
    | "not_activated"
    | "not_enrolled"
    | "amazon_invoices"
    | "not_dispatched"
    | "under_way"
    | "needs_person"
    | "done"
    | null;
  /** Newest first, at most 10. */
  uploads: UploadSummary[];
}

/** The estimate of Amazon's Invoice Defect Rate over its window (business orders placed 14 to 7 days ago). Never Amazon's own figure. */
export interface IdrEstimate {
  /** Bounds of the window by order date: from inclusive, to exclusive. ISO 8601. */
  from: string;
  to: string;
  /** Business orders of the window: those of the report, and those of our own copy of the orders once that reaches back far enough. */
  orders: number;
  /** Whether our copy reaches back over the window. While it does not, there is no rate: the report names the open ones alone. */
  is_whole: boolean;
  /** Those with no invoice, or with one that came after its deadline. */
  defects: number;
  /** Defects over orders as a fraction with four places, "0.0541"; null when there are no orders, or not all are known. */
  rate: Decimal | null;
  /** The same if everything that can be sent now is sent today. */
  rate_if_sent: Decimal | null;
  /** How many documents of the window that would be. */
  sendable: number;
  /** Amazon's limit as a fraction. */
  target: Decimal;
}

/** One store in the header. */
export interface VcsStore {
  marketplace: string;
  name: string;
  country: string | null;
  /** Null while it was never read. */
  app: AppState | null;
  /** When the report was last read whole; null: never. */
  as_of: string | null;
  /** Why the newest try failed; the rows shown are older then. Null when it did not. */
  failure: { code: string; message: string } | null;
  counts: Record<DocumentState, number>;
  /** Of the documents that wait for an invoice: late, due by the end of today in the store's zone, and all that are not late. */
  overdue: number;
  due_today: number;
  due: number;
  idr: IdrEstimate | null;
}

/** `GET /vcs/documents`. */
export interface VcsDocumentList {
  /** Documents that fit the question, over all pages. */
  count: number;
  page: number;
  page_size: number;
  /** The oldest reading of any store shown; null when none was ever read. */
  as_of: string | null;
  /** Zone in which the report's dates are read: it names none (API.md §17). */
  dates_zone: string;
  stores: VcsStore[];
  /** Documents by `shown_state`, of all stores, whatever `state` was asked for. */
  counts: Record<DocumentState, number>;
  results: VcsDocument[];
}

/** Characters that Amazon takes in a value (API.md §18), at most 64 of them, some of them not blank. */
export const INVOICE_NUMBER = /^(?=.*[^ ])[0-9A-Za-z,/\\ _;:-]{1,64}$/;

const amount = z.string().regex(/^-?\d{1,12}(?:\.\d{1,4})?$/, "must be an amount with a dot, such as 12.90");

/**
 * Text fields of `POST /vcs/uploads` (multipart/form-data; beside them one file part, `file`). Answers 202 with an `Upload`, or 200 when
 * the same was recorded before. Refusals name in `details` the field and, under `problem`, a code of `UPLOAD_PROBLEMS`.
 */
export const UploadFields = z.strictObject({
  /** The document's key. */
  document: documentKey,
  /** A UUID made when the file is chosen: the same one never records twice. */
  client_key: uuid,
  invoice_number: z
    .string()
    .trim()
    .regex(INVOICE_NUMBER, "may hold digits, letters A to Z, blank and , / \\ - _ ; : only, at most 64 of them"),
  doc_type: z.enum(DOCUMENT_KINDS),
  /** As the PDF says it; compared with the report to the cent. The sign is not looked at. */
  total_amount: amount,
  total_vat_amount: amount,
  /** The upload that this one corrects; without it the last one of the document that ended without success. */
  corrects: uuid.optional(),
});
export type UploadFields = z.output<typeof UploadFields>;

/** Why a file cannot be used, whatever document it is for. The browser tells most of it; the server looks again, and more closely. */
export const FILE_PROBLEMS = [
  "empty_file",
  "not_a_pdf",
  "office_file",
  "truncated",
  "encrypted",
  "active_content",
  "embedded_file",
  "too_complex",
  "too_large",
] as const;

/** Why an upload was not taken; nothing was sent and nothing recorded. Each has words of its own on the screen. */
export const UPLOAD_PROBLEMS = [
  ...FILE_PROBLEMS,
  "short_body",
  "too_slow",
  "bad_form",
  "amount_differs",
  "wrong_type",
  "no_totals",
  "not_dispatched",
  "amazon_invoices",
  "not_activated",
  "not_enrolled",
  "same_file",
  "under_way",
  "needs_person",
  "already_done",
] as const;
export type UploadProblem = (typeof UPLOAD_PROBLEMS)[number];

/** One upload with all that is known of it. */
export interface Upload extends UploadSummary {
  marketplace: string;
  marketplace_order_id: string;
  /** Null for documents of other marketplaces. */
  document: string | null;
  kind: DocumentKind | "other";
  total_amount: Decimal | null;
  total_vat_amount: Decimal | null;
  sha256: string;
  size: number;
  /** The name it came with, cleaned, and the name it is sent under. */
  original_name: string;
  file_name: string;
  by: { id: string; name: string } | null;
  corrects: string | null;
  /** Newer upload that corrects this one. */
  corrected_by: string | null;
  /** When its bytes may have left first, when Lengow took it, when Amazon's word came. */
  sent_at: string | null;
  accepted_at: string | null;
  settled_at: string | null;
  /** Nothing happens before this moment: a wait for the store's turn, a limit, or the next look at the report. */
  next_at: string | null;
  /** How often the report was looked at for it. */
  looks: number;
  attempt: number;
}

export interface UploadEvent {
  at: string;
  kind: "moved" | "baseline" | "answer" | "look" | "alarm";
  attempt: number;
  status: number | null;
  by: { id: string; name: string } | null;
  detail: Record<string, unknown>;
}

/** `GET /vcs/uploads/[id]`. */
export interface UploadDetail extends Upload {
  history: UploadEvent[];
}

const UPLOAD_STATES = [
  "ready",
  "claimed",
  "sending",
  "unconfirmed",
  "accepted",
  "done",
  "refused",
  "rejected",
  "needs_person",
  "withdrawn",
  "closed",
] as const satisfies readonly UploadState[];

/** `GET /vcs/uploads`, newest first. */
export const UploadsQuery = z.strictObject({
  state: listOf(z.enum(UPLOAD_STATES)).optional(),
  /** Uploads of these ids: what a queue on the screen asks every few seconds. */
  ids: listOf(z.guid())
    .refine((list) => list.length <= 500, "must be at most 500 ids")
    .optional(),
  document: documentKey.optional(),
  page: whole(10_000).default(1),
  page_size: whole(500).default(100),
});
export type UploadsQuery = z.output<typeof UploadsQuery>;

export interface UploadList {
  count: number;
  page: number;
  page_size: number;
  as_of: string;
  /** Uploads that are still under way or wait for a verdict, whatever was asked. */
  open: number;
  results: Upload[];
}

export const UploadPath = z.object({ id: z.guid() });

/** `POST /vcs/uploads/[id]/confirm-lost`: a person looked at Amazon and it did not arrive. Frees the document for a new upload. */
export const ConfirmLostBody = z.strictObject({ note: z.string().trim().min(1).max(500) });
export type ConfirmLostBody = z.output<typeof ConfirmLostBody>;

/** `GET /vcs/export`: the accountant's log as CSV. Days in UTC, both inclusive. */
export const VcsExportQuery = z.strictObject({
  from: z.iso.date("must be a day, YYYY-MM-DD").optional(),
  to: z.iso.date("must be a day, YYYY-MM-DD").optional(),
});
export type VcsExportQuery = z.output<typeof VcsExportQuery>;

/** `GET /documents/[id]`: Lengow's number of a document of an order, or the id of an upload of ours. */
export const DocumentPath = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/) });

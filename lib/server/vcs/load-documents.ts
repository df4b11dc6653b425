import "server-only";
import type { UploadState, VcsDocument } from "@/lib/contract/vcs";
import type { VidrDocument } from "@/lib/vcs/document";
import type { AppState, DocumentState } from "@/lib/vcs/document-state";
import { isMadeByAmazon } from "@/lib/vcs/made-by-amazon";
import type { Queryable } from "../db/database";
import { knownDocuments, type StoredDocument, storedDocument } from "./known-documents";

/** A store as the database holds it. */
export interface StoreRow {
  marketplace: string;
  app: AppState | null;
  as_of: Date | null;
  failure_code: string | null;
  failure_message: string | null;
}

interface UploadRow {
  document_key: string;
  id: string;
  state: UploadState;
  reason: string | null;
  number: string;
  verdict_code: string | null;
  message: string | null;
  created_at: Date;
  updated_at: Date;
  sending_at: Date | null;
}

/** A document with what the lists and figures need beside it. */
export interface LoadedDocument {
  view: VcsDocument;
  lastSeenAt: number;
  /** The earliest moment at which Amazon may have had it, once its report called it done; 1970 when it did so from the first. */
  heldFrom: number | null;
  goneAt: number | null;
  /** When the upload that Amazon has, or has under examination, left. */
  sentAt: number | null;
}

const UPLOADS = `
select document_key, id, state, reason, number, verdict_code, message, created_at, updated_at, sending_at from (
  select d.*, row_number() over (partition by document_key order by created_at desc, id desc) as place
  from documents d where account_id = $1 and document_key is not null and ($2::text is null or document_key = $2)
) ranked where place <= 10 order by document_key, place`;

const UNDER_WAY: readonly string[] = ["ready", "claimed", "sending", "unconfirmed", "accepted", "needs_person"];
const REPORT_DAYS_MS = 88 * 86_400_000;

/** A document that left the report is done, unless it merely grew too old for it: the report looks 90 days back (API.md §17). */
function stateOfGone(document: VidrDocument, goneAt: number): DocumentState {
  const shipped = document.shipped_at === null ? null : Date.parse(document.shipped_at);
  return shipped !== null && goneAt - shipped > REPORT_DAYS_MS ? "unknown" : "done";
}

function shownState(document: VidrDocument, goneAt: number | null, last: UploadRow | undefined): DocumentState {
  if (last && UNDER_WAY.includes(last.state)) return "verifying";
  // Whatever the report asks for: nobody here has anything to do.
  if (document.is_amazon_invoiced && last?.state !== "done") return "by_amazon";
  if (goneAt !== null) return last?.state === "done" ? "done" : stateOfGone(document, goneAt);
  const asks = document.state === "to_invoice" || document.state === "to_credit" || document.state === "rejected";
  if (!last || !asks) return document.state;
  if (last.state === "done" && document.state !== "rejected") return "done";
  return last.state === "refused" || last.state === "rejected" ? "rejected" : document.state;
}

function blockedBy(document: VidrDocument, state: DocumentState, last: UploadRow | undefined, app: AppState | null) {
  if (app === "not_activated" || app === "not_enrolled") return app;
  if (document.is_amazon_invoiced) return "amazon_invoices";
  if (last?.state === "needs_person") return "needs_person";
  if (state === "verifying") return "under_way";
  if (state === "done") return "done";
  return document.problems.includes("not_dispatched") ? "not_dispatched" : null;
}

function summaryOf(row: UploadRow): VcsDocument["uploads"][number] {
  const isVerdict = ["refused", "rejected", "unconfirmed", "needs_person"].includes(row.state);
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    invoice_number: row.number,
    verdict_code: row.verdict_code,
    verdict_text: isVerdict ? row.message : null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

function loaded(stored: StoredDocument, uploads: readonly UploadRow[], app: AppState | null): LoadedDocument {
  const { shown } = stored;
  const goneAt = stored.gone_at?.getTime() ?? null;
  const last = uploads[0];
  const state = shownState(shown, goneAt, last);
  const rejection =
    state === "rejected" && shown.rejection === null && last
      ? { code: last.verdict_code, text: last.message ?? "" }
      : shown.rejection;
  const isOurs = !isMadeByAmazon({ is_amazon_invoiced: shown.is_amazon_invoiced, rejection });
  const hasIt = last && (last.state === "done" || last.state === "accepted");
  return {
    view: {
      ...shown,
      deadline: isOurs ? shown.deadline : null,
      rejection,
      shown_state: state,
      blocked: blockedBy(shown, state, last, app),
      uploads: uploads.map(summaryOf),
    },
    lastSeenAt: stored.last_seen_at.getTime(),
    heldFrom: stored.held_from?.getTime() ?? null,
    goneAt,
    sentAt: hasIt ? (last.sending_at?.getTime() ?? null) : null,
  };
}

/** The account's Amazon stores by code. */
export function loadStores(db: Queryable, accountId: number): Promise<StoreRow[]> {
  return db.query<StoreRow>(
    "select marketplace, app, as_of, failure_code, failure_message from vidr_stores where account_id = $1 order by marketplace",
    [accountId],
  );
}

/** Behind every deadline. */
const NEVER = "9999";

function byUrgency(a: LoadedDocument, b: LoadedDocument): number {
  if (a.view.is_business !== b.view.is_business) return a.view.is_business ? -1 : 1;
  const [left, right] = [a.view.deadline?.at ?? NEVER, b.view.deadline?.at ?? NEVER];
  if (left !== right) return left < right ? -1 : 1;
  const [first, second] = [a.view.shipped_at ?? "", b.view.shipped_at ?? ""];
  if (first !== second) return first > second ? -1 : 1;
  return a.view.key < b.view.key ? -1 : 1;
}

/** Every document of the account that the report names or named, or one of them, with our uploads: business first, then by deadline, latest first without one. */
export async function loadDocuments(
  db: Queryable,
  accountId: number,
  stores: readonly StoreRow[],
  key: string | null = null,
): Promise<LoadedDocument[]> {
  const apps = new Map(stores.map((store) => [store.marketplace, store.app]));
  const uploads = await db.query<UploadRow>(UPLOADS, [accountId, key]);
  const byKey = new Map<string, UploadRow[]>();
  for (const row of uploads) byKey.set(row.document_key, [...(byKey.get(row.document_key) ?? []), row]);
  const stored = await (key === null ? knownDocuments(db, accountId) : storedDocument(db, accountId, key));
  return stored
    .map((row) => loaded(row, byKey.get(row.shown.key) ?? [], apps.get(row.shown.marketplace) ?? null))
    .sort(byUrgency);
}

import { createHash } from "node:crypto";
import type { Account } from "../account";
import { MINUTE } from "../clock";
import type { Answer } from "../http/answer";
import { e1, json } from "../http/answer";
import { readAccountId } from "../http/call";
import { type Part, readParts } from "../http/multipart";
import type { AcceptedDocument } from "../truth";
import { judge } from "../vidr/judge";
import type { Route } from "./route";

/** Minutes until Amazon starts with a document, and until its word stands in the report. */
const STARTS = 1 * MINUTE;
const ENDS = 10 * MINUTE;

/** POST /v3.0/document/: 201 says received; Amazon's word is read in the VAT report later (API.md §19.2, §24 items 10, 11). */
export const uploadDocument: Route = {
  method: "POST",
  path: "/v3.0/document/",
  handle(call, { world, account, session }) {
    const parts = readParts(call.headers["content-type"], call.body);
    if (!parts) return e1(400, "multipart/form-data expected");
    const fields = Object.fromEntries(
      parts.filter(({ fileName }) => fileName === null).map((part) => [part.name, String(part.data)]),
    );
    if (readAccountId(fields.account_id) !== session.accountId) return e1(401, "Forbidden");
    const file = parts.find(({ name, fileName }) => fileName !== null && ["upload", "file"].includes(name));
    const metadata = readMetadata(fields.metadata);
    const refusal = refuseUpload(fields, file, metadata, account);
    if (refusal) return refusal;
    const now = world.clock.now();
    const isAmazon = fields.marketplace!.startsWith("amazon_");
    if (isAmazon && !keepsPace(account, fields.marketplace!, now, world.documentPaceMs)) {
      return e1(502, "VCS: Amazon takes one document every 3 seconds");
    }
    const received = receive(account, fields, file!, now);
    if (isAmazon) received.verdict = sendToAmazon(account, fields, metadata!, file!.data, now);
    return json(201, { id: received.id });
  },
};

/** At most one upload per 3 seconds and store (API.md §18). */
function keepsPace(account: Account, marketplace: string, now: number, paceMs: number): boolean {
  const last = account.lastDocumentAt.get(marketplace) ?? Number.NEGATIVE_INFINITY;
  // A clock that was set back starts anew.
  if (now >= last && now - last < paceMs) return false;
  account.lastDocumentAt.set(marketplace, now);
  return true;
}

function readMetadata(text: string | undefined): Record<string, string> | null {
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, string>)
      : null;
  } catch {
    return null;
  }
}

function refuseUpload(
  fields: Record<string, string>,
  file: Part | undefined,
  metadata: Record<string, string> | null,
  account: Account,
): Answer | null {
  if (!fields.marketplace) return e1(400, "marketplace is required");
  const marketplace = account.marketplace(fields.marketplace);
  if (!marketplace) return e1(400, `marketplace "${fields.marketplace}" not found`);
  if (!file) return e1(400, "upload is required");
  if (!metadata) return e1(400, "metadata is not a JSON object");
  const amazon = marketplace.code.startsWith("amazon_");
  if (!amazon && !marketplace.meta.features?.invoice_upload) return e1(400, `${marketplace.code} takes no documents`);
  if (!amazon) return refuseInvoice(fields, metadata, account);
  // Errors of the VAT service come as 502 with JSON (API.md §19.2); only these two keys are demanded.
  if (!account.vidr.active) return e1(502, "The Amazon VCS app is not active");
  if (!metadata.doc_type || !metadata.DocumentId) return e1(502, "VCS: metadata must hold doc_type and DocumentId");
  return null;
}

/** Mirakl and Decathlon want five keys with the invoice (API.md §19.2). */
function refuseInvoice(
  fields: Record<string, string>,
  metadata: Record<string, string>,
  account: Account,
): Answer | null {
  const keys = ["document_number", "issue_date", "due_date", "total_amount_excluding_taxes", "total_tax_amount"];
  const missing = keys.find((key) => !metadata[key]);
  if (missing) return e1(400, `metadata.${missing} is required`);
  return account.orders.get(fields.marketplace!, fields.order_id ?? "") ? null : e1(400, "order_id not found");
}

function receive(account: Account, fields: Record<string, string>, file: Part, now: number): AcceptedDocument {
  const received: AcceptedDocument = {
    id: 990_000 + account.truth.documents.length + 1,
    at: new Date(now).toISOString(),
    sha256: createHash("sha256").update(file.data).digest("hex"),
    bytes: file.data.length,
    fields,
    file_field: file.name,
    file_name: file.fileName ?? "",
    verdict: null,
  };
  account.truth.documents.push(received);
  return received;
}

function sendToAmazon(
  account: Account,
  fields: Record<string, string>,
  metadata: Record<string, string>,
  file: Buffer,
  now: number,
): string {
  const document = { marketplace: fields.marketplace!, orderId: fields.order_id ?? "", metadata, file };
  const { kind, entries, refusal } = judge(document, account.vidr.list());
  if (entries.length === 0) return refusal ?? "accepted";
  const word = kind === "invoice" ? "Invoice" : "CreditNote";
  account.vidr.plan({ at: now + STARTS, entries, status: `${word}Processing`, description: "" });
  account.vidr.plan({
    at: now + ENDS,
    entries,
    status: refusal === null ? null : `${word}Pending`,
    description: refusal ?? "",
  });
  return refusal ?? "accepted";
}

import "server-only";
import { type Upload, UploadFields, type UploadProblem } from "@/lib/contract/vcs";
import { sameAmount } from "@/lib/vcs/decimals";
import { hashOf } from "../actions/canonical";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { discardBlob } from "../documents/blobs";
import { invoiceMetadata, vcsSettings } from "../documents/document-metadata";
import { uploadRefusal } from "../documents/intake/pdf-problem";
import { type ReceivedUpload, readUpload } from "../documents/intake/read-upload";
import { knownUpload, submitDocument } from "../documents/submit-document";
import { badRequest, isAppError, notFound } from "../errors";
import { problemsOf } from "../http/query-input";
import { type LoadedDocument, loadDocuments, loadStores } from "./load-documents";

/** One document of this account. @throws AppError `not_found`, the same for one of another account */
async function findDocument(db: Queryable, accountId: number, key: string): Promise<LoadedDocument> {
  const stores = await loadStores(db, accountId);
  const [found] = await loadDocuments(db, accountId, stores, key);
  if (!found) throw notFound();
  return found;
}

function readFields(fields: Record<string, string>): UploadFields {
  if ("account_id" in fields) {
    throw badRequest([
      { field: "account_id", message: "is not taken from the caller: the account stands in the path" },
    ]);
  }
  const parsed = UploadFields.safeParse(fields);
  if (!parsed.success) {
    const [first, ...rest] = problemsOf(parsed.error, "fields");
    throw uploadRefusal("bad_form", {
      field: first?.field ?? "fields",
      message: `${first?.field} ${first?.message}.`,
      details: rest,
    });
  }
  return parsed.data;
}

/** Whether the document may be sent at all, and for these amounts (PRODUCT V06, V11, V13). */
function judge({ view }: LoadedDocument, fields: UploadFields): void {
  const refuse = (problem: UploadProblem, field = "document"): never => {
    throw uploadRefusal(problem, { field });
  };
  // What of ours is under way is judged in the transaction that records, where the same form sent twice is known.
  const isOurs = view.blocked === "needs_person" || (view.blocked === "under_way" && view.uploads.length > 0);
  if (view.blocked === "done") refuse("already_done");
  else if (view.blocked !== null && !isOurs) refuse(view.blocked);
  if (fields.doc_type !== view.kind) refuse("wrong_type", "doc_type");
  if (view.total === null) throw uploadRefusal("no_totals", { field: "document" });
  const pairs = [
    ["total_amount", view.total.gross],
    ["total_vat_amount", view.total.vat],
  ] as const;
  for (const [field, amount] of pairs) {
    if (sameAmount(fields[field], amount)) continue;
    const message = `Amazon says ${amount} ${view.currency}, the invoice ${fields[field]}. Amazon refuses an invoice for a single cent.`;
    throw uploadRefusal("amount_differs", { field, message });
  }
}

async function submit(ctx: ServiceContext, received: ReceivedUpload): Promise<{ upload: Upload; isNew: boolean }> {
  const fields = readFields(received.fields);
  const { client_key: clientKey, ...asked } = fields;
  const requestHash = hashOf({ ...asked, sha256: received.file.sha256 });
  const known = await knownUpload(ctx.db, ctx.accountId, clientKey, requestHash);
  if (known) {
    await discardBlob(ctx.db, received.file.blobId);
    return { upload: known, isNew: false };
  }
  const loaded = await findDocument(ctx.db, ctx.accountId, fields.document);
  const { view } = loaded;
  judge(loaded, fields);
  const { metadataKeys } = await vcsSettings(ctx.db, ctx.accountId);
  const total = view.total?.gross ?? "";
  const vat = view.total?.vat ?? "";
  const facts = {
    kind: view.kind,
    number: fields.invoice_number,
    orderId: view.order_id,
    shippingId: view.shipping_id,
    transactionId: view.transaction_ids[0] ?? "",
    total,
    vat,
  };
  return submitDocument(ctx, {
    marketplace: view.marketplace,
    orderId: view.order_id,
    kind: view.kind,
    documentKey: view.key,
    number: fields.invoice_number,
    total,
    vat,
    metadata: invoiceMetadata(facts, metadataKeys),
    file: received.file,
    originalName: received.fileName,
    clientKey,
    requestHash,
    corrects: fields.corrects,
  });
}

/**
 * Takes a PDF for one document of Amazon's report: checked while it streams in, compared with the report to the cent, and written down for sending. A
 * refusal keeps nothing and sends nothing; each has its own words.
 * @throws AppError
 */
export async function submitUpload(ctx: ServiceContext, request: Request): Promise<{ upload: Upload; isNew: boolean }> {
  requireScope(ctx, "vcs:upload");
  const received = await readUpload(request, ctx.db, ctx.accountId);
  try {
    return await submit(ctx, received);
  } catch (error) {
    if (isAppError(error)) await discardBlob(ctx.db, received.file.blobId);
    throw error;
  }
}

import "server-only";
import { OrderDocumentFields, type OrderDocuments } from "@/lib/contract/order-documents";
import type { Upload } from "@/lib/contract/vcs";
import { roleAllows } from "@/lib/domain/permissions";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { discardBlob } from "@/lib/server/documents/blobs";
import { hideInUploads } from "@/lib/server/documents/hide-upload";
import { uploadRefusal } from "@/lib/server/documents/intake/pdf-problem";
import { type ReceivedUpload, readUpload } from "@/lib/server/documents/intake/read-upload";
import { submitDocument } from "@/lib/server/documents/submit-document";
import { SELECT_UPLOADS, type UploadViewRow, uploadView } from "@/lib/server/documents/upload-view";
import { notFound } from "@/lib/server/errors";
import { problemsOf } from "@/lib/server/http/query-input";
import { marketplaceMetadata } from "@/lib/server/marketplaces/list-marketplaces";
import type { OrderIdentity } from "./get-order";

/** Whether the marketplace takes documents by an order: its metadata says so (API.md §19.2). Amazon's are matched with its report (§18). */
async function takesDocuments(ctx: ServiceContext, marketplace: string): Promise<boolean> {
  if (marketplace.startsWith("amazon")) return false;
  const metadata = await marketplaceMetadata(ctx);
  return metadata.value.get(marketplace)?.features.invoice_upload === true;
}

/** What was uploaded for an order from here, newest first, and whether more can be. */
export async function orderDocuments(
  ctx: ServiceContext,
  { marketplace, orderId }: OrderIdentity,
): Promise<OrderDocuments> {
  requireScope(ctx, "documents:read");
  const [uploadable, rows] = await Promise.all([
    roleAllows(ctx.role, "vcs:upload") ? takesDocuments(ctx, marketplace).catch(() => false) : false,
    ctx.db.query<UploadViewRow>(
      `${SELECT_UPLOADS} where d.account_id = $1 and d.marketplace = $2 and d.order_id = $3
        order by d.created_at desc, d.id desc limit 50`,
      [ctx.accountId, marketplace, orderId],
    ),
  ]);
  return { uploadable, uploads: await hideInUploads(ctx, rows.map(uploadView)) };
}

function readFields(fields: Record<string, string>): OrderDocumentFields {
  const parsed = OrderDocumentFields.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [first, ...details] = problemsOf(parsed.error, "fields");
  const field = first?.field ?? "fields";
  throw uploadRefusal("bad_form", { field, message: `${field} ${first?.message}.`, details });
}

const moment = (day: string): string => `${day}T00:00:00Z`;

async function submit(ctx: ServiceContext, { marketplace, orderId }: OrderIdentity, received: ReceivedUpload) {
  const { client_key: clientKey, ...fields } = readFields(received.fields);
  const order = await ctx.lengow().orders.get(marketplace, orderId, { lane: "screen", requestId: ctx.requestId });
  if (!order) throw notFound();
  const { document_number: number, issue_date, due_date, total_amount_excluding_taxes, total_tax_amount } = fields;
  return submitDocument(ctx, {
    marketplace,
    orderId,
    kind: "invoice",
    documentKey: null,
    number,
    total: null,
    vat: total_tax_amount,
    metadata: {
      document_number: number,
      issue_date: moment(issue_date),
      due_date: moment(due_date),
      total_amount_excluding_taxes,
      total_tax_amount,
    },
    file: received.file,
    originalName: received.fileName,
    clientKey,
  });
}

/**
 * Takes an invoice for an order of a marketplace that takes them, and writes it down for sending with the discipline of every document: nothing
 * goes twice, and what is unclear is settled before anything is sent again.
 * @throws AppError in words; nothing was sent and nothing kept then
 */
export async function submitOrderDocument(
  ctx: ServiceContext,
  identity: OrderIdentity,
  request: Request,
): Promise<{ upload: Upload; isNew: boolean }> {
  requireScope(ctx, "vcs:upload");
  // Asked before a byte is read: a marketplace that takes nothing needs no upload.
  if (!(await takesDocuments(ctx, identity.marketplace))) {
    throw uploadRefusal("bad_form", {
      field: "marketplace",
      message: "This marketplace takes no documents by an order.",
    });
  }
  const received = await readUpload(request, ctx.db, ctx.accountId);
  try {
    return await submit(ctx, identity, received);
  } catch (error) {
    // Bytes that were recorded stay: only those that nothing names are removed.
    await discardBlob(ctx.db, received.file.blobId).catch(() => undefined);
    throw error;
  }
}

import "server-only";
import { createHash } from "node:crypto";
import type { InvoiceIdentity, InvoiceWarning, IssuedInvoice, MakeInvoice, MakeProblem } from "@/lib/contract/invoices";
import { documentKey } from "@/lib/vcs/document-key";
import { requireScope, type ServiceContext } from "../context";
import { isUniqueViolation } from "../db/database";
import { AppError } from "../errors";
import { buildInvoice, CannotInvoice, type InvoiceSource } from "./build-invoice";
import { writeCents } from "./cents";
import { composeSheet } from "./compose-sheet";
import { inTurn } from "./in-turn";
import type { Invoice } from "./invoice";
import { getInvoiceSettings } from "./invoice-settings";
import { type InvoiceSources, ownSources } from "./invoice-sources";
import { lastNumber, listIssued, storeIssued } from "./issued-invoices";
import { invoiceNumber, yearIn } from "./number";
import { pdfThread } from "./pdf-thread";

/** How often a number may be taken by another process between print and store before we give up. */
const TRIES = 40;

const WORDS: Record<MakeProblem, string> = {
  not_confirmed: "Making invoices is off: an administrator has to confirm the legal settings first.",
  no_document: "Amazon’s list has no such document.",
  not_open: "Amazon does not wait for this document.",
  no_rows: "Amazon’s list has no lines for this document.",
  amount: "Amazon’s amounts for this document do not add up, so no invoice can be made of them.",
  seller_vat: "Amazon names a VAT number of yours for this sale that is not in the legal settings.",
  amazon_invoices: "Amazon makes this invoice itself.",
  buyer: "Amazon gives no name for the buyer.",
  original_unknown: "A credit note names its invoice, and that number is not known here. Give it.",
  missing_characters: "A name or an address has characters that our typeface cannot write.",
};

function cannot(problem: MakeProblem): AppError {
  const details = [{ field: "problem", message: problem }];
  return new AppError("bad_request", `${WORDS[problem]} No number was used.`, { details });
}

interface Prepared {
  source: InvoiceSource;
  identity: InvoiceIdentity;
  invoice: Invoice;
  originalNumber: string | null;
}

async function confirmedIdentity(ctx: ServiceContext): Promise<InvoiceIdentity> {
  const { identity, confirmed_at } = await getInvoiceSettings(ctx);
  if (!identity || !confirmed_at) throw cannot("not_confirmed");
  return identity;
}

/** The number of the invoice that a credit note takes back: ours, the one sent for the shipment, or the one the person gives. */
async function originalOf(
  ctx: ServiceContext,
  { document }: InvoiceSource,
  wish: MakeInvoice,
  sources: InvoiceSources,
): Promise<string | null> {
  if (document.kind === "invoice") return null;
  const { marketplace, order_id: orderId, shipping_id: shippingId } = document;
  const key = documentKey({ marketplace, kind: "invoice", orderId, shippingId, transactionId: "" });
  const [issued] = await listIssued(ctx, [key]);
  const known = issued?.number ?? (await sources.sentNumber(ctx, key)) ?? wish.original_number ?? null;
  if (known === null) throw cannot("original_unknown");
  return known;
}

const OPEN = ["to_invoice", "to_credit", "rejected", "unknown"];

async function prepare(ctx: ServiceContext, wish: MakeInvoice, sources: InvoiceSources): Promise<Prepared> {
  const identity = await confirmedIdentity(ctx);
  const source = await sources.find(ctx, wish.document_key);
  if (!source) throw cannot("no_document");
  if (!OPEN.includes(source.document.state)) throw cannot("not_open");
  try {
    const invoice = buildInvoice(source, identity, wish.language);
    return { source, identity, invoice, originalNumber: await originalOf(ctx, source, wish, sources) };
  } catch (error) {
    if (error instanceof CannotInvoice) throw cannot(error.reason);
    throw error;
  }
}

async function draw(prepared: Prepared, number: string | null, at: Date): Promise<Uint8Array> {
  const { invoice, identity, originalNumber } = prepared;
  const sheet = composeSheet(invoice, { number, at: at.toISOString(), zone: identity.time_zone, originalNumber });
  const { pdf, missing } = await pdfThread().draw(sheet);
  if (missing.length > 0) throw cannot("missing_characters");
  return pdf;
}

/**
 * The document as it would be issued now, without a number, and saying so across the page.
 * @throws AppError `bad_request` with the problem
 */
export async function previewInvoice(
  ctx: ServiceContext,
  wish: MakeInvoice,
  sources: InvoiceSources = ownSources,
): Promise<{ pdf: Uint8Array; warnings: InvoiceWarning[] }> {
  requireScope(ctx, "vcs:upload");
  const prepared = await prepare(ctx, wish, sources);
  return { pdf: await draw(prepared, null, ctx.clock.now()), warnings: prepared.invoice.warnings };
}

/** Prints with the next number and stores; null when another process took that number meanwhile. */
async function tryIssue(ctx: ServiceContext, prepared: Prepared, key: string): Promise<IssuedInvoice | null> {
  const { invoice, identity } = prepared;
  const at = ctx.clock.now();
  const series = invoice.kind === "invoice" ? identity.invoice_series : identity.credit_note_series;
  const year = yearIn(identity.time_zone, at);
  const place = { series, year, sequence: (await lastNumber(ctx, { series, year })) + 1 };
  const pdf = await draw(prepared, invoiceNumber(place), at);
  return storeIssued(ctx, {
    documentKey: key,
    kind: invoice.kind,
    place,
    language: invoice.language,
    currency: invoice.currency,
    total: writeCents(invoice.gross),
    vat: writeCents(invoice.vat),
    sha256: createHash("sha256").update(pdf).digest("hex"),
    pdf,
    at,
  });
}

/**
 * Issues the invoice or credit note of a document: the next number of its series, for ever. A document that has one gets the same again.
 * Drawing happens outside of the transaction that takes the number, so a failure uses none, and the database waits for nobody.
 * @throws AppError `bad_request` with the problem; `busy` when other processes were quicker forty times
 */
export async function issueInvoice(
  ctx: ServiceContext,
  wish: MakeInvoice,
  sources: InvoiceSources = ownSources,
): Promise<{ invoice: IssuedInvoice; created: boolean }> {
  requireScope(ctx, "vcs:upload");
  const key = wish.document_key;
  const [known] = await listIssued(ctx, [key]);
  if (known) return { invoice: known, created: false };
  const prepared = await prepare(ctx, wish, sources);
  return inTurn(`${ctx.accountId}|${prepared.invoice.kind}`, async () => {
    try {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const invoice = await tryIssue(ctx, prepared, key);
        if (invoice) return { invoice, created: true };
      }
    } catch (error) {
      const [issued] = isUniqueViolation(error) ? await listIssued(ctx, [key]) : [];
      if (!issued) throw error;
      return { invoice: issued, created: false };
    }
    throw new AppError("busy", "Too many invoices are being made at this moment. Try again. No number was used.");
  });
}

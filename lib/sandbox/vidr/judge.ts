import type { VidrEntry } from "./vidr-store";

/** A document as Amazon sees it. */
export interface VatDocument {
  marketplace: string;
  orderId: string;
  metadata: Record<string, string>;
  file: Buffer;
}

export type DocumentKind = "invoice" | "credit note";

/** Which rows a document speaks about, and why Amazon will not have it; `refusal` null means accepted. */
export interface Verdict {
  kind: DocumentKind;
  entries: VidrEntry[];
  refusal: string | null;
}

const MARKETPLACE_IDS: Record<string, string> = {
  amazon_fr: "A13V1IB3VIYZZH",
  amazon_de: "A1PA6795UKMFR9",
  amazon_it: "APJ6JRA9NG5V4",
  amazon_es: "A1RKKUPIHCS9HS",
  amazon_uk: "A1F83G8C2ARO7P",
};

/** Characters a value may hold (API.md §18). */
const ALLOWED = /^[0-9A-Za-z,/\\ \-_;:]*$/;

/** Amazon's rules for a VAT invoice (API.md §18), in the order its processing names the first one broken. */
export function judge(document: VatDocument, entries: readonly VidrEntry[]): Verdict {
  const kind = kindOf(document.metadata);
  const ofOrder = entries.filter(({ row }) => row["order-id"] === document.orderId);
  const shipped = ofOrder.filter(({ row }) => (kind === "credit note") !== (row["transaction-type"] === "SHIPMENT"));
  const shippingId = read(document.metadata, "ShippingId");
  const named = shippingId ? shipped.filter(({ row }) => row["shipping-id"] === shippingId) : shipped;
  const transaction = read(document.metadata, "TransactionId");
  const exact = transaction ? named.filter(({ row }) => row["transaction-id"] === transaction) : named;
  const concerned = [exact, named, shipped, ofOrder].find((rows) => rows.length > 0) ?? [];
  return { kind: kind ?? "invoice", entries: concerned, refusal: refusalOf(document, kind, exact) };
}

function refusalOf(document: VatDocument, kind: DocumentKind | null, rows: VidrEntry[]): string | null {
  const { metadata, marketplace } = document;
  if (!document.file.subarray(0, 1024).includes("%PDF-")) return "79503: The uploaded file is not a PDF.";
  if (kind === null) return "79531: The document type is not valid.";
  const site = read(metadata, "MarketplaceId");
  const elsewhere = rows.some((entry) => entry.marketplace !== marketplace);
  if (elsewhere || (site && site !== MARKETPLACE_IDS[marketplace]))
    return "79523: The marketplace id is not valid for this order.";
  if (rows.length === 0) return "79517: The order id or shipping id is not valid.";
  if (!read(metadata, "InvoiceNumber") && !read(metadata, "DocumentId"))
    return "79513: The option InvoiceNumber is missing.";
  const odd = ["InvoiceNumber", "DocumentId", "ShippingId", "OrderId"].find(
    (name) => !ALLOWED.test(read(metadata, name)),
  );
  if (odd) return `79513: The option ${odd} holds characters that are not allowed.`;
  if (kind === "credit note" && !read(metadata, "TransactionId")) return "79513: The option TransactionId is missing.";
  const [total, vat] = [read(metadata, "TotalAmount"), read(metadata, "TotalVATAmount")];
  if ((total === "") !== (vat === "")) return "79513: TotalAmount and TotalVATAmount belong together.";
  if (rows.some(({ row }) => row["is-amazon-invoiced"] === "TRUE"))
    return "79525: Amazon will generate the invoice for this order.";
  if (total !== "" && !sameAmounts(rows, total, vat))
    return "TotalAmount or TotalVATAmount does not match the amounts of this shipment.";
  return askedRefusal(document.file);
}

const SAMPLE_REFUSALS: Record<string, string> = {
  "79503": "79503: The uploaded file is not a PDF.",
  "79531": "79531: The document type is not valid.",
  "79599": "79599: The document could not be processed (reason 7).",
};

/** A sample file may ask in its description to be refused, so that a demo shows what a refusal looks like. */
function askedRefusal(file: Buffer): string | null {
  const asked = /sandbox-refuses-(\d{5})/.exec(file.toString("latin1"));
  return asked ? (SAMPLE_REFUSALS[asked[1] ?? ""] ?? null) : null;
}

/** `DocumentType` and the documentation's own `doc_type` are both read; the default is an invoice (API.md §18, C11). */
function kindOf(metadata: Record<string, string>): DocumentKind | null {
  const word = (read(metadata, "DocumentType") || read(metadata, "doc_type") || "invoice")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  if (word === "invoice") return "invoice";
  return word === "creditnote" ? "credit note" : null;
}

/** Option names are read in any case, as older spellings differ (API.md §18). */
function read(metadata: Record<string, string>, name: string): string {
  const key = Object.keys(metadata).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? "" : String(metadata[key] ?? "").trim();
}

function sameAmounts(rows: readonly VidrEntry[], total: string, vat: string): boolean {
  const close = (given: string, wanted: number) => Math.abs(Math.abs(Number(given)) - Math.abs(wanted)) < 0.005;
  return close(total, sumOf(rows, "vat-incl-amount")) && close(vat, sumOf(rows, "vat-amount"));
}

/** Items, gift wrap and shipping minus their promotions, in Amazon's figures. */
export function sumOf(rows: readonly VidrEntry[], suffix: "vat-incl-amount" | "vat-amount"): number {
  let sum = 0;
  for (const { row } of rows) {
    for (const part of ["item", "gift-wrap", "shipping"]) sum += Number(row[`${part}-${suffix}`] || 0);
    for (const part of ["item-promo", "gift-promo", "shipping-promo"]) sum -= Number(row[`${part}-${suffix}`] || 0);
  }
  return sum;
}

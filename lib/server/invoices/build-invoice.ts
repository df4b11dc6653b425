import "server-only";
import type { InvoiceIdentity, InvoiceLanguage, InvoiceWarning } from "@/lib/contract/invoices";
import { INVOICE_LANGUAGES } from "@/lib/contract/invoices";
import type { DocumentLine, VidrDocument } from "@/lib/vcs/document";
import type { DocumentProblem } from "@/lib/vcs/document-state";
import { type ReportRow, columnOf as value } from "@/lib/vcs/report-row";
import { readCents } from "./cents";
import type { Cents, Invoice, InvoiceLine, Party, VatRow } from "./invoice";

/** A document of the report, and what its rows say beyond it: buyer, addresses, citations. */
export interface InvoiceSource {
  document: VidrDocument;
  /** Texts repaired where Amazon's were broken. */
  rows: readonly ReportRow[];
}

export type Obstacle = "no_rows" | "amount" | "seller_vat" | "amazon_invoices" | "buyer";

/** Why no invoice can be made of a document; each has words of its own in `make-invoice.ts`. */
export class CannotInvoice extends Error {
  constructor(readonly reason: Obstacle) {
    super(reason);
  }
}

/** The parts of a line, in the order in which they stand on the paper. */
const PARTS = [
  { part: "item", kind: "item" },
  { part: "item_promotion", kind: "item_promo" },
  { part: "gift_wrap", kind: "gift" },
  { part: "gift_wrap_promotion", kind: "gift_promo" },
  { part: "shipping", kind: "shipping" },
  { part: "shipping_promotion", kind: "shipping_promo" },
] as const;

const LANGUAGE_OF_SITE: Readonly<Record<string, InvoiceLanguage>> = {
  FR: "fr",
  BE: "fr",
  DE: "de",
  AT: "de",
  IT: "it",
  ES: "es",
};

/** Amounts on the paper are positive: a credit note says by its name that they go back. */
function centsOf(amounts: { net: string; vat: string; gross: string }, sign: Cents) {
  try {
    const [net, vat, gross] = [amounts.net, amounts.vat, amounts.gross].map((text) => readCents(text) * sign);
    if (net === undefined || vat === undefined || gross === undefined || net + vat !== gross) throw new RangeError();
    return { net, vat, gross };
  } catch {
    // Three amounts that do not add up are refused by Amazon and by tax offices alike.
    throw new CannotInvoice("amount");
  }
}

function linesOf(line: DocumentLine, sign: Cents): InvoiceLine[] {
  return PARTS.flatMap(({ part, kind }): InvoiceLine[] => {
    const amounts = line[part];
    if (amounts === null) return [];
    // A rate that is not told would stand as 0 % on the paper.
    if (amounts.rate === "") throw new CannotInvoice("amount");
    const isItem = kind === "item";
    return [
      {
        kind,
        text: isItem ? line.product_name : "",
        sku: isItem ? line.sku || null : null,
        quantity: isItem && line.quantity !== null ? String(Math.abs(line.quantity)) : null,
        rate: amounts.rate,
        ...centsOf(amounts, sign),
      },
    ];
  });
}

/** Sums per rate, the highest rate first. "0.2" and "0.20" are one rate. */
export function vatTable(lines: readonly InvoiceLine[]): VatRow[] {
  const rows = new Map<string, VatRow>();
  for (const { rate, net, vat, gross } of lines) {
    const key = String(Number(rate) || 0);
    const known = rows.get(key) ?? { rate: key, net: 0n, vat: 0n, gross: 0n };
    rows.set(key, { rate: key, net: known.net + net, vat: known.vat + vat, gross: known.gross + gross });
  }
  return [...rows.values()].sort((a, b) => Number(b.rate) - Number(a.rate));
}

function addressOf(row: ReportRow, prefix: "bill" | "ship"): string[] {
  const street = [1, 2, 3].map((at) => value(row, `${prefix}-address-${at}`));
  const place = [value(row, `${prefix}-postal-code`), value(row, `${prefix}-city`)].filter(Boolean).join(" ");
  return [...street, place, value(row, `${prefix}-state`), value(row, `${prefix}-country`)].filter(Boolean);
}

function buyerOf(row: ReportRow): Party {
  const company = value(row, "buyer-company-name");
  const person = value(row, "billing-name") || value(row, "buyer-name");
  const address = addressOf(row, "bill");
  const name = company || person || value(row, "recipient-name");
  if (!name) throw new CannotInvoice("buyer");
  const lines = address.length > 0 ? address : addressOf(row, "ship");
  return {
    name,
    address: company && person && person !== company ? [person, ...lines] : lines,
    vatNumber: value(row, "buyer-vat-number") || null,
  };
}

function shipToOf(row: ReportRow, buyer: Party): Party | null {
  const address = addressOf(row, "ship");
  const name = value(row, "recipient-name");
  const same = buyer.address.slice(-address.length).join() === address.join() && (!name || buyer.name === name);
  return address.length === 0 || same ? null : { name, address, vatNumber: null };
}

/** The seller's number for this sale: the one Amazon reports, and it must be one the administrator confirmed. */
function sellerVat(row: ReportRow, identity: InvoiceIdentity): string {
  const reported = value(row, "seller-vat-number")
    .replace(/[\s.-]/g, "")
    .toUpperCase();
  if (reported === "") return identity.vat_numbers[0] ?? "";
  if (!identity.vat_numbers.includes(reported)) throw new CannotInvoice("seller_vat");
  return reported;
}

/** The buyer's language by the store and then by the country billed; English where we have no words. */
export function languageOf(row: ReportRow, marketplace: string): InvoiceLanguage {
  const site = (value(row, "marketplace-id") || marketplace.split("_")[1] || "").toUpperCase();
  const own = LANGUAGE_OF_SITE[site];
  return (
    own ??
    (site === "UK" || site === "GB" || site === "IE" ? "en" : (LANGUAGE_OF_SITE[value(row, "bill-country")] ?? "en"))
  );
}

function warningsOf(row: ReportRow, document: VidrDocument, citation: string | null, vat: Cents): InvoiceWarning[] {
  const anyCitation = INVOICE_LANGUAGES.some((language) => value(row, `citation-${language}`) !== "");
  const has = (problem: DocumentProblem) => document.problems.includes(problem);
  const judged: [InvoiceWarning, boolean][] = [
    // Where no VAT is charged, or Amazon has a sentence in another language, the law asks for one here.
    ["citation_missing", citation === null && (anyCitation || vat === 0n)],
    ["text_repaired", has("repaired_text")],
    ["e_invoice_needed", has("e_invoice")],
    ["format_not_pdf", has("other_format")],
  ];
  return judged.flatMap(([warning, holds]) => (holds ? [warning] : []));
}

function sellerOf(row: ReportRow, identity: InvoiceIdentity): Invoice["seller"] {
  const place = [identity.postal_code, identity.city].join(" ");
  return {
    name: identity.company,
    address: [identity.address, identity.address_2, place, identity.country].filter(Boolean),
    vatNumber: sellerVat(row, identity),
    registration: identity.registration,
    contact: identity.contact,
  };
}

/**
 * Invoice or credit note as data, from Amazon's rows of one shipment or return and the confirmed identity of the seller.
 * @throws CannotInvoice when the paper would be wrong
 */
export function buildInvoice(source: InvoiceSource, identity: InvoiceIdentity, wished?: InvoiceLanguage): Invoice {
  const { document, rows } = source;
  const [row] = rows;
  if (!row) throw new CannotInvoice("no_rows");
  if (document.is_amazon_invoiced) throw new CannotInvoice("amazon_invoices");
  if (document.total === null) throw new CannotInvoice("amount");
  const sign = document.kind === "credit_note" ? -1n : 1n;
  const lines = document.lines.flatMap((line) => linesOf(line, sign));
  const table = vatTable(lines);
  const sums = centsOf(document.total, sign);
  // The paper's own sums must be Amazon's, to the cent.
  const gross = lines.reduce((total, line) => total + line.gross, 0n);
  if (gross !== sums.gross || gross < 0n) throw new CannotInvoice("amount");
  const language = wished ?? languageOf(row, document.marketplace);
  const citation = value(row, `citation-${language}`) || null;
  const buyer = buyerOf(row);
  return {
    kind: document.kind,
    language,
    currency: document.currency || "EUR",
    seller: sellerOf(row, identity),
    buyer,
    shipTo: shipToOf(row, buyer),
    marketplace: document.marketplace,
    orderId: document.order_id,
    shippingId: document.shipping_id,
    purchaseOrder: document.purchase_order_number || null,
    orderedOn: document.ordered_at,
    shippedOn: document.shipped_at,
    lines,
    vatTable: table,
    ...sums,
    citation,
    warnings: warningsOf(row, document, citation, sums.vat),
  };
}

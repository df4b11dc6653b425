import { invoiceDeadline } from "./deadline";
import type { DocumentLine, VatLine, VidrDocument } from "./document";
import { documentKey } from "./document-key";
import type { DocumentKind, DocumentProblem } from "./document-state";
import {
  type Figures,
  figuresOf,
  type LineFigures,
  readLine,
  sumFigures,
  writeAmounts,
  writePart,
} from "./line-amounts";
import { isMadeByAmazon } from "./made-by-amazon";
import { repairText } from "./repair-text";
import { type DateOrder, dateOrderOf, readReportDate } from "./report-date";
import { columnOf, flagOf, type ReportRow } from "./report-row";
import { rejectionIn, reportState } from "./status";

export interface ReadingOptions {
  /** Milliseconds since the epoch. */
  now: number;
  /** Zone in which the report's dates are written: it names none, UTC is assumed (API.md §17). */
  datesZone?: string;
}

/** A document with the rows it was made of, raw. */
export interface GroupedDocument {
  document: VidrDocument;
  rows: ReportRow[];
}

/** A shipment asks for an invoice; whatever takes back (RETURN, REFUND) for a credit note, and so does an unknown word with its status. */
function kindOf(row: ReportRow): DocumentKind {
  const type = columnOf(row, "transaction-type").toUpperCase();
  if (type === "SHIPMENT") return "invoice";
  if (type === "RETURN" || type === "REFUND") return "credit_note";
  return /^credit/i.test(columnOf(row, "invoice-status")) ? "credit_note" : "invoice";
}

function keyOf(marketplace: string, row: ReportRow): string {
  return documentKey({
    marketplace,
    kind: kindOf(row),
    orderId: columnOf(row, "order-id"),
    shippingId: columnOf(row, "shipping-id"),
    transactionId: columnOf(row, "transaction-id"),
  });
}

function lineOf(row: ReportRow, figures: LineFigures): DocumentLine {
  const raw = columnOf(row, "product-name");
  const shown = repairText(raw);
  const quantity = columnOf(row, "quantity-purchased");
  const [item, giftWrap, shipping] = figures.parts;
  const ids = ["item-promotion-id", "gift-promotion-id", "ship-promotion-id"].map((name) => columnOf(row, name));
  return {
    order_item_id: columnOf(row, "order-item-id"),
    asin: columnOf(row, "asin"),
    sku: columnOf(row, "sku"),
    product_name: shown,
    product_name_raw: shown === raw ? null : raw,
    quantity: /^\d{1,9}$/.test(quantity) ? Number(quantity) : null,
    item: writePart(item?.amount ?? null),
    gift_wrap: writePart(giftWrap?.amount ?? null),
    shipping: writePart(shipping?.amount ?? null),
    item_promotion: writePart(item?.promotion ?? null),
    gift_wrap_promotion: writePart(giftWrap?.promotion ?? null),
    shipping_promotion: writePart(shipping?.promotion ?? null),
    promotion_ids: [...new Set(ids.filter(Boolean))],
    total: figures.unreadable ? null : writeAmounts(sumFigures(figuresOf(figures))),
  };
}

/** One line per rate, highest first; amounts whose rate is not told stand under "". */
function vatTable(all: readonly Figures[]): VatLine[] {
  const byRate = new Map<string, Figures[]>();
  for (const figures of all) byRate.set(figures.rate ?? "", [...(byRate.get(figures.rate ?? "") ?? []), figures]);
  return [...byRate.entries()]
    .map(([rate, figures]) => ({ rate, ...writeAmounts(sumFigures(figures)) }))
    .sort((a, b) => Number(b.rate) - Number(a.rate));
}

interface Moments {
  ordered_at: string | null;
  shipped_at: string | null;
  deadline: VidrDocument["deadline"];
  problems: DocumentProblem[];
}

function momentsOf(
  marketplace: string,
  row: ReportRow,
  kind: DocumentKind,
  order: DateOrder | null,
  { now, datesZone = "UTC" }: ReadingOptions,
): Moments {
  const [ordered, shipped] = [columnOf(row, "order-date"), columnOf(row, "shipment-date")].map((text) =>
    readReportDate(text, order, datesZone),
  );
  const problems: DocumentProblem[] = [];
  if (!shipped && kind === "invoice") problems.push("unreadable_date");
  if (shipped?.ambiguous) problems.push("ambiguous_date");
  if (shipped && Date.parse(shipped.at) > now && kind === "invoice") problems.push("not_dispatched");
  return {
    ordered_at: ordered?.at ?? null,
    shipped_at: shipped?.at ?? null,
    deadline: shipped && kind === "invoice" ? invoiceDeadline(shipped.at, marketplace) : null,
    problems,
  };
}

function warningsOf(row: ReportRow): DocumentProblem[] {
  const format = columnOf(row, "recommended-invoice-format");
  const eInvoice =
    columnOf(row, "buyer-e-invoice-account-id") !== "" ||
    /^(?:it|sdi|codice|pec)/i.test(columnOf(row, "buyer-tax-registration-type"));
  return [
    ...(flagOf(row, "is-amazon-invoiced") ? (["amazon_invoices"] as const) : []),
    ...(format !== "" && !/pdf/i.test(format) ? (["other_format"] as const) : []),
    ...(eInvoice ? (["e_invoice"] as const) : []),
  ];
}

/** The state of a document is that of its rows; where they differ, the one that asks for most. */
function statusRow(rows: readonly ReportRow[]): ReportRow {
  const rejected = rows.find((row) => rejectionIn(columnOf(row, "invoice-status-description")));
  const pending = rows.find((row) => /pending/i.test(columnOf(row, "invoice-status")));
  return rejected ?? pending ?? (rows[0] as ReportRow);
}

function amountsOf(rows: readonly ReportRow[], kind: DocumentKind) {
  const read = rows.map((row) => readLine(row, kind === "credit_note"));
  const currencies = new Set(rows.map((row) => columnOf(row, "currency")));
  const unreadable = read.some((line) => line.unreadable);
  const figures = read.flatMap(figuresOf);
  const summable = !unreadable && currencies.size === 1;
  const lines = rows.map((row, index) => lineOf(row, read[index] as LineFigures));
  const problems: DocumentProblem[] = [
    ...(unreadable ? (["unreadable_amount"] as const) : []),
    ...(currencies.size > 1 ? (["mixed_currencies"] as const) : []),
    ...(read.some((line) => line.doesNotAddUp) ? (["does_not_add_up"] as const) : []),
    ...(lines.some((line) => line.product_name_raw !== null) ? (["repaired_text"] as const) : []),
  ];
  return {
    lines,
    vat: summable ? vatTable(figures) : [],
    total: summable ? writeAmounts(sumFigures(figures)) : null,
    problems,
  };
}

function documentOf(
  marketplace: string,
  key: string,
  rows: readonly ReportRow[],
  order: DateOrder | null,
  options: ReadingOptions,
): VidrDocument {
  const row = rows[0] as ReportRow;
  const kind = kindOf(row);
  const spoken = statusRow(rows);
  const status = columnOf(spoken, "invoice-status");
  const description = columnOf(spoken, "invoice-status-description");
  const { problems: dateProblems, ...moments } = momentsOf(marketplace, row, kind, order, options);
  const { problems: amountProblems, ...amounts } = amountsOf(rows, kind);
  const state = reportState(status, description, kind);
  const isAmazons = rows.some((each) => flagOf(each, "is-amazon-invoiced"));
  const rejection =
    state === "rejected" ? (rejectionIn(description) ?? { code: null, text: description || status }) : null;
  const isOurs = !isMadeByAmazon({ is_amazon_invoiced: isAmazons, rejection });
  return {
    key,
    kind,
    marketplace,
    site: columnOf(row, "marketplace-id"),
    order_id: columnOf(row, "order-id"),
    shipping_id: columnOf(row, "shipping-id"),
    transaction_ids: [...new Set(rows.map((each) => columnOf(each, "transaction-id")).filter(Boolean))],
    transaction_type: columnOf(row, "transaction-type"),
    ...moments,
    deadline: isOurs ? moments.deadline : null,
    is_business: rows.some((each) => flagOf(each, "is-business-order")),
    is_amazon_invoiced: isAmazons,
    fulfilled_by: columnOf(row, "fulfilled-by"),
    buyer_country: columnOf(row, "ship-country") || columnOf(row, "bill-country"),
    ship_from_country: columnOf(row, "ship-from-country"),
    buyer_vat_number: columnOf(row, "buyer-vat-number"),
    seller_vat_number: columnOf(row, "seller-vat-number"),
    purchase_order_number: columnOf(row, "purchase-order-number"),
    currency: columnOf(row, "currency"),
    ...amounts,
    invoice_number: rows.map((each) => columnOf(each, "invoice-number")).find(Boolean) ?? "",
    status,
    status_description: description,
    state,
    rejection,
    problems: [...dateProblems, ...amountProblems, ...warningsOf(row)],
  };
}

/** A row that came twice, equal in every column, counts once: an item of a transaction has one row (API.md §17). */
function distinct(rows: readonly ReportRow[]): ReportRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (columnOf(row, "order-item-id") === "") return true;
    const text = JSON.stringify(row);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/**
 * A store's report as the documents it asks for: one invoice per shipment, one credit note per return or refund, with totals that equal the
 * rows to the cent (API.md §17, PRODUCT LV-05, LV-06). Rows without an order id make no document.
 */
export function groupReport(
  marketplace: string,
  rows: readonly ReportRow[],
  options: ReadingOptions,
): GroupedDocument[] {
  const order = dateOrderOf(rows.flatMap((row) => [columnOf(row, "order-date"), columnOf(row, "shipment-date")]));
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) {
    if (columnOf(row, "order-id") === "") continue;
    const key = keyOf(marketplace, row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.entries()].map(([key, all]) => {
    const own = distinct(all);
    return { document: documentOf(marketplace, key, own, order, options), rows: own };
  });
}

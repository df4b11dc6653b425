import { DAY } from "../clock";
import { linesOf, type OrderRecord, typesOf, type WireLine } from "../orders/order-shape";
import { Random } from "../random";
import { type VidrRow, vidrAmount, vidrDate, vidrRow } from "../vidr/columns";
import type { VidrEntry } from "../vidr/vidr-store";
import { vatIn, vatRate } from "./order-lines";

/** Where a shipment stands in Amazon's eyes; `settled` has left the report, `uploaded` is finished and still in it. */
export type Stage =
  | "settled"
  | "uploaded"
  | "pending"
  | "processing"
  | "rejected"
  | "review"
  | "returned"
  | "refunded"
  | "creditProcessing";

/** Shipments whose invoice is still in time: most of them wait. */
const IN_TIME: Partial<Record<Stage, number>> = {
  settled: 150,
  pending: 620,
  processing: 110,
  rejected: 150,
  review: 15,
};
/** Those of the weeks before. A merchant who looks after this settled nearly all; a handful slipped or came back. */
const OVERDUE: Partial<Record<Stage, number>> = {
  settled: 880,
  pending: 12,
  processing: 18,
  rejected: 32,
  review: 5,
  returned: 40,
  refunded: 15,
  creditProcessing: 10,
};
/** And long ago: only returns are still open. */
const LONG_AGO: Partial<Record<Stage, number>> = { settled: 970, returned: 20, refunded: 7, creditProcessing: 3 };
/** A small account, as tests use it, has far more open than a merchant would like: there is something of each kind to work with. */
const CROWDED: Partial<Record<Stage, number>> = {
  settled: 340,
  pending: 380,
  processing: 40,
  rejected: 90,
  review: 15,
  returned: 80,
  refunded: 35,
  creditProcessing: 20,
};
/** Amazon shipments of 90 days below which an account is small. */
const SMALL = 900;
const EVERY_STAGE = (Object.keys(OVERDUE) as Stage[]).slice(1);
const REJECTIONS = [
  "79503: The uploaded file is not a PDF.",
  "79509: This feature is not available for the seller.",
  "79513: The option TransactionId is missing.",
  "79517: The order id or shipping id is not valid.",
  "79523: The marketplace id is not valid for this order.",
  "79525: Amazon will generate the invoice for this order.",
  "79531: The document type is not valid.",
  "79540: No invoice file is expected for this shipment.",
  "79599: The document could not be processed (reason 7).",
  "TotalAmount or TotalVATAmount does not match the amounts of this shipment.",
];

/** How Amazon treats the stores of an account: in `selfInvoiced` ones it makes every invoice itself. */
export interface StoreHabits {
  selfInvoiced: readonly string[];
  /** Most invoices of 90 days are open, however large the account is. */
  crowded?: boolean;
  /** What became of one shipment, where an account tells a story of its own. */
  stageOf?: (order: OrderRecord, shipped: number, drawn: Stage) => Stage;
}

/** Report rows of the Amazon orders shipped within 90 days: one per line and transaction (API.md §17). */
export function seedVidr(
  orders: Iterable<OrderRecord>,
  seed: string,
  now: number,
  habits: StoreHabits = { selfInvoiced: [] },
): VidrEntry[] {
  const entries: VidrEntry[] = [];
  let overdue = 0;
  let rejected = 0;
  const shipments = latestFirst(orders, now);
  const isSmall = habits.crowded === true || shipments.length < SMALL;
  for (const { order, shipped } of shipments) {
    // Of its own: a working day that ends settles some shipments, and must change nothing of the others.
    const random = new Random(`vidr|${seed}|${order.wire.marketplace}|${order.wire.marketplace_order_id}`);
    const isOver = now > deadlineOf(shipped);
    // The latest that are over go through all stages in turn, so that even a small account shows each.
    const drawn =
      (isOver ? EVERY_STAGE[overdue] : undefined) ?? random.weighted<Stage>(weightsAt(shipped, now, isSmall));
    const stage = habits.stageOf?.(order, shipped, drawn) ?? drawn;
    if (isOver) overdue += 1;
    if (stage === "settled") continue;
    if (stage === "rejected") rejected += 1;
    const rows = rowsOf(random, order, shipped, stage, rejected);
    if (habits.selfInvoiced.includes(order.wire.marketplace)) {
      const amazons = { "is-amazon-invoiced": "TRUE", "invoice-number": "", ...stateOf("pending", 0) };
      for (const { row } of rows) Object.assign(row, amazons);
    } else if (stage !== drawn) {
      for (const { row } of rows) row["is-amazon-invoiced"] = "FALSE";
    }
    entries.push(...rows);
  }
  return entries;
}

interface Shipment {
  order: OrderRecord;
  shipped: number;
}

function latestFirst(orders: Iterable<OrderRecord>, now: number): Shipment[] {
  const shipments: Shipment[] = [];
  for (const order of orders) {
    const shipped = shipmentOf(order);
    if (shipped !== null && now - shipped <= 90 * DAY) shipments.push({ order, shipped });
  }
  return shipments.sort((a, b) => b.shipped - a.shipped);
}

/** The end of the next working day, in UTC: near enough for planting (API.md §18). */
function deadlineOf(shipped: number): number {
  let day = Math.floor(shipped / DAY) + 1;
  while ([0, 6].includes(new Date(day * DAY).getUTCDay())) day += 1;
  return (day + 1) * DAY;
}

function weightsAt(shipped: number, now: number, isSmall: boolean): Partial<Record<Stage, number>> {
  if (now <= deadlineOf(shipped)) return IN_TIME;
  if (isSmall) return CROWDED;
  return now - shipped < 21 * DAY ? OVERDUE : LONG_AGO;
}

/** When an Amazon order left; null for other orders and for those still here. */
function shipmentOf(order: OrderRecord): number | null {
  const { wire } = order;
  if (!wire.marketplace.startsWith("amazon_") || !["shipped", "refunded"].includes(wire.lengow_status)) return null;
  const at = wire.packages[0]?.delivery?.trackings[0]?.shipped_at;
  return at ? Date.parse(at) : null;
}

function rowsOf(random: Random, order: OrderRecord, shipped: number, stage: Stage, turn: number): VidrEntry[] {
  const credit = stage === "returned" || stage === "refunded" || stage === "creditProcessing";
  const shippingId = random.digits(13);
  const base: VidrRow = {
    ...stateOf(stage, turn),
    "shipping-id": shippingId,
    "transaction-id": credit
      ? `amzn1:crow:${random.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 22)}`
      : shippingId,
    "transaction-type": credit ? (stage === "refunded" ? "REFUND" : "RETURN") : "SHIPMENT",
    "invoice-number": stage === "uploaded" ? `F${shippingId.slice(-7)}` : "",
    "is-amazon-invoiced": random.chance(0.06) ? "TRUE" : "FALSE",
    "shipment-date": vidrDate(shipped),
    ...orderColumns(random, order),
  };
  const lines = credit ? linesOf(order).slice(0, 1) : linesOf(order);
  return lines.map((line) => ({
    marketplace: order.wire.marketplace,
    row: vidrRow({ ...base, ...lineColumns(random, order, line, credit ? -1 : 1) }),
  }));
}

function stateOf(stage: Stage, turn: number): VidrRow {
  const states: Record<Stage, [status: string, description: string]> = {
    settled: ["", ""],
    // Amazon's word for it is not known; the list is open (API.md §17).
    uploaded: ["InvoiceUploaded", ""],
    pending: ["InvoicePending", "Invoice is due. Shipment has been dispatched."],
    processing: ["InvoiceProcessing", ""],
    rejected: ["InvoicePending", REJECTIONS[turn % REJECTIONS.length]!],
    review: ["InvoiceUnderReview", ""],
    returned: ["CreditNotePending", "Credit Note is due. Return has been accepted."],
    refunded: ["CreditNotePending", "Credit Note is due. Refund has been issued."],
    creditProcessing: ["CreditNoteProcessing", ""],
  };
  const [status, description] = states[stage];
  return { "invoice-status": status, "invoice-status-description": description };
}

function orderColumns(random: Random, order: OrderRecord): VidrRow {
  const { wire } = order;
  const to = wire.packages[0]?.delivery;
  const bill = wire.billing_address ?? to;
  const name = (address: typeof bill) =>
    address?.full_name ?? [address?.first_name, address?.last_name].filter(Boolean).join(" ");
  const own = typesOf(order).includes("is_delivered_by_marketplace");
  const site = wire.marketplace.slice("amazon_".length).toUpperCase();
  return {
    "marketplace-id": site,
    "order-id": wire.marketplace_order_id,
    "order-date": vidrDate(order.orderDate ?? order.imported),
    "buyer-vat-number": bill?.vat_number ?? "",
    "seller-vat-number": `${site === "UK" ? "GB" : site}123456789`,
    "is-business-order": typesOf(order).includes("is_business") ? "TRUE" : "FALSE",
    "price-designation": typesOf(order).includes("is_business") ? "BusinessPrice" : "",
    "purchase-order-number": random.chance(0.1) ? `PO-${random.digits(5)}` : "",
    "recipient-name": name(to),
    "ship-service-level": typesOf(order).includes("is_express") ? "Expedited" : "Standard",
    "fulfilled-by": own ? "FBA" : "MFN",
    "ship-address-1": to?.first_line ?? "",
    "ship-address-2": to?.second_line ?? "",
    "ship-city": to?.city ?? "",
    "ship-state": to?.state_region ?? "",
    "ship-postal-code": to?.zipcode ?? "",
    "ship-country": to?.common_country_iso_a2 ?? "",
    "ship-phone-number": to?.phone_mobile ?? "",
    "ship-from-country": own ? "PL" : "FR",
    "ship-from-city": own ? "Wroclaw" : "Lyon",
    "ship-from-postal-code": own ? "55-040" : "69003",
    "billing-name": name(bill),
    "bill-address-1": bill?.first_line ?? "",
    "bill-city": bill?.city ?? "",
    "bill-postal-code": bill?.zipcode ?? "",
    "bill-country": bill?.common_country_iso_a2 ?? "",
    "buyer-name": name(bill),
    "buyer-company-name": bill?.company ?? "",
    "recommended-invoice-format": "PDF",
    "buyer-tax-registration-type": bill?.vat_number ? "VAT" : "",
    "is-buyer-physically-present": "FALSE",
    "is-seller-physically-present": "FALSE",
    "citation-en": "",
  };
}

function lineColumns(random: Random, order: OrderRecord, line: WireLine, sign: 1 | -1): VidrRow {
  const country = order.wire.packages[0]?.delivery?.common_country_iso_a2 ?? "FR";
  // Books and food have another rate than the rest.
  const rate = random.chance(0.1) ? 0.055 : vatRate(country);
  const item = Number(line.original_amount);
  // A C1 control in the middle of a name, as seen in real reports (API.md §17).
  const title = random.chance(0.06) ? (line.title ?? "").replace(/[éäö]|e/, "\u0092") : (line.title ?? "");
  return {
    "order-item-id": line.marketplace_order_line_id,
    asin: (line.marketplace_product_id ?? "").replace("_FBA", ""),
    sku: line.merchant_product_id.id ?? "",
    "product-name": title,
    "quantity-purchased": String(line.quantity),
    currency: order.wire.original_currency.iso_a3,
    "legacy-customer-order-item-id": String(line.id),
    ...amounts("item", item * sign, rate),
    ...amounts("shipping", Number(line.original_shipping ?? 0) * sign, rate),
    ...(random.chance(0.12)
      ? { ...amounts("item-promo", (Math.round(item * 10) / 100) * sign, rate), "item-promotion-id": "SAVE10" }
      : {}),
    ...(random.chance(0.06) ? amounts("gift-wrap", 3.99 * sign, rate) : {}),
    ...(random.chance(0.06) && Number(line.original_shipping) > 0
      ? {
          ...amounts("shipping-promo", Number(line.original_shipping) * sign, rate),
          "ship-promotion-id": "FREE SHIPPING",
        }
      : {}),
  };
}

/** The four columns of one amount; promotions keep the same names. */
function amounts(part: string, included: number, rate: number): VidrRow {
  if (included === 0) return {};
  const vat = Math.sign(included) * vatIn(Math.abs(included), rate);
  return {
    [`${part}-vat-incl-amount`]: vidrAmount(included),
    [`${part}-vat-amount`]: vidrAmount(vat),
    [`${part}-vat-excl-amount`]: vidrAmount(included - vat),
    [`${part}-vat-rate`]: String(rate),
  };
}

import type { LengowOrderFields, Order, OrderLine, OrderRow, ShipBySource } from "./order";
import { isSecondDayName } from "./order-alerts";

/** Statuses in which a line has left, or never will: it has no ship-by any more and does not count as unshipped. */
const SETTLED = new Set([
  "shipped",
  "closed",
  "refused",
  "canceled",
  "refunding",
  "refunded",
  "partial_refunded",
  "pickup_completed",
  "pickup_canceled",
]);

/** A line's own status decides; where Lengow gave none, the order's (API.md §6.3: they may disagree). */
function isSettled(line: OrderLine, order: LengowOrderFields): boolean {
  return SETTLED.has(line.lengow_status ?? order.lengow_status);
}

/** Text that is a date, as ISO 8601 in UTC; anything else is null. */
function isoOrNull(value: unknown): string | null {
  if (typeof value !== "string" || value === "") return null;
  const time = Date.parse(value);
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

function shipBy(order: LengowOrderFields, open: OrderLine[]): { at: string; source: ShipBySource } | null {
  const dates = open.flatMap((line) => isoOrNull(line.max_shipping_date) ?? []).sort();
  if (dates[0]) return { at: dates[0], source: "line" };
  const fromMeta = open.length > 0 ? isoOrNull(order.order_meta.shipping_deadline) : null;
  return fromMeta ? { at: fromMeta, source: "order_meta" } : null;
}

function deliveredByMarketplace(order: LengowOrderFields): boolean {
  if (order.order_types.some((type) => type.type === "is_delivered_by_marketplace")) return true;
  const trackings = order.packages.flatMap((pack) => pack.delivery?.trackings ?? []);
  return trackings.some((tracking) => tracking.is_delivered_by_marketplace === true);
}

function buyerName(order: LengowOrderFields): string | null {
  for (const address of [order.billing_address, order.packages[0]?.delivery ?? null]) {
    if (!address) continue;
    const parts = [address.first_name, address.last_name].filter((part) => part?.trim());
    const name = address.full_name?.trim() || parts.join(" ") || address.company?.trim();
    if (name) return name;
  }
  return null;
}

/**
 * Adds to Lengow's fields what Orderdeck derives from them: the ship-by of what still has to leave (PRODUCT F12), the units
 * that still have to leave (PRODUCT F13), who delivers, the buyer's name and country.
 */
export function deriveOrder(fields: LengowOrderFields): Order {
  const lines = fields.packages.flatMap((pack) => pack.cart);
  const byMarketplace = deliveredByMarketplace(fields);
  const open = lines.filter((line) => !isSettled(line, fields));
  const deadline = byMarketplace ? null : shipBy(fields, open);
  return {
    ...fields,
    ship_by: deadline?.at ?? null,
    ship_by_source: deadline?.source ?? null,
    items_total: lines.reduce((sum, line) => sum + line.quantity, 0),
    items_unshipped: open.reduce((sum, line) => sum + line.quantity, 0),
    delivered_by_marketplace: byMarketplace,
    buyer_name: buyerName(fields),
    delivery_country: fields.packages[0]?.delivery?.common_country_iso_a2 ?? null,
  };
}

/** Statuses of a line whose goods have left. */
const LEFT = new Set([
  "shipped",
  "closed",
  "pickup_completed",
  "to_refund",
  "refunding",
  "refunded",
  "partial_refunded",
]);

/** The units of an order that have left. */
export function itemsShipped(order: Order): number {
  const lines = order.packages.flatMap((pack) => pack.cart);
  const left = lines.filter((line) => isSettled(line, order) && LEFT.has(line.lengow_status ?? order.lengow_status));
  return left.reduce((sum, line) => sum + line.quantity, 0);
}

/** Whether the order is marked as second day, or a parcel of it was bought so: before it is shipped, only the mark can say it. */
export function isSecondDay(order: LengowOrderFields): boolean {
  const trackings = order.packages.flatMap((pack) => pack.delivery?.trackings ?? []);
  return (
    order.order_types.some(({ type }) => isSecondDayName(type)) ||
    trackings.some(({ method }) => isSecondDayName(method))
  );
}

/**
 * The grid's projection of an order: what the columns show, and nothing personal but the buyer's name. `last_action` and
 * `invoice_state` are not the order's own; whoever knows them fills them in.
 */
export function orderRow(order: Order, marketplace: { name: string; country: string | null } | undefined): OrderRow {
  const lines = order.packages.flatMap((pack) => pack.cart);
  const tracking = order.packages.flatMap((pack) => pack.delivery?.trackings ?? [])[0];
  return {
    marketplace: order.marketplace,
    marketplace_name: marketplace?.name ?? order.marketplace,
    marketplace_country: marketplace?.country ?? order.marketplace_country_iso2,
    marketplace_order_id: order.marketplace_order_id,
    merchant_order_id: order.merchant_order_id,
    marketplace_status: order.marketplace_status,
    lengow_status: order.lengow_status,
    order_types: order.order_types,
    marketplace_order_date: order.marketplace_order_date,
    imported_at: order.imported_at,
    updated_at: order.updated_at,
    ship_by: order.ship_by,
    ship_by_source: order.ship_by_source,
    items_total: order.items_total,
    items_unshipped: order.items_unshipped,
    items_shipped: itemsShipped(order),
    line_count: lines.length,
    first_title: lines[0]?.title ?? null,
    first_sku: lines[0]?.merchant_product_id?.id ?? lines[0]?.marketplace_product_id ?? null,
    fulfilment: order.delivered_by_marketplace ? "marketplace" : "merchant",
    delivered_by_marketplace: order.delivered_by_marketplace,
    second_day: isSecondDay(order),
    buyer_name: order.buyer_name,
    delivery_country: order.delivery_country,
    carrier: tracking?.carrier ?? null,
    tracking_number: tracking?.number ?? null,
    has_documents: order.documents.length > 0 || lines.some((line) => line.documents.length > 0),
    invoice_state: null,
    last_action: null,
    total_order: order.total_order,
    currency: order.currency?.iso_a3 ?? null,
    original_total_order: order.original_total_order,
    original_currency: order.original_currency?.iso_a3 ?? null,
    conversion_missing: order.conversion_missing,
    anonymized: order.anonymized,
    unreadable: order.unreadable,
  };
}

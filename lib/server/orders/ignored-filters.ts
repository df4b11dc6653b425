import "server-only";
import type { OrderListQuery } from "@/lib/contract/orders";
import type { LengowOrderFields } from "@/lib/domain/order";
import { NO_REFERENCE } from "@/lib/domain/order-filters";

type Check = (order: LengowOrderFields, query: OrderListQuery) => boolean;

/** An upper bound that is a bare day may mean the whole of it; only what is later than any reading contradicts it. */
function within(at: string | null, from: string | undefined, to: string | undefined): boolean {
  if (at === null) return true;
  const time = Date.parse(at);
  const latest = to?.length === 10 ? `${to}T23:59:59.999Z` : to;
  return (!from || time >= Date.parse(from)) && (!latest || time <= Date.parse(latest));
}

const among = (value: string | null, list: string[] | undefined) => !list || value === null || list.includes(value);

const folded = (text: string) => text.trim().toLowerCase();

/**
 * The marketplace's own status, of the order or of a line of it: whether Lengow minds capitals, and whether it looks at lines, is not written
 * down, so only what neither has contradicts it.
 */
function hasRawStatus(order: LengowOrderFields, wanted: string | undefined): boolean {
  if (!wanted) return true;
  const lines = order.packages.flatMap((pack) => pack.cart.map((line) => line.marketplace_status));
  const told = [order.marketplace_status, ...lines].filter((status) => status !== null);
  return told.length === 0 || told.some((status) => folded(status) === folded(wanted));
}

function hasReference({ merchant_order_id: own }: LengowOrderFields, wanted: string | undefined): boolean {
  if (!wanted) return true;
  return wanted === NO_REFERENCE ? own.length === 0 : own.some((reference) => folded(reference) === folded(wanted));
}

/** True when a row satisfies the filter of that name, or when the row does not tell. */
const CHECKS: Record<string, Check> = {
  lengow_status: (order, query) => among(order.lengow_status, query.lengow_status),
  marketplace: (order, query) => among(order.marketplace, query.marketplace),
  marketplace_order_id: (order, query) =>
    !query.marketplace_order_id || order.marketplace_order_id === query.marketplace_order_id,
  merchant_order_id: (order, query) => hasReference(order, query.merchant_order_id),
  marketplace_status: (order, query) => hasRawStatus(order, query.marketplace_status),
  order_type: (order, query) =>
    !query.order_type || order.order_types.some((type) => query.order_type?.includes(type.type)),
  lengow_line_status: (order, query) =>
    !query.lengow_line_status ||
    order.packages.some((pack) => pack.cart.some((line) => among(line.lengow_status, query.lengow_line_status))),
  marketplace_order_date: (order, query) =>
    within(order.marketplace_order_date, query.marketplace_order_date_from, query.marketplace_order_date_to),
  imported: (order, query) => within(order.imported_at, query.imported_from, query.imported_to),
  updated: (order, query) => within(order.updated_at, query.updated_from, query.updated_to),
};

/**
 * The filters that Lengow did not honour: at least one readable row does not satisfy them. Lengow ignores what it does not
 * know without a word (API.md §5.1, PRODUCT F10), so every answer is checked before it is believed.
 */
export function ignoredFilters(orders: readonly LengowOrderFields[], query: OrderListQuery): string[] {
  const readable = orders.filter((order) => order.unreadable === null);
  return Object.entries(CHECKS).flatMap(([name, satisfied]) =>
    readable.every((order) => satisfied(order, query)) ? [] : [name],
  );
}

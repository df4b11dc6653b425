import type { QueryValue } from "../http/query";
import type { LengowOrderFields } from "../order-fields";
import { readDate } from "../wire/date";

/** A value or several; several are sent as a comma list. */
export type OneOrMore = string | readonly string[];

/** The documented filters of GET /v3.0/orders/ (API.md §5.1). Without a date filter Lengow shows the last 7 days only. */
export interface OrderListParams {
  /** From 1. */
  page?: number;
  /** At most 100, which is also the default. */
  pageSize?: number;
  /** Field names, `-` in front for descending. */
  ordering?: OneOrMore;
  marketplace?: OneOrMore;
  /** Finds an order of any age only together with `marketplace`. */
  marketplaceOrderId?: string;
  /** An id, or the word `None` for orders without one. */
  merchantOrderId?: string;
  lengowStatus?: OneOrMore;
  lengowLineStatus?: OneOrMore;
  marketplaceStatus?: OneOrMore;
  marketplaceOrderDateFrom?: string | Date;
  marketplaceOrderDateTo?: string | Date;
  importedFrom?: string | Date;
  importedTo?: string | Date;
  updatedFrom?: string | Date;
  updatedTo?: string | Date;
  orderType?: OneOrMore;
  /** ISO 4217; converts every amount that is not `original_*`. */
  setCurrency?: string;
  catalogIds?: readonly number[];
  noCurrencyConversion?: boolean;
}

export const MOST_PER_PAGE = 100;

export function orderQuery(params: OrderListParams): Record<string, QueryValue> {
  return {
    page: Math.max(1, Math.trunc(params.page ?? 1)),
    page_size: Math.min(MOST_PER_PAGE, Math.max(1, Math.trunc(params.pageSize ?? MOST_PER_PAGE))),
    ordering: params.ordering,
    marketplace: params.marketplace,
    marketplace_order_id: params.marketplaceOrderId,
    merchant_order_id: params.merchantOrderId,
    lengow_status: params.lengowStatus,
    lengow_line_status: params.lengowLineStatus,
    marketplace_status: params.marketplaceStatus,
    marketplace_order_date_from: params.marketplaceOrderDateFrom,
    marketplace_order_date_to: params.marketplaceOrderDateTo,
    imported_from: params.importedFrom,
    imported_to: params.importedTo,
    updated_from: params.updatedFrom,
    updated_to: params.updatedTo,
    order_type: params.orderType,
    set_currency: params.setCurrency,
    catalog_ids: params.catalogIds,
    no_currency_conversion: params.noCurrencyConversion === undefined ? undefined : params.noCurrencyConversion ? 1 : 0,
  };
}

type Check = (order: LengowOrderFields) => boolean;

function asList(value: OneOrMore | undefined): string[] {
  if (value === undefined) return [];
  return (typeof value === "string" ? value.split(",") : [...value])
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function among(value: OneOrMore | undefined, of: (order: LengowOrderFields) => (string | null)[]): Check | null {
  const wanted = asList(value);
  return wanted.length === 0 ? null : (order) => of(order).some((item) => item !== null && wanted.includes(item));
}

/** A bare date as an upper bound may mean the whole of that day. */
function boundary(value: string | Date | undefined, upper: boolean): number | null {
  const iso = value instanceof Date ? value.toISOString() : readDate(value);
  if (iso === null) return null;
  const wholeDay = upper && typeof value === "string" && value.trim().length === 10;
  return Date.parse(iso) + (wholeDay ? 86_400_000 : 0);
}

/** Within a second of the bound is inside: whether bounds are inclusive is not documented, and fractions are cut. */
function between(
  from: number | null,
  to: number | null,
  of: (order: LengowOrderFields) => string | null,
): Check | null {
  if (from === null && to === null) return null;
  return (order) => {
    const value = of(order);
    const at = value === null ? null : Date.parse(value);
    return at === null || ((from === null || at >= from - 1000) && (to === null || at <= to + 1000));
  };
}

function checks(params: OrderListParams): Record<string, Check | null> {
  const { merchantOrderId } = params;
  const lines = (order: LengowOrderFields) => order.packages.flatMap((entry) => entry.cart);
  return {
    marketplace: among(params.marketplace, (order) => [order.marketplace]),
    marketplace_order_id: params.marketplaceOrderId
      ? (order) => order.marketplace_order_id === params.marketplaceOrderId
      : null,
    merchant_order_id: merchantOrderId
      ? (order) =>
          merchantOrderId === "None"
            ? order.merchant_order_id.length === 0
            : order.merchant_order_id.includes(merchantOrderId)
      : null,
    lengow_status: among(params.lengowStatus, (order) => [order.lengow_status]),
    lengow_line_status: among(params.lengowLineStatus, (order) => lines(order).map((line) => line.lengow_status)),
    marketplace_status: among(params.marketplaceStatus, (order) => [order.marketplace_status]),
    order_type: among(params.orderType, (order) => order.order_types.map((entry) => entry.type)),
    marketplace_order_date: between(
      boundary(params.marketplaceOrderDateFrom, false),
      boundary(params.marketplaceOrderDateTo, true),
      (order) => order.marketplace_order_date,
    ),
    imported: between(
      boundary(params.importedFrom, false),
      boundary(params.importedTo, true),
      (order) => order.imported_at,
    ),
    updated: between(
      boundary(params.updatedFrom, false),
      boundary(params.updatedTo, true),
      (order) => order.updated_at,
    ),
  };
}

/**
 * Names of the filters that at least one readable row contradicts: Lengow ignores what it does not understand, silently.
 * Date filters come without `_from` and `_to`. An empty list proves nothing when there are no rows.
 */
export function ignoredFilters(params: OrderListParams, orders: readonly LengowOrderFields[]): string[] {
  const readable = orders.filter((order) => order.unreadable === null);
  return Object.entries(checks(params)).flatMap(([name, holds]) =>
    holds !== null && readable.some((order) => !holds(order)) ? [name] : [],
  );
}

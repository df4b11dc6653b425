import type { QueryValue } from "../http/query";

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

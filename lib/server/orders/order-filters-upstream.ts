import "server-only";
import type { OrderListQuery } from "@/lib/contract/orders";
import type { OrderListParams } from "@/lib/lengow";

/** Our contract's names are Lengow's own; the client wants them in its spelling. */
export function toFilters(query: OrderListQuery): OrderListParams {
  return {
    marketplace: query.marketplace,
    marketplaceOrderId: query.marketplace_order_id,
    merchantOrderId: query.merchant_order_id,
    lengowStatus: query.lengow_status,
    lengowLineStatus: query.lengow_line_status,
    marketplaceStatus: query.marketplace_status,
    marketplaceOrderDateFrom: query.marketplace_order_date_from,
    marketplaceOrderDateTo: query.marketplace_order_date_to,
    importedFrom: query.imported_from,
    importedTo: query.imported_to,
    updatedFrom: query.updated_from,
    updatedTo: query.updated_to,
    orderType: query.order_type,
    setCurrency: query.set_currency,
    ordering: query.ordering,
    page: query.page,
    pageSize: query.page_size,
  };
}

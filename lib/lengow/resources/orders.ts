import { ROUTES } from "../http/routes";
import type { LengowCall } from "../http/settings";
import type { Transport } from "../http/transport";
import type { LengowOrderFields } from "../order-fields";
import { pagesOf } from "../pages";
import { readOrder } from "../wire/order";
import { readPage } from "../wire/page";
import { ignoredFilters, type OrderListParams, orderQuery } from "./order-filters";

export interface OrderPage {
  /** All matches; never loop until it is reached (API.md §5.3). null when Lengow gave no number. */
  count: number | null;
  hasNext: boolean;
  orders: LengowOrderFields[];
  /** Filters that the rows contradict, so Lengow seems to have ignored them. */
  ignoredFilters: string[];
}

export interface OrdersResource {
  list(params: OrderListParams, call: LengowCall): Promise<OrderPage>;
  /** One order of any age, or null when Lengow has none under this id. */
  get(
    marketplace: string,
    marketplaceOrderId: string,
    call: LengowCall,
    setCurrency?: string,
  ): Promise<LengowOrderFields | null>;
  /** Page by page, each order once. Give a fixed `updatedTo` and `ordering` so that rows do not move meanwhile. */
  pages(params: OrderListParams, call: LengowCall): AsyncGenerator<OrderPage, void, undefined>;
}

/** Identity of an order (API.md §5.3); null when the row does not tell. */
export function orderKey(order: LengowOrderFields): string | null {
  if (order.marketplace === "" || order.marketplace_order_id === "") return null;
  return `${order.marketplace}\n${order.marketplace_order_id}`;
}

export function ordersResource(transport: Transport): OrdersResource {
  const route = ROUTES.orders;

  async function list(params: OrderListParams, call: LengowCall): Promise<OrderPage> {
    const answer = await transport.read(route, orderQuery(params), call);
    const page = readPage(answer.json);
    if (page === null) throw transport.unexpected(route, call, answer, "a list of orders");
    const orders = page.rows.map(readOrder);
    return { count: page.count, hasNext: page.hasNext, orders, ignoredFilters: ignoredFilters(params, orders) };
  }

  async function get(marketplace: string, marketplaceOrderId: string, call: LengowCall, setCurrency?: string) {
    const params: OrderListParams = {
      marketplace,
      marketplaceOrderId,
      ...(setCurrency === undefined ? {} : { setCurrency }),
    };
    const answer = await transport.read(route, orderQuery(params), call);
    const page = readPage(answer.json);
    if (page === null) throw transport.unexpected(route, call, answer, "a list of orders");
    const found = page.rows
      .map(readOrder)
      .find((order) => order.marketplace === marketplace && order.marketplace_order_id === marketplaceOrderId);
    // Other orders and more pages to come: the filter was ignored, so "there is none" would be a guess.
    if (found === undefined && page.hasNext)
      throw transport.unexpected(route, call, answer, "the order that was asked for");
    return found ?? null;
  }

  function pages(params: OrderListParams, call: LengowCall) {
    return pagesOf({
      route,
      firstPage: params.page ?? 1,
      load: (page) => list({ ...params, page }, call),
      once: (page, seen) => ({ ...page, orders: page.orders.filter((order) => seen(orderKey(order))) }),
      size: (page) => page.orders.length,
    });
  }

  return { list, get, pages };
}

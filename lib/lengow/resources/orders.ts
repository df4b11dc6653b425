import { type AnswerEvidence, LengowError } from "../errors";
import { type CallSite, contractError } from "../http/answer";
import { readErrorBody } from "../http/error-body";
import { ROUTES } from "../http/routes";
import type { LengowCall } from "../http/settings";
import type { Transport } from "../http/transport";
import type { LengowOrderFields } from "../order-fields";
import { pagesOf } from "../pages";
import { isRecord } from "../wire/clean-json";
import { readOrder } from "../wire/order";
import { countOf, readPage } from "../wire/page";
import { type OrderListParams, orderQuery } from "./order-filters";

export interface OrderPage {
  /** All matches, not those of this page; never loop until it is reached (API.md §5.3). */
  count: number;
  hasNext: boolean;
  orders: LengowOrderFields[];
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
  /**
   * Replaces the merchant's own ids of an order; an empty list clears them (API.md §9). Gives the order as Lengow then has it.
   * A refusal can come inside a 2xx answer, so success is only an answer with `marketplace_order_id`.
   * @throws LengowError
   */
  setMerchantOrderId(input: MerchantOrderIdInput, call: LengowCall): Promise<LengowOrderFields>;
  /** Page by page, each order once. Give a fixed `updatedTo` and `ordering` so that rows do not move meanwhile. */
  pages(params: OrderListParams, call: LengowCall): AsyncGenerator<OrderPage, void, undefined>;
}

export interface MerchantOrderIdInput {
  marketplace: string;
  marketplaceOrderId: string;
  merchantOrderIds: readonly string[];
}

/** Identity of an order (API.md §5.3); null when the row does not tell. */
export function orderKey(order: LengowOrderFields): string | null {
  if (order.marketplace === "" || order.marketplace_order_id === "") return null;
  return `${order.marketplace}\n${order.marketplace_order_id}`;
}

/** Lengow's refusal inside an answer that calls itself a success. */
function refusedInside(site: CallSite, displayMessage: string, status: number, evidence: AnswerEvidence): LengowError {
  return new LengowError({
    kind: "rejected",
    outcome: "rejected",
    route: site.route.name,
    status,
    displayMessage,
    fromLengow: true,
    attempts: site.attempt,
    requestId: site.call.requestId,
    evidence,
    redact: site.settings.redactor.redact,
  });
}

export function ordersResource(transport: Transport): OrdersResource {
  const route = ROUTES.orders;

  async function list(params: OrderListParams, call: LengowCall): Promise<OrderPage> {
    const answer = await transport.read(route, orderQuery(params), call);
    const page = readPage(answer.json);
    if (page === null) throw transport.unexpected(route, call, answer, "a list of orders");
    const count = countOf(page, { number: params.page, size: params.pageSize });
    return { count, hasNext: page.hasNext, orders: page.rows.map(readOrder) };
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

  async function setMerchantOrderId(input: MerchantOrderIdInput, call: LengowCall): Promise<LengowOrderFields> {
    const body = (accountId: number) => ({
      bytes: Buffer.from(
        JSON.stringify({
          account_id: accountId,
          marketplace: input.marketplace,
          marketplace_order_id: input.marketplaceOrderId,
          merchant_order_id: input.merchantOrderIds,
        }),
      ),
      contentType: "application/json",
    });
    const { json, status, evidence, site } = await transport.write({ route: ROUTES.moi, call, body });
    if (isRecord(json) && typeof json.marketplace_order_id === "string") return readOrder(json);
    const { known, message } = readErrorBody(json);
    if (known && message !== null) throw refusedInside(site, message, status, evidence);
    throw contractError(site, `Lengow answered HTTP ${status} without the order.`, "unknown", status, evidence);
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

  return { list, get, pages, setMerchantOrderId };
}

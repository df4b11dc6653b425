import { e1 } from "../http/answer";
import { list } from "../http/query-values";
import { orderFilter } from "../orders/order-filter";
import type { OrderRecord } from "../orders/order-shape";
import { DEFAULT_ORDERING, type OrderStore } from "../orders/order-store";
import { pageOf } from "../orders/page";
import { orderText } from "../orders/present";
import { refuseForeignAccount } from "./own-account";
import type { Route } from "./route";

/** GET /v3.0/orders/ (API.md §5). */
export const listOrders: Route = {
  method: "GET",
  path: "/v3.0/orders/",
  handle(call, { world, account, session }) {
    const refusal = refuseForeignAccount(call.query.get("account_id"), session);
    if (refusal) return refusal;
    const asked = call.query.get("set_currency");
    if (asked && !/^[A-Za-z]{3}$/.test(asked)) return e1(400, `set_currency: "${asked}" is not an ISO 4217 code`);
    const own = call.query.get("no_currency_conversion") === "1";
    const currency = own ? null : (asked?.toUpperCase() ?? account.currency);
    const now = world.clock.now();
    const matches = candidates(account.orders, call.query).filter(orderFilter(call.query, now));
    return pageOf(call, matches, (record) => orderText(record, currency, now));
  },
};

/** Every order in the order that was asked for; or the only one it can be, where one marketplace and one id are named. */
function candidates(orders: OrderStore, query: URLSearchParams): readonly OrderRecord[] {
  const orderId = query.get("marketplace_order_id");
  const [marketplace, ...more] = list(query.get("marketplace"));
  if (!orderId || marketplace === undefined || more.length > 0)
    return orders.sorted(query.get("ordering") ?? DEFAULT_ORDERING);
  const only = orders.get(marketplace, orderId);
  return only ? [only] : [];
}

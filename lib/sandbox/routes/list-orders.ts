import { e1 } from "../http/answer";
import { orderFilter } from "../orders/order-filter";
import { DEFAULT_ORDERING } from "../orders/order-store";
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
    const matches = account.orders
      .sorted(call.query.get("ordering") ?? DEFAULT_ORDERING)
      .filter(orderFilter(call.query, now));
    return pageOf(call, matches, (record) => orderText(record, currency, now));
  },
};

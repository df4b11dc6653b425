import { e1, e3 } from "../http/answer";
import { readFields } from "../http/call";
import { orderText } from "../orders/present";
import { refuseForeignAccount } from "./own-account";
import type { Route } from "./route";

/** The account whose orders application answers in French (API.md §24, item 12). */
const FRENCH_ACCOUNT = 2;

/** PATCH /v3.0/orders/moi/: the array replaces the list, an empty one clears it (API.md §9). */
export const setMerchantOrderId: Route = {
  method: "PATCH",
  path: "/v3.0/orders/moi/",
  handle(call, { world, account, session }) {
    const fields = readFields(call);
    if (!fields) return e1(400, "JSON parse error");
    const refusal = refuseForeignAccount(fields.account_id, session);
    if (refusal) return refusal;
    const ids: unknown = fields.merchant_order_id;
    if (!Array.isArray(ids) || !ids.every((id) => ["string", "number"].includes(typeof id))) {
      return e1(400, "merchant_order_id must be an array of strings");
    }
    const order = account.orders.get(String(fields.marketplace), String(fields.marketplace_order_id));
    if (!order) return e3(404, account.id === FRENCH_ACCOUNT ? "Pas trouvé." : "Not found.");
    const now = world.clock.now();
    order.wire.merchant_order_id = ids.map(String);
    account.orders.touch(order, now);
    account.truth.merchant_order_ids.push({
      at: new Date(now).toISOString(),
      marketplace: order.wire.marketplace,
      marketplace_order_id: order.wire.marketplace_order_id,
      merchant_order_id: order.wire.merchant_order_id,
    });
    return { status: 200, body: orderText(order, account.currency, now) };
  },
};

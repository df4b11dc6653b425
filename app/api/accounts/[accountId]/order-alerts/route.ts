import { OrderAlertsBody, OrderAlertsQuery } from "@/lib/contract/orders";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { readAlerts } from "@/lib/server/order-index/read-alerts";

const handler = defineRoute("GET /api/accounts/[accountId]/order-alerts", {
  query: OrderAlertsQuery,
  handler: ({ ctx, query }) => readAlerts(ctx, query),
});

/** With words that may be a buyer's name: in a body, never in an address. */
const search = defineRoute("POST /api/accounts/[accountId]/order-alerts", {
  body: OrderAlertsBody,
  handler: ({ ctx, body }) => readAlerts(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler, POST: search });

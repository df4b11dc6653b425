import { OrderCountsBody, OrderCountsQuery } from "@/lib/contract/orders";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { countOrders } from "@/lib/server/orders/count-orders";

const counts = defineRoute("GET /api/accounts/[accountId]/order-counts", {
  query: OrderCountsQuery,
  handler: ({ ctx, query }) => countOrders(ctx, query),
});

/** With words that may be a buyer's name: in a body, never in an address. */
const search = defineRoute("POST /api/accounts/[accountId]/order-counts", {
  body: OrderCountsBody,
  handler: ({ ctx, body }) => countOrders(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: counts, POST: search });

import { OrderCountsQuery } from "@/lib/contract/orders";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { countOrders } from "@/lib/server/orders/count-orders";

const handler = defineRoute("GET /api/accounts/[accountId]/order-counts", {
  query: OrderCountsQuery,
  handler: ({ ctx, query }) => countOrders(ctx, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

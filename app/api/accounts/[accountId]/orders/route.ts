import { OrderListQuery } from "@/lib/contract/orders";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { listOrders } from "@/lib/server/orders/list-orders";
import { pageResponse } from "@/lib/server/orders/page-answer";

const handler = defineRoute("GET /api/accounts/[accountId]/orders", {
  query: OrderListQuery,
  handler: async ({ ctx, query, request }) => pageResponse(await listOrders(ctx, query), request),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

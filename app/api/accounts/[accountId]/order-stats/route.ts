import { OrderStatsQuery } from "@/lib/contract/order-stats";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { readStats } from "@/lib/server/order-index/read-stats";

const handler = defineRoute("GET /api/accounts/[accountId]/order-stats", {
  query: OrderStatsQuery,
  handler: ({ ctx, query }) => readStats(ctx, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

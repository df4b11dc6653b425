import { ExportBody, ExportQuery } from "@/lib/contract/export";
import { exportOrders } from "@/lib/server/export/export-orders";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const byAddress = defineRoute("GET /api/accounts/[accountId]/export", {
  query: ExportQuery,
  handler: ({ ctx, query }) => exportOrders(ctx, query),
});
const byBody = defineRoute("POST /api/accounts/[accountId]/export", {
  body: ExportBody,
  handler: ({ ctx, body }) => exportOrders(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: byAddress, POST: byBody });

import { OrderRowsQuery, OrderSearchBody } from "@/lib/contract/orders";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { listOrderRows } from "@/lib/server/orders/list-orders";
import { pageResponse } from "@/lib/server/orders/page-answer";

const rows = defineRoute("GET /api/accounts/[accountId]/order-rows", {
  query: OrderRowsQuery,
  handler: async ({ ctx, query, request }) => pageResponse(await listOrderRows(ctx, query), request),
});

/** The same question with words that may be a buyer's name: in a body, never in an address. */
const search = defineRoute("POST /api/accounts/[accountId]/order-rows", {
  body: OrderSearchBody,
  handler: async ({ ctx, body, request }) => pageResponse(await listOrderRows(ctx, body), request),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: rows, POST: search });

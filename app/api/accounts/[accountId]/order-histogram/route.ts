import { OrderHistogramBody, OrderHistogramQuery } from "@/lib/contract/order-histogram";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { readHistogram } from "@/lib/server/order-index/read-histogram";

const drawn = defineRoute("GET /api/accounts/[accountId]/order-histogram", {
  query: OrderHistogramQuery,
  handler: ({ ctx, query }) => readHistogram(ctx, query),
});

/** With words that may be a buyer's name: in a body, never in an address. */
const search = defineRoute("POST /api/accounts/[accountId]/order-histogram", {
  body: OrderHistogramBody,
  handler: ({ ctx, body }) => readHistogram(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: drawn, POST: search });

import { OrderLookQuery } from "@/lib/contract/orders";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { readLook, stopLook } from "@/lib/server/orders/id-looks";

const read = defineRoute("GET /api/accounts/[accountId]/order-looks", {
  query: OrderLookQuery,
  handler: async ({ ctx, query }) => readLook(ctx, query),
});

/** Ends a look under way; nothing of an order is changed. */
const stop = defineRoute("DELETE /api/accounts/[accountId]/order-looks", {
  query: OrderLookQuery,
  handler: async ({ ctx, query }) => stopLook(ctx, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: read, DELETE: stop });

import { OrderPath } from "@/lib/contract/order-detail";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { orderRaw } from "@/lib/server/orders/order-raw";

const handler = defineRoute("GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/raw", {
  params: OrderPath,
  handler: ({ ctx, params }) => orderRaw(ctx, params),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

import { OrderPath } from "@/lib/contract/order-detail";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { getOrder } from "@/lib/server/orders/get-order";

const handler = defineRoute("GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]", {
  params: OrderPath,
  handler: ({ ctx, params }) => getOrder(ctx, params),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

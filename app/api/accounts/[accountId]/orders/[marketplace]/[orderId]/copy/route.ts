import { OrderPath } from "@/lib/contract/order-detail";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { orderCopy } from "@/lib/server/orders/order-copy";

const handler = defineRoute("GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/copy", {
  params: OrderPath,
  handler: ({ ctx, params }) => orderCopy(ctx, params),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

import { OrderPath } from "@/lib/contract/order-detail";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { revealOrder } from "@/lib/server/orders/order-raw";

const handler = defineRoute("POST /api/accounts/[accountId]/orders/[marketplace]/[orderId]/reveal", {
  params: OrderPath,
  handler: ({ ctx, params }) => revealOrder(ctx, params),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

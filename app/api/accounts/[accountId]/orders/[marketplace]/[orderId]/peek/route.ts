import { OrderPath } from "@/lib/contract/order-detail";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { orderOnScreen } from "@/lib/server/orders/order-for-page";

const handler = defineRoute("GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/peek", {
  params: OrderPath,
  handler: ({ ctx, params }) => orderOnScreen(ctx, params),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

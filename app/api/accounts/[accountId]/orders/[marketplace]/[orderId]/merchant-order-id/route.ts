import { MerchantOrderIdBody, OrderPath } from "@/lib/contract/order-detail";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { setMerchantOrderId } from "@/lib/server/orders/set-merchant-order-id";

const handler = defineRoute("PATCH /api/accounts/[accountId]/orders/[marketplace]/[orderId]/merchant-order-id", {
  params: OrderPath,
  body: MerchantOrderIdBody,
  handler: ({ ctx, params, body }) => setMerchantOrderId(ctx, params, body.merchant_order_id),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ PATCH: handler });

import { ActionTypePath } from "@/lib/contract/actions";
import { OrderPath } from "@/lib/contract/order-detail";
import { actionForm } from "@/lib/server/actions/action-form";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/actions/[type]/form", {
  params: OrderPath.extend(ActionTypePath.shape),
  handler: ({ ctx, params }) => actionForm(ctx, params, params.type),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

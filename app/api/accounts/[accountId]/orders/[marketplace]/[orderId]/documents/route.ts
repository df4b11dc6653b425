import { OrderPath } from "@/lib/contract/order-detail";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { orderDocuments, submitOrderDocument } from "@/lib/server/orders/order-documents";

const list = defineRoute("GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/documents", {
  params: OrderPath,
  handler: ({ ctx, params }) => orderDocuments(ctx, params),
});

const submit = defineRoute("POST /api/accounts/[accountId]/orders/[marketplace]/[orderId]/documents", {
  params: OrderPath,
  rawBody: true,
  handler: async ({ ctx, params, request }) => {
    const { upload, isNew } = await submitOrderDocument(ctx, params, request);
    return reply(upload, { status: isNew ? 202 : 200 });
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: list, POST: submit });

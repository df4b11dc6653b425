import { OrderNotePath } from "@/lib/contract/order-detail";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { deleteOrderNote } from "@/lib/server/notes/order-notes";

const handler = defineRoute("DELETE /api/accounts/[accountId]/orders/[marketplace]/[orderId]/notes/[noteId]", {
  params: OrderNotePath,
  handler: ({ ctx, params: { noteId, ...identity } }) => deleteOrderNote(ctx, identity, noteId),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ DELETE: handler });

import { OrderNoteBody, OrderPath } from "@/lib/contract/order-detail";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { addOrderNote, orderNotes } from "@/lib/server/notes/order-notes";

const list = defineRoute("GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/notes", {
  params: OrderPath,
  handler: ({ ctx, params }) => orderNotes(ctx, params),
});

const add = defineRoute("POST /api/accounts/[accountId]/orders/[marketplace]/[orderId]/notes", {
  params: OrderPath,
  body: OrderNoteBody,
  handler: async ({ ctx, params, body }) => reply(await addOrderNote(ctx, params, body.text), { status: 201 }),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: list, POST: add });

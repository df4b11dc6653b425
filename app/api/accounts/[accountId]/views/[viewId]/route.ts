import { ViewChangeBody, ViewPath } from "@/lib/contract/views";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { changeView, deleteView } from "@/lib/server/views/views";

const change = defineRoute("PATCH /api/accounts/[accountId]/views/[viewId]", {
  params: ViewPath,
  body: ViewChangeBody,
  handler: ({ ctx, params, body }) => changeView(ctx, params.viewId, body),
});
const remove = defineRoute("DELETE /api/accounts/[accountId]/views/[viewId]", {
  params: ViewPath,
  handler: async ({ ctx, params }) => {
    await deleteView(ctx, params.viewId);
    return { deleted: true };
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ PATCH: change, DELETE: remove });

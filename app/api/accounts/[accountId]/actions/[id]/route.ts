import { ActionPath } from "@/lib/contract/actions";
import { getAction } from "@/lib/server/actions/get-action";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/actions/[id]", {
  params: ActionPath,
  handler: ({ ctx, params }) => getAction(ctx, params.id),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

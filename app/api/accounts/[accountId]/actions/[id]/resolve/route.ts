import { ActionPath, ResolveActionBody } from "@/lib/contract/actions";
import { resolveAction } from "@/lib/server/actions/resolve-action";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("POST /api/accounts/[accountId]/actions/[id]/resolve", {
  params: ActionPath,
  body: ResolveActionBody,
  handler: ({ ctx, params, body }) => resolveAction(ctx, params.id, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

import { ActionPath } from "@/lib/contract/actions";
import { cancelAction } from "@/lib/server/actions/cancel-action";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("POST /api/accounts/[accountId]/actions/[id]/cancel", {
  params: ActionPath,
  handler: ({ ctx, params }) => cancelAction(ctx, params.id),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

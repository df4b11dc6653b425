import { ActionPath } from "@/lib/contract/actions";
import { cancelAction } from "@/lib/server/actions/cancel-action";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { countAgain } from "@/lib/server/triage/count-again";

const handler = defineRoute("POST /api/accounts/[accountId]/actions/[id]/cancel", {
  params: ActionPath,
  handler: async ({ ctx, params }) => {
    const withdrawn = await cancelAction(ctx, params.id);
    await countAgain(ctx, { action: withdrawn.id });
    return withdrawn;
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

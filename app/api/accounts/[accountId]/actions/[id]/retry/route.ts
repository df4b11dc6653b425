import { ActionPath, RetryActionBody } from "@/lib/contract/actions";
import { recordedReply } from "@/lib/server/actions/recorded-reply";
import { retryAction } from "@/lib/server/actions/retry-action";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("POST /api/accounts/[accountId]/actions/[id]/retry", {
  params: ActionPath,
  body: RetryActionBody,
  handler: async ({ ctx, params, body }) => recordedReply(await retryAction(ctx, params.id, body)),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

import { TriageGroupPath, TriageMoveBody } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { moveGroup } from "@/lib/server/triage/move-group";

const handler = defineRoute("POST /api/accounts/[accountId]/triage/groups/[id]/move", {
  params: TriageGroupPath,
  body: TriageMoveBody,
  handler: ({ ctx, params, body }) => moveGroup(ctx, params.id, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

import { TriageFixBody, TriageGroupPath } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { previewFix } from "@/lib/server/triage/fix-group";

const handler = defineRoute("POST /api/accounts/[accountId]/triage/groups/[id]/fix/preview", {
  params: TriageGroupPath,
  body: TriageFixBody,
  handler: ({ ctx, params, body }) => previewFix(ctx, params.id, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

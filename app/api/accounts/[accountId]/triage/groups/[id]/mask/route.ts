import { TriageGroupPath, TriageMaskBody } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { editMask } from "@/lib/server/triage/edit-mask";

const handler = defineRoute("POST /api/accounts/[accountId]/triage/groups/[id]/mask", {
  params: TriageGroupPath,
  body: TriageMaskBody,
  handler: ({ ctx, params, body }) => editMask(ctx, params.id, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

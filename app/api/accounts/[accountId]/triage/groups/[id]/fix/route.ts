import { TriageGroupPath, TriageSendBody } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { fixForm, sendFix } from "@/lib/server/triage/fix-group";

const form = defineRoute("GET /api/accounts/[accountId]/triage/groups/[id]/fix", {
  params: TriageGroupPath,
  handler: ({ ctx, params }) => fixForm(ctx, params.id),
});

const send = defineRoute("POST /api/accounts/[accountId]/triage/groups/[id]/fix", {
  params: TriageGroupPath,
  body: TriageSendBody,
  handler: async ({ ctx, params, body }) => reply(await sendFix(ctx, params.id, body), { status: 202 }),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: form, POST: send });

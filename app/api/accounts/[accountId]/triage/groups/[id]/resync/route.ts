import { TriageGroupPath } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { resyncGroup } from "@/lib/server/triage/resync-group";

const handler = defineRoute("POST /api/accounts/[accountId]/triage/groups/[id]/resync", {
  params: TriageGroupPath,
  handler: ({ ctx, params }) => resyncGroup(ctx, params.id),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

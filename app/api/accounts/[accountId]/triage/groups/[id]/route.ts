import { TriageGroupPath, TriageGroupQuery } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { getGroup } from "@/lib/server/triage/get-group";

const handler = defineRoute("GET /api/accounts/[accountId]/triage/groups/[id]", {
  params: TriageGroupPath,
  query: TriageGroupQuery,
  handler: ({ ctx, params, query }) => getGroup(ctx, params.id, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

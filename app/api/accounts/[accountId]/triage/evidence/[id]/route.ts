import { ActionPath } from "@/lib/contract/actions";
import { EvidenceQuery } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { evidencePack } from "@/lib/server/triage/evidence";

const handler = defineRoute("GET /api/accounts/[accountId]/triage/evidence/[id]", {
  params: ActionPath,
  query: EvidenceQuery,
  handler: ({ ctx, params, query }) => evidencePack(ctx, params.id, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

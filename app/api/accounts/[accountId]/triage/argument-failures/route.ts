import { ArgumentFailureQuery } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { argumentFailures } from "@/lib/server/triage/argument-failures";

const handler = defineRoute("GET /api/accounts/[accountId]/triage/argument-failures", {
  query: ArgumentFailureQuery,
  handler: ({ ctx, query }) => argumentFailures(ctx, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

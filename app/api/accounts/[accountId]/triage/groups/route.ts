import { TriageFindBody, TriageListQuery } from "@/lib/contract/triage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { findGroups } from "@/lib/server/triage/find-groups";
import { listGroups } from "@/lib/server/triage/list-groups";

const handler = defineRoute("GET /api/accounts/[accountId]/triage/groups", {
  query: TriageListQuery,
  handler: ({ ctx, query }) => listGroups(ctx, query),
});

const find = defineRoute("POST /api/accounts/[accountId]/triage/groups", {
  body: TriageFindBody,
  handler: ({ ctx, body }) => findGroups(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler, POST: find });

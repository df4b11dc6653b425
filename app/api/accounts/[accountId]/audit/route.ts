import { AuditQuery } from "@/lib/contract/audit";
import { listAudit } from "@/lib/server/audit/list-audit";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/audit", {
  query: AuditQuery,
  handler: ({ ctx, query }) => listAudit(ctx, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

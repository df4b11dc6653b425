import { VcsExportQuery } from "@/lib/contract/vcs";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { exportLog } from "@/lib/server/vcs/export-log";

const handler = defineRoute("GET /api/accounts/[accountId]/vcs/export", {
  query: VcsExportQuery,
  handler: async ({ ctx, query }) => exportLog(ctx, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

import { VcsDocumentsQuery } from "@/lib/contract/vcs";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { listVcsDocuments } from "@/lib/server/vcs/list-documents";

const handler = defineRoute("GET /api/accounts/[accountId]/vcs/documents", {
  query: VcsDocumentsQuery,
  handler: ({ ctx, query }) => listVcsDocuments(ctx, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

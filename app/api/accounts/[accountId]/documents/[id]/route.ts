import { DocumentPath } from "@/lib/contract/vcs";
import { getDocument } from "@/lib/server/documents/get-document";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/documents/[id]", {
  params: DocumentPath,
  handler: ({ ctx, params }) => getDocument(ctx, params.id),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

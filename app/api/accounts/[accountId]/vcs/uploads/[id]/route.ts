import { UploadPath } from "@/lib/contract/vcs";
import { getUpload } from "@/lib/server/documents/uploads";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/vcs/uploads/[id]", {
  params: UploadPath,
  handler: ({ ctx, params }) => getUpload(ctx, params.id),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

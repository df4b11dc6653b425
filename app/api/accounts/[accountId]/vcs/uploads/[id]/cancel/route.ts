import { UploadPath } from "@/lib/contract/vcs";
import { cancelUpload } from "@/lib/server/documents/uploads";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("POST /api/accounts/[accountId]/vcs/uploads/[id]/cancel", {
  params: UploadPath,
  handler: ({ ctx, params }) => cancelUpload(ctx, params.id),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

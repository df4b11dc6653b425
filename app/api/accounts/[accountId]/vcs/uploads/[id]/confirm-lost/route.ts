import { ConfirmLostBody, UploadPath } from "@/lib/contract/vcs";
import { confirmLost } from "@/lib/server/documents/uploads";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("POST /api/accounts/[accountId]/vcs/uploads/[id]/confirm-lost", {
  params: UploadPath,
  body: ConfirmLostBody,
  handler: ({ ctx, params, body }) => confirmLost(ctx, params.id, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

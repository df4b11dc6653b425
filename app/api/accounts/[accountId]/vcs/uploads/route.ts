import { UploadsQuery } from "@/lib/contract/vcs";
import { listUploads } from "@/lib/server/documents/uploads";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { submitUpload } from "@/lib/server/vcs/submit-upload";

const list = defineRoute("GET /api/accounts/[accountId]/vcs/uploads", {
  query: UploadsQuery,
  handler: ({ ctx, query }) => listUploads(ctx, query),
});

const submit = defineRoute("POST /api/accounts/[accountId]/vcs/uploads", {
  rawBody: true,
  handler: async ({ ctx, request }) => {
    const { upload, isNew } = await submitUpload(ctx, request);
    return reply(upload, { status: isNew ? 202 : 200 });
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: list, POST: submit });

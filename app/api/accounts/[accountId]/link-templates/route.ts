import { LinkTemplatesBody } from "@/lib/contract/link-templates";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { linkTemplates, setLinkTemplates } from "@/lib/server/notes/link-templates";

const read = defineRoute("GET /api/accounts/[accountId]/link-templates", { handler: ({ ctx }) => linkTemplates(ctx) });

const write = defineRoute("PUT /api/accounts/[accountId]/link-templates", {
  body: LinkTemplatesBody,
  handler: ({ ctx, body }) => setLinkTemplates(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: read, PUT: write });

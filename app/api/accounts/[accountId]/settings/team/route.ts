import { GrantBody } from "@/lib/contract/settings";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { getTeam, grantRole } from "@/lib/server/settings/team";

const read = defineRoute("GET /api/accounts/[accountId]/settings/team", { handler: ({ ctx }) => getTeam(ctx) });
const grant = defineRoute("POST /api/accounts/[accountId]/settings/team", {
  body: GrantBody,
  handler: ({ ctx, body }) => grantRole(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: read, POST: grant });

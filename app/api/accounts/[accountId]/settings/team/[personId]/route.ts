import { MemberPatch, MemberPath } from "@/lib/contract/settings";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { changeMember, takeRole } from "@/lib/server/settings/team";

const change = defineRoute("PATCH /api/accounts/[accountId]/settings/team/[personId]", {
  params: MemberPath,
  body: MemberPatch,
  handler: ({ ctx, params, body }) => changeMember(ctx, params.personId, body),
});
const take = defineRoute("DELETE /api/accounts/[accountId]/settings/team/[personId]", {
  params: MemberPath,
  handler: ({ ctx, params }) => takeRole(ctx, params.personId),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ PATCH: change, DELETE: take });

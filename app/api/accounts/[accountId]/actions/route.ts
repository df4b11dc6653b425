import { ActionListQuery } from "@/lib/contract/actions";
import { listActions } from "@/lib/server/actions/list-actions";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/actions", {
  query: ActionListQuery,
  handler: ({ ctx, query }) => listActions(ctx, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

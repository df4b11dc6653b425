import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { testConnection } from "@/lib/server/settings/connection";

const handler = defineRoute("POST /api/accounts/[accountId]/settings/connection-test", {
  handler: ({ ctx }) => testConnection(ctx),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

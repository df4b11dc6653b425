import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { listMarketplaces } from "@/lib/server/marketplaces/list-marketplaces";

const handler = defineRoute("GET /api/accounts/[accountId]/marketplaces", {
  handler: ({ ctx }) => listMarketplaces(ctx),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

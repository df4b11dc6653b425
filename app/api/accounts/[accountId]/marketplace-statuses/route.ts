import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { statusesOfMarketplaces } from "@/lib/server/marketplaces/describe-marketplace";

const handler = defineRoute("GET /api/accounts/[accountId]/marketplace-statuses", {
  handler: ({ ctx }) => statusesOfMarketplaces(ctx),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

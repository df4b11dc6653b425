import { z } from "zod";
import { MarketplaceHistoryQuery } from "@/lib/contract/marketplace-history";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { checkMarketplaceHistory, marketplaceHistory } from "@/lib/server/marketplaces/marketplace-history";

const params = z.object({ code: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });

const read = defineRoute("GET /api/accounts/[accountId]/marketplaces/[code]/history", {
  params,
  query: MarketplaceHistoryQuery,
  handler: ({ ctx, params, query }) => marketplaceHistory(ctx, params.code, { all: query.all === "1" }),
});

const check = defineRoute("POST /api/accounts/[accountId]/marketplaces/[code]/history", {
  params,
  body: z.object({}),
  handler: ({ ctx, params }) => checkMarketplaceHistory(ctx, params.code),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: read, POST: check });

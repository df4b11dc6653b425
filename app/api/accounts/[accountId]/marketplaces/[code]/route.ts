import { z } from "zod";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { getMarketplace } from "@/lib/server/marketplaces/list-marketplaces";

const handler = defineRoute("GET /api/accounts/[accountId]/marketplaces/[code]", {
  params: z.object({ code: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) }),
  handler: ({ ctx, params }) => getMarketplace(ctx, params.code),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

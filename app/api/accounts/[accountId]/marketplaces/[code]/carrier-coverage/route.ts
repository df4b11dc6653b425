import { CarrierPath } from "@/lib/contract/carrier-names";
import { carrierCoverage } from "@/lib/server/carriers/carrier-coverage";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/marketplaces/[code]/carrier-coverage", {
  params: CarrierPath,
  handler: ({ ctx, params }) => carrierCoverage(ctx, params.code),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

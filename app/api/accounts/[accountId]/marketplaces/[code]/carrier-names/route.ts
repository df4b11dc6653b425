import { CarrierNameBody, CarrierPath } from "@/lib/contract/carrier-names";
import { carrierNames, setCarrierName } from "@/lib/server/carriers/carrier-names";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const read = defineRoute("GET /api/accounts/[accountId]/marketplaces/[code]/carrier-names", {
  params: CarrierPath,
  handler: ({ ctx, params }) => carrierNames(ctx, params.code),
});

const write = defineRoute("PUT /api/accounts/[accountId]/marketplaces/[code]/carrier-names", {
  params: CarrierPath,
  body: CarrierNameBody,
  handler: ({ ctx, params, body }) => setCarrierName(ctx, params.code, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: read, PUT: write });

import { FreezeBody } from "@/lib/contract/batches";
import { freezeOrders } from "@/lib/server/batches/freeze-orders";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("POST /api/accounts/[accountId]/batches/freeze", {
  body: FreezeBody,
  handler: ({ ctx, body }) => freezeOrders(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

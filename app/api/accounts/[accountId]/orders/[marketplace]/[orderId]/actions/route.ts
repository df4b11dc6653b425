import { RecordActionBody } from "@/lib/contract/actions";
import { OrderPath } from "@/lib/contract/order-detail";
import { recordAction } from "@/lib/server/actions/record-action";
import { recordedReply } from "@/lib/server/actions/recorded-reply";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("POST /api/accounts/[accountId]/orders/[marketplace]/[orderId]/actions", {
  params: OrderPath,
  body: RecordActionBody,
  handler: async ({ ctx, params, body }) => recordedReply(await recordAction(ctx, params, body)),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

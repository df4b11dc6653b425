import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { listMetaKeys } from "@/lib/server/order-index/meta-keys";

const keys = defineRoute("GET /api/accounts/[accountId]/order-meta-keys", {
  handler: ({ ctx }) => listMetaKeys(ctx),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: keys });

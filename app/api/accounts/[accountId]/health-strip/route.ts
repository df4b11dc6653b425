import { healthStrip } from "@/lib/server/health/health-strip";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/health-strip", { handler: ({ ctx }) => healthStrip(ctx) });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

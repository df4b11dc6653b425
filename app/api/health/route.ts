import { defineRoute } from "@/lib/server/http/define-route";
import { healthAnswer } from "@/lib/server/http/health";
import { methods } from "@/lib/server/http/methods";

const GET_HEALTH = defineRoute("GET /api/health", { handler: ({ ctx }) => healthAnswer(ctx.db) });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: GET_HEALTH });

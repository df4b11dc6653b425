import { whoAmI } from "@/lib/server/auth/who-am-i";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const GET_ME = defineRoute("GET /api/me", { handler: ({ ctx }) => whoAmI(ctx) });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: GET_ME });

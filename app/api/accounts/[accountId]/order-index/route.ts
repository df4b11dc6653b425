import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { getOrderIndex, rebuildOrderIndex } from "@/lib/server/order-index/order-index";

const state = defineRoute("GET /api/accounts/[accountId]/order-index", {
  handler: ({ ctx }) => getOrderIndex(ctx),
});

/** Rebuilds the copy from its beginning. */
const rebuild = defineRoute("POST /api/accounts/[accountId]/order-index", {
  handler: async ({ ctx }) => reply(await rebuildOrderIndex(ctx), { status: 202 }),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: state, POST: rebuild });

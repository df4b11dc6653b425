import { NewViewBody } from "@/lib/contract/views";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { addView, listViews } from "@/lib/server/views/views";

const list = defineRoute("GET /api/accounts/[accountId]/views", { handler: ({ ctx }) => listViews(ctx) });
const add = defineRoute("POST /api/accounts/[accountId]/views", {
  body: NewViewBody,
  handler: async ({ ctx, body }) => reply(await addView(ctx, body), { status: 201 }),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: list, POST: add });

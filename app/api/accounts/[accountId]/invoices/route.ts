import { MakeInvoice } from "@/lib/contract/invoices";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { listIssued } from "@/lib/server/invoices/issued-invoices";
import { issueInvoice } from "@/lib/server/invoices/make-invoice";

const list = defineRoute("GET /api/accounts/[accountId]/invoices", {
  handler: async ({ ctx }) => ({ results: await listIssued(ctx) }),
});

const issue = defineRoute("POST /api/accounts/[accountId]/invoices", {
  body: MakeInvoice,
  handler: async ({ ctx, body }) => {
    const { invoice, created } = await issueInvoice(ctx, body);
    return reply(invoice, { status: created ? 201 : 200 });
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: list, POST: issue });

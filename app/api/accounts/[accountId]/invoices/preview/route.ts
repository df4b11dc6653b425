import { MakeInvoice } from "@/lib/contract/invoices";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { previewInvoice } from "@/lib/server/invoices/make-invoice";
import { pdfResponse } from "@/lib/server/invoices/pdf-response";

const preview = defineRoute("POST /api/accounts/[accountId]/invoices/preview", {
  body: MakeInvoice,
  handler: async ({ ctx, body }) => {
    const { pdf, warnings } = await previewInvoice(ctx, body);
    return pdfResponse(pdf, "preview", { "x-warnings": warnings.join() });
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: preview });

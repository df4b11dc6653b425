import { z } from "zod";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { issuedPdf } from "@/lib/server/invoices/issued-invoices";
import { pdfResponse } from "@/lib/server/invoices/pdf-response";

const download = defineRoute("GET /api/accounts/[accountId]/invoices/[id]", {
  params: z.object({ id: z.guid() }),
  handler: async ({ ctx, params }) => {
    const { number, pdf } = await issuedPdf(ctx, params.id);
    return pdfResponse(pdf, number);
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: download });

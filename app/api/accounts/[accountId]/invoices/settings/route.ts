import { SaveInvoiceSettings } from "@/lib/contract/invoices";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { getInvoiceSettings, saveInvoiceSettings } from "@/lib/server/invoices/invoice-settings";

const read = defineRoute("GET /api/accounts/[accountId]/invoices/settings", {
  handler: async ({ ctx }) => getInvoiceSettings(ctx),
});

const save = defineRoute("PUT /api/accounts/[accountId]/invoices/settings", {
  body: SaveInvoiceSettings,
  handler: async ({ ctx, body }) => saveInvoiceSettings(ctx, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: read, PUT: save });

import { TemplateQuery } from "@/lib/contract/batches";
import { csvResponse, sheetTemplate } from "@/lib/server/batches/sheet-files";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/batches/template", {
  query: TemplateQuery,
  handler: async ({ ctx, query }) => csvResponse(await sheetTemplate(ctx, query.query), "orderdeck-shipments.csv"),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

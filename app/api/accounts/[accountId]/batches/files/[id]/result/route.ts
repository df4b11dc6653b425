import { BatchPath, SheetResultQuery } from "@/lib/contract/batches";
import { csvResponse, sheetResult } from "@/lib/server/batches/sheet-files";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/batches/files/[id]/result", {
  params: BatchPath,
  query: SheetResultQuery,
  handler: async ({ ctx, params, query }) =>
    csvResponse(await sheetResult(ctx, params.id, query.batch), "orderdeck-outcomes.csv"),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

import { BatchPath, ChangeSheetBody, SheetQuery } from "@/lib/contract/batches";
import { changeSheet, readSheetView } from "@/lib/server/batches/sheets";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const check = defineRoute("GET /api/accounts/[accountId]/batches/files/[id]", {
  params: BatchPath,
  query: SheetQuery,
  handler: ({ ctx, params, query }) => readSheetView(ctx, params.id, query),
});

const change = defineRoute("PATCH /api/accounts/[accountId]/batches/files/[id]", {
  params: BatchPath,
  body: ChangeSheetBody,
  handler: ({ ctx, params, body }) => changeSheet(ctx, params.id, body),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: check, PATCH: change });

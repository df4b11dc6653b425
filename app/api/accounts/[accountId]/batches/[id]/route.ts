import { BatchPath, BatchQuery } from "@/lib/contract/batches";
import { getBatch } from "@/lib/server/batches/read-batches";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("GET /api/accounts/[accountId]/batches/[id]", {
  params: BatchPath,
  query: BatchQuery,
  handler: ({ ctx, params, query }) => getBatch(ctx, params.id, query),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler });

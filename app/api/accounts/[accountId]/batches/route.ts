import { BatchListQuery, CreateBatchBody } from "@/lib/contract/batches";
import { batchFromList } from "@/lib/server/batches/batch-from-list";
import { batchFromSheet } from "@/lib/server/batches/batch-from-sheet";
import { listBatches } from "@/lib/server/batches/read-batches";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";

const list = defineRoute("GET /api/accounts/[accountId]/batches", {
  query: BatchListQuery,
  handler: ({ ctx, query }) => listBatches(ctx, query),
});

const create = defineRoute("POST /api/accounts/[accountId]/batches", {
  body: CreateBatchBody,
  handler: async ({ ctx, body }) => {
    const { batch, isNew } = await (body.kind === "csv" ? batchFromSheet(ctx, body) : batchFromList(ctx, body));
    return reply(batch, { status: isNew ? 202 : 200 });
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: list, POST: create });

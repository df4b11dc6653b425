import { BatchPath } from "@/lib/contract/batches";
import { stopBatch } from "@/lib/server/batches/change-batch";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";

const handler = defineRoute("POST /api/accounts/[accountId]/batches/[id]/stop", {
  params: BatchPath,
  handler: ({ ctx, params }) => stopBatch(ctx, params.id),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

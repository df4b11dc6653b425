import { BatchPath } from "@/lib/contract/batches";
import { stopBatch } from "@/lib/server/batches/change-batch";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { countAgain } from "@/lib/server/triage/count-again";

const handler = defineRoute("POST /api/accounts/[accountId]/batches/[id]/stop", {
  params: BatchPath,
  handler: async ({ ctx, params }) => {
    const stopped = await stopBatch(ctx, params.id);
    await countAgain(ctx, { batch: params.id });
    return stopped;
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });

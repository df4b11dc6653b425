import "server-only";
import type { BatchView } from "@/lib/contract/batches";
import { actAs } from "../actions/acting-person";
import { nothingSent } from "../actions/nothing-sent";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { AppError } from "../errors";
import { batchView } from "./batch-view";
import { findBatch } from "./find-batch";

const LEAVE_OUT = `
update batch_rows set state = 'left_out', code = null, message = null, settled_at = clock_timestamp(), lease_until = null
where batch_id = $1 and state = 'waiting'`;

/** What is held of a batch is taken back; what has left goes on. */
export const WITHDRAW_HELD = `
update outbox set state = 'withdrawn', reason = 'withdrawn', message = null, fence = fence + 1
where batch_id = $1 and state = 'ready'`;

async function change(
  ctx: ServiceContext,
  id: string,
  to: "running" | "paused" | "stopped",
  also: (tx: Queryable) => Promise<void> = async () => undefined,
): Promise<BatchView> {
  requireScope(ctx, "actions:send");
  return nothingSent(async () => {
    await ctx.db.tx(async (tx) => {
      const batch = await findBatch(tx, ctx.accountId, id);
      if (batch.state === to) return;
      if (batch.state === "stopped") {
        throw new AppError("busy", "This batch was stopped; what is left of it needs a new one.", {
          details: [{ field: "state", message: batch.state }],
        });
      }
      await tx.query("update batches set state = $2, changed_at = clock_timestamp() where id = $1", [id, to]);
      await actAs(tx, ctx);
      await also(tx);
      const { accountId, person } = ctx;
      await emitAudit(tx, { verb: `batch.${to}`, subject: `batch:${id}`, accountId, personId: person.id });
    });
    return batchView(ctx, await findBatch(ctx.db, ctx.accountId, id));
  });
}

/** Nothing of the batch is recorded or leaves until it is resumed; what has left already goes on. @throws AppError `not_found`, `busy` */
export function pauseBatch(ctx: ServiceContext, id: string): Promise<BatchView> {
  return change(ctx, id, "paused");
}

/** Goes on where it was paused. @throws AppError `not_found`, `busy` when it was stopped */
export function resumeBatch(ctx: ServiceContext, id: string): Promise<BatchView> {
  return change(ctx, id, "running");
}

/** Leaves out what is not recorded and takes back what has not left, for good. @throws AppError `not_found` */
export function stopBatch(ctx: ServiceContext, id: string): Promise<BatchView> {
  return change(ctx, id, "stopped", async (tx) => {
    await tx.query(LEAVE_OUT, [id]);
    await tx.query(WITHDRAW_HELD, [id]);
    await tx.query("update batches set recorded_at = coalesce(recorded_at, clock_timestamp()) where id = $1", [id]);
  });
}

import "server-only";
import { leftBehind } from "@/lib/bulk/verdict";
import type { BatchView, CreateBatchBody } from "@/lib/contract/batches";
import { requireScope, type ServiceContext } from "../context";
import { badRequest } from "../errors";
import { batchView } from "./batch-view";
import { checkSheet } from "./check-sheet";
import { createBatch, keyFrom, type NewRow } from "./create-batch";
import { findBatchByKey } from "./find-batch";
import { findSheet, saveLeft } from "./sheet-store";

/**
 * The rows of a sheet that the flight check lets through, as a batch. Dropped and sent again, what was sent stays sent: the check leaves it out, and the
 * lane of its order refuses it should it come at the same moment.
 * @throws AppError `not_found`, `bad_request` when no row can be sent
 */
export async function batchFromSheet(
  ctx: ServiceContext,
  body: Extract<CreateBatchBody, { kind: "csv" }>,
): Promise<{ batch: BatchView; isNew: boolean }> {
  requireScope(ctx, "actions:send");
  const known = await findBatchByKey(ctx.db, ctx.accountId, body.client_key);
  // The check would now say "sent already" of its rows: the answer to the first press is the batch.
  if (known?.file_id === body.file_id) return { batch: await batchView(ctx, known), isNew: false };
  const sheet = await findSheet(ctx.db, ctx.accountId, body.file_id);
  const rows = await checkSheet(ctx, sheet);
  const chosen = rows.flatMap(({ number, wish, sendable, verdict }): NewRow[] => {
    if (!wish || !sendable || !(body.verdicts as string[]).includes(verdict)) return [];
    return [{ ...wish, file_row: number, client_key: keyFrom([body.client_key, number]) }];
  });
  if (chosen.length === 0) throw badRequest([{ field: "verdicts", message: "no row of the sheet can be sent" }]);
  const taken = new Set(chosen.map(({ file_row }) => file_row));
  const left = leftBehind(rows.filter(({ number }) => !taken.has(number)));
  await saveLeft(ctx.db, sheet.id, left, true);
  return createBatch(ctx, {
    kind: "csv",
    title: body.title,
    rows: chosen,
    client_key: body.client_key,
    file_id: sheet.id,
  });
}

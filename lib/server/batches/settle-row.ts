import "server-only";
import type { Queryable } from "../db/database";
import { AppError } from "../errors";
import { nowPlusMs } from "../outbox/interval";
import type { TakenRow } from "./take-rows";

const RECORDED = `
update batch_rows r set state = 'recorded', code = null, message = null, details = null, lease_until = null, settled_at = clock_timestamp()
from batches b where b.id = r.batch_id and r.batch_id = $1 and r.number = $2 and r.fence = $3 and r.state = 'waiting'`;

/** The row is not ours any more: the batch was paused or stopped, or the lease ended and another process has it. */
export function isNotOurs(error: unknown): boolean {
  return error instanceof AppError && error.code === "busy" && error.details?.[0]?.field === "batch";
}

function notOurs(): AppError {
  return new AppError("busy", "The batch does not go on here.", { details: [{ field: "batch", message: "not ours" }] });
}

/**
 * Settles a row as recorded, inside the transaction that writes its intents: both are kept, or neither, whenever the process dies.
 * @throws AppError when the row was taken away or its batch does not run; nothing is recorded then
 */
export async function claimRecorded(tx: Queryable, row: TakenRow): Promise<void> {
  const settled = await tx.query(`${RECORDED} and b.state = 'running' returning r.number`, [
    row.batch_id,
    row.number,
    row.fence,
  ]);
  if (settled.length === 0) throw notOurs();
}

/** Settles a row whose very wish had been recorded before. */
export async function noteKnown(db: Queryable, row: TakenRow): Promise<void> {
  await db.query(RECORDED, [row.batch_id, row.number, row.fence]);
}

const REFUSED = `
update batch_rows set state = 'not_recorded', code = $4, message = $5, details = $6::jsonb, lease_until = null, settled_at = clock_timestamp()
where batch_id = $1 and number = $2 and fence = $3 and state = 'waiting'`;

/** Settles a row that cannot be recorded, with the reason. */
export async function refuseRow(db: Queryable, row: TakenRow, error: AppError): Promise<void> {
  const details = error.details ? JSON.stringify(error.details) : null;
  await db.query(REFUSED, [row.batch_id, row.number, row.fence, error.code, error.message, details]);
}

const PUT_BACK = `
update batch_rows set lease_until = null, code = $4, message = $5, next_at = ${nowPlusMs("$6")}
where batch_id = $1 and number = $2 and fence = $3 and state = 'waiting'`;

/** Gives a row back for a later try; the reason is shown as long as it waits. */
export async function putBack(
  db: Queryable,
  row: TakenRow,
  why: { code: string | null; message: string | null; afterMs: number },
): Promise<void> {
  await db.query(PUT_BACK, [row.batch_id, row.number, row.fence, why.code, why.message, why.afterMs]);
}

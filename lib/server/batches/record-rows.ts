import "server-only";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import { roleAllows } from "@/lib/domain/permissions";
import type { LengowCall } from "@/lib/lengow";
import { actionGrammar, type ReadOrder } from "../actions/action-facts";
import { recordAction } from "../actions/record-action";
import { retryAction } from "../actions/retry-action";
import type { ServiceContext } from "../context";
import { AppError, isAppError } from "../errors";
import { toAppError } from "../http/error-response";
import { actingContext, type BatchContainer } from "./acting-context";
import { fromMany, readManyOrders, type Wanted } from "./read-many-orders";
import { claimRecorded, isNotOurs, noteKnown, putBack, refuseRow } from "./settle-row";
import type { TakenRow } from "./take-rows";

/** Nothing is wrong with the row: it is tried again when Lengow or storage answer. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  "lengow_unavailable",
  "lengow_error",
  "lengow_timeout",
  "lengow_rate_limited",
  "lengow_credentials",
  "lengow_unreadable",
  "lengow_refused",
  "storage_unavailable",
  "internal",
]);
/** About a day with the waits below; then a person must look. */
const MOST_TRIES = 300;
const WAITS_MS = [1_000, 2_000, 5_000, 15_000, 60_000, 300_000];

/** What a failed try means for the row. */
async function settleFailure(
  ctx: { db: ServiceContext["db"]; timeScale: number },
  row: TakenRow,
  thrown: unknown,
): Promise<void> {
  if (isNotOurs(thrown)) return putBack(ctx.db, row, { code: null, message: null, afterMs: 0 });
  const error = toAppError(thrown, "GET");
  if (!PASSING.has(error.code) || row.tries >= MOST_TRIES) return refuseRow(ctx.db, row, error);
  const waitMs = WAITS_MS[Math.min(row.tries, WAITS_MS.length) - 1] ?? 1_000;
  return putBack(ctx.db, row, {
    code: error.code,
    message: error.message,
    afterMs: Math.max(250, waitMs / ctx.timeScale),
  });
}

async function recordRow(ctx: ServiceContext, row: TakenRow, readOrder: ReadOrder): Promise<void> {
  const { marketplace, order_id: orderId, action_type: type, lines, args, client_key, send_another } = row;
  const options = {
    batchId: row.batch_id,
    before: (tx: Parameters<typeof claimRecorded>[0]) => claimRecorded(tx, row),
    readOrder,
  };
  const { isNew } = row.repeats_of
    ? await retryAction(ctx, row.repeats_of, { args, client_key, send_another }, options)
    : await recordAction(
        ctx,
        { marketplace, orderId },
        { type, args, client_key, send_another, ...(lines ? { lines } : {}) },
        options,
      );
  if (!isNew) await noteKnown(ctx.db, row);
}

/** The orders of many rows, read anew with few calls. */
async function readOrders(ctx: ServiceContext, rows: readonly TakenRow[]): Promise<ReadOrder> {
  const call: LengowCall = { lane: "background", requestId: ctx.requestId, signal: ctx.signal };
  const wanted: Wanted[] = [];
  for (const { marketplace, order_id: orderId, action_type: type } of rows) {
    const compiled = await actionGrammar(ctx, marketplace, type);
    // A marketplace that is not the account's is refused without asking Lengow.
    if (!compiled) continue;
    const { statuses } = compiled.grammar;
    wanted.push({ marketplace, orderId, statuses: statuses === "missing" ? null : statuses });
  }
  return fromMany(await readManyOrders(ctx.lengow(), wanted, call), ctx.lengow(), call);
}

function notAllowed(): AppError {
  return new AppError(
    "not_allowed",
    "Whoever started this batch may no longer send actions on this account. Nothing was recorded.",
  );
}

/**
 * Records taken rows, each by the rules of a single action and in the name of whoever started the batch, and says of each what it came to. Never
 * throws for what belongs to a row.
 */
export async function recordRows(container: BatchContainer, rows: readonly TakenRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const about = { db: container.db, timeScale: container.env.timeScale };
  let ctx: ServiceContext | null;
  let readOrder: ReadOrder;
  try {
    ctx = await actingContext(container, first.person_id, first.account_id);
    if (ctx === null || !roleAllows(ctx.role, "actions:send")) {
      for (const row of rows) await refuseRow(container.db, row, notAllowed());
      return;
    }
    readOrder = await readOrders(ctx, rows);
  } catch (error) {
    for (const row of rows) await settleFailure(about, row, error);
    return;
  }
  for (const row of rows) {
    try {
      await recordRow(ctx, row, readOrder);
    } catch (error) {
      if (!isAppError(error) || error.code === "internal")
        container.logger.error({ err: error, batch: row.batch_id, row: row.number }, "a row of a batch failed");
      await settleFailure(about, row, error);
    }
  }
}

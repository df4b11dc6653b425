import "server-only";
import type { RetryActionBody } from "@/lib/contract/actions";
import { isTerminal } from "@/lib/domain/action";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { AppError } from "../errors";
import { timingsFor } from "../outbox/timings";
import { actAs } from "./acting-person";
import { actionFacts } from "./action-facts";
import type { ViewRow } from "./action-view";
import { hashOf } from "./canonical";
import { findIntent } from "./find-intent";
import { intentsOfKey } from "./known-wish";
import { nothingSent } from "./nothing-sent";
import { planIntents } from "./plan-intents";
import type { RecordOptions } from "./record-action";
import { type Recorded, recordIntents } from "./record-intents";

const CLOSE = `
update outbox set state = 'closed', reason = 'sent_again', fence = fence + 1
where id = $1 and account_id = $2 and state = 'needs_person'
  and (attempt = 0 or maybe_sent_until is null or maybe_sent_until + $3::double precision * interval '1 millisecond' < clock_timestamp())
returning id`;

function busy(row: ViewRow, message: string, details: { field: string; message: string }[] = []): AppError {
  return new AppError("busy", `${message} Nothing was recorded.`, {
    details: [{ field: "state", message: row.state }, { field: "intent", message: row.id }, ...details],
  });
}

/** Only what has ended can be sent again; what needs a person ends by this very decision. */
function requireEnded(row: ViewRow, sendAnother: boolean): void {
  if (!isTerminal(row.state) && row.state !== "needs_person") {
    throw busy(row, `This action is ${row.state}: it has not ended and must not be repeated.`);
  }
  const mayHaveArrived = row.state === "needs_person" && (row.attempt > 0 || row.reason === "already_queued");
  const happened = row.state === "done" || row.state === "done_with_warning";
  if ((mayHaveArrived || happened) && !sendAnother) {
    const question = happened ? "It was done. Send another?" : "It may have reached Lengow. Send another all the same?";
    throw busy(row, question, [{ field: "send_another", message: question }]);
  }
}

/** Frees the lane of an action that waits for a person. Too early, and its first sending could still turn up. */
async function closeOld(tx: Queryable, ctx: ServiceContext, row: ViewRow): Promise<void> {
  await actAs(tx, ctx);
  const closed = await tx.query(CLOSE, [row.id, ctx.accountId, timingsFor(ctx.timeScale).horizonMs]);
  if (closed.length === 0)
    throw busy(row, "It is still being looked for at Lengow and may turn up. Try again a little later.");
}

/**
 * Corrects and sends again: a new intent, linked to the old one, judged like any other. `args` is laid over the old arguments; null takes one
 * out. What was done, or may have arrived, needs "send another".
 * @throws AppError `not_found`, `bad_request`, `busy`, `key_reused`
 */
export async function retryAction(
  ctx: ServiceContext,
  id: string,
  body: RetryActionBody,
  { batchId, before, readOrder }: RecordOptions = {},
): Promise<Recorded> {
  requireScope(ctx, "actions:send");
  return nothingSent(async () => {
    const { args = {}, client_key: clientKey, send_another: sendAnother = false } = body;
    const row = await findIntent(ctx.db, ctx.accountId, id);
    const requestHash = hashOf({ retry: row.id, args });
    const known = await intentsOfKey(ctx.db, ctx.accountId, clientKey, requestHash);
    if (known) return { intents: known, isNew: false };
    requireEnded(row, sendAnother);
    const { marketplace, order_id: orderId, action_type: type } = row;
    const facts = await actionFacts(ctx, { marketplace, orderId }, type, readOrder);
    const planned = planIntents(marketplace, facts, { type, args: { ...row.params, ...args } });
    const wish = { type, clientKey, requestHash, planned, sendAnother, repeatsOf: row.id, batchId };
    const isOpen = row.state === "needs_person";
    return recordIntents(ctx, facts.order, wish, async (tx) => {
      await before?.(tx);
      if (isOpen) await closeOld(tx, ctx, row);
    });
  });
}

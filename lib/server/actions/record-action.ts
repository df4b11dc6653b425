import "server-only";
import type { RecordActionBody } from "@/lib/contract/actions";
import { requireScope, type ServiceContext } from "../context";
import type { OrderIdentity } from "../orders/get-order";
import { actionFacts, type ReadOrder } from "./action-facts";
import { hashOf } from "./canonical";
import { intentsOfKey } from "./known-wish";
import { nothingSent } from "./nothing-sent";
import { planIntents } from "./plan-intents";
import { type Before, type Recorded, recordIntents } from "./record-intents";

/** What a batch adds to a recording. */
export interface RecordOptions {
  batchId?: string;
  /** Runs in the recording's own transaction, and not at all when the wish is known. */
  before?: Before;
  readOrder?: ReadOrder;
}

/**
 * Records what a person wants done with an order; nothing is sent here (DESIGN D4). The order is read anew, the values are judged by the form's
 * own rules, and the intents are written with their history in one transaction. The same `client_key` gives the same intents, however
 * often and whatever became of Lengow meanwhile.
 * @throws AppError `not_found`, `bad_request` (each field named), `busy` (who, when, state), `key_reused`
 * @throws LengowError when order or metadata could not be read; nothing is recorded then
 */
export async function recordAction(
  ctx: ServiceContext,
  identity: OrderIdentity,
  body: RecordActionBody,
  { batchId, before, readOrder }: RecordOptions = {},
): Promise<Recorded> {
  requireScope(ctx, "actions:send");
  return nothingSent(async () => {
    const { type, lines, args, client_key: clientKey, send_another: sendAnother = false } = body;
    const requestHash = hashOf({ ...identity, type, lines: lines && [...lines].sort(), args });
    const known = await intentsOfKey(ctx.db, ctx.accountId, clientKey, requestHash);
    if (known) return { intents: known, isNew: false };
    const facts = await actionFacts(ctx, identity, type, readOrder);
    const planned = planIntents(identity.marketplace, facts, { type, lines, args });
    const wish = { type, clientKey, requestHash, planned, sendAnother, repeatsOf: null, batchId };
    return recordIntents(ctx, facts.order, wish, before);
  });
}

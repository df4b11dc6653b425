import "server-only";
import type { ActionView } from "@/lib/contract/actions";
import { giveUpHours, holdSeconds, isRefund } from "@/lib/domain/action";
import type { LengowOrderFields } from "@/lib/lengow";
import type { ServiceContext } from "../context";
import { isUniqueViolation, type Queryable } from "../db/database";
import { badRequest } from "../errors";
import { holdsOf } from "../outbox/holds";
import { scaledHoldMs, type Timings, timingsFor } from "../outbox/timings";
import { actAs } from "./acting-person";
import { viewOf } from "./action-view";
import { paramsHash } from "./canonical";
import { insertIntent } from "./insert-intent";
import { intentsOfKey, readIntents } from "./known-wish";
import { holdersOf, lockOrder, type OrderKey, requireConfirmation, requireFreeLane } from "./lane";
import type { Planned } from "./plan-intents";
import { earlierRefunds, refundProblem } from "./refund-guard";

/** A wish that was judged and split, ready to be written down. */
export interface Wish {
  type: string;
  clientKey: string;
  requestHash: string;
  planned: readonly Planned[];
  sendAnother: boolean;
  /** The action this one corrects. */
  repeatsOf: string | null;
  /** The batch it belongs to. */
  batchId?: string | null;
}

export interface Recorded {
  intents: ActionView[];
  /** False when the same wish had been recorded before. */
  isNew: boolean;
}

const HOUR_MS = 3_600_000;
const LEAST_GIVE_UP_MS = 120_000;

/** When an action that could not be sent is given back: a shipment two hours before its own deadline, if that is still ahead. */
function giveUpMs(type: string, order: LengowOrderFields, nowMs: number, timings: Timings): number {
  const usual = Math.max((giveUpHours(type) * HOUR_MS) / timings.scale, LEAST_GIVE_UP_MS);
  if (type !== "ship") return usual;
  const deadlines = order.packages
    .flatMap((parcel) => parcel.cart.map((line) => Date.parse(line.max_shipping_date ?? "")))
    .map((deadline) => deadline - 2 * HOUR_MS - nowMs)
    .filter((ms) => ms > HOUR_MS / 4);
  return Math.min(usual, ...deadlines);
}

async function guardRefunds(tx: Queryable, key: OrderKey, order: LengowOrderFields, wish: Wish): Promise<void> {
  if (!isRefund(wish.type)) return;
  const earlier = await earlierRefunds(tx, key, null);
  for (const { line, params } of wish.planned) {
    const problem = refundProblem(order, { line, params }, earlier);
    if (problem) throw badRequest([{ field: "args.refund_price", message: problem, code: "refund_exceeds" }]);
    earlier.push({ line, params, state: "ready" });
  }
}

/** Further work of the recording transaction. Throws to record nothing. */
export type Before = (tx: Queryable) => Promise<void>;

async function write(
  tx: Queryable,
  ctx: ServiceContext,
  order: LengowOrderFields,
  wish: Wish,
  before: Before,
): Promise<Recorded> {
  const { accountId } = ctx;
  const key: OrderKey = { accountId, marketplace: order.marketplace, orderId: order.marketplace_order_id };
  await lockOrder(tx, key);
  const known = await intentsOfKey(tx, accountId, wish.clientKey, wish.requestHash);
  if (known) return { intents: known, isNew: false };
  await before(tx);
  const { type, clientKey, requestHash } = wish;
  const lanes = wish.planned.map(({ line, params }) => ({ line, params, paramsHash: paramsHash(type, params) }));
  const repeats = new Map<string, string | null>();
  const holders = await holdersOf(tx, key);
  for (const lane of lanes) {
    requireFreeLane(holders, lane.line);
    repeats.set(lane.line, requireConfirmation(holders, { ...lane, sendAnother: wish.sendAnother }));
  }
  await guardRefunds(tx, key, order, wish);
  await actAs(tx, ctx);
  const timings = timingsFor(ctx.timeScale);
  const holdMs = scaledHoldMs(timings, holdSeconds(type, await holdsOf(tx, accountId)));
  for (const lane of lanes) {
    await insertIntent(tx, {
      ...key,
      ...lane,
      clientKey,
      requestHash,
      type,
      repeatsOf: wish.repeatsOf ?? repeats.get(lane.line) ?? null,
      personId: ctx.person.id,
      orderStatus: order.lengow_status,
      orderUpdatedAt: order.updated_at,
      holdMs,
      batchId: wish.batchId ?? null,
      giveUpMs: giveUpMs(type, order, ctx.clock.now().getTime(), timings) + holdMs,
    });
  }
  return { intents: (await readIntents(tx, accountId, clientKey)).map(viewOf), isNew: true };
}

/**
 * Writes a judged wish down in one transaction: all its intents, or none. `before` runs in the same transaction, before
 * lanes are looked at, and not at all when the wish is known.
 * @throws AppError `busy`, `key_reused`, or `bad_request` when a refund would exceed what is left
 */
export async function recordIntents(
  ctx: ServiceContext,
  order: LengowOrderFields,
  wish: Wish,
  before: Before = async () => undefined,
): Promise<Recorded> {
  const once = (): Promise<Recorded> => ctx.db.tx((tx) => write(tx, ctx, order, wish, before));
  try {
    return await once();
  } catch (error) {
    // The same key on two orders at the same moment: the second try sees the first one's rows and answers in words.
    if (isUniqueViolation(error)) return once();
    throw error;
  }
}

import "server-only";
import { actionState } from "@/lib/domain/lengow-action";
import type { LengowAction, LengowCall, LengowOrderFields } from "@/lib/lengow";
import { pauseAccount, resumeAccount } from "./account-pause";
import { attempt } from "./attempt";
import { handOver } from "./hand-over";
import { saysTheSame } from "./match";
import { type Evidence, noteEvidence } from "./note-evidence";
import { readActions } from "./order-actions";
import { ownedIds } from "./owned-ids";
import { release } from "./release";
import type { OutboxRow } from "./row";
import type { Objection, SendingClient, SendingParts } from "./sending-parts";
import { toldOf } from "./told-of";
import { notSentVerdict } from "./verdict";

/** What a fresh look at Lengow says: why the intent must not be sent, or what is there already. */
interface Checked {
  /** Actions of this order and type that are there before ours: never to be mistaken for ours later. */
  knownIds: number[];
  objection: Objection | null;
}

/** An action of Lengow's that is the very same thing, waits for the marketplace, and was neither made here nor accepted by the person. */
async function twinOf(parts: SendingParts, row: OutboxRow, actions: readonly LengowAction[]): Promise<number | null> {
  const same = actions.filter((action) => actionState(action) === "accepted" && saysTheSame(action, row));
  if (same.length === 0) return null;
  const ids = same.map((action) => action.id);
  const owned = await ownedIds(parts.db, row.account_id, ids, row.id);
  for (const id of await toldOf(parts.db, row.repeats_of)) owned.add(id);
  return ids.find((id) => !owned.has(id)) ?? null;
}

const GONE: Objection = { reason: "order_gone", message: "Lengow no longer has this order." };

function queuedAlready(twin: number): Objection {
  const message = `Lengow already has the same action, #${twin}, waiting for the marketplace; it was not made here.`;
  return { reason: "already_queued", message };
}

/** The order and its actions, read at once. Each may fail by itself: what the order says does not wait for the list. */
async function look(client: SendingClient, row: OutboxRow, call: LengowCall) {
  const [order, found] = await Promise.allSettled([
    client.orders.get(row.marketplace, row.order_id, call),
    readActions(client, row, call),
  ]);
  if (order.status === "rejected") throw order.reason;
  return { order: order.value, found };
}

function orderSeen(row: OutboxRow, order: LengowOrderFields): Evidence {
  const detail = { lengow_status: order.lengow_status, updated_at: order.updated_at };
  return { kind: "order", fence: row.fence, attempt: row.attempt, detail };
}

/**
 * Reads the order and its actions afresh, and writes down what was seen before anything is concluded from it. An order that is gone or has
 * changed decides by itself: its actions need not be readable for that.
 */
async function check(parts: SendingParts, row: OutboxRow, client: SendingClient, call: LengowCall): Promise<Checked> {
  const { order, found } = await look(client, row, call);
  const facts = order ? [orderSeen(row, order)] : [];
  const changed = order ? await parts.objectionTo(row, order) : GONE;
  if (found.status === "rejected") {
    if (!changed) throw found.reason;
    await noteEvidence(parts.db, row.id, ...facts);
    return { knownIds: [], objection: changed };
  }
  const { actions, strangers } = found.value;
  const knownIds = actions.map((action) => action.id).filter((id) => id > 0);
  // A twin is named only where it is what stops the intent: a person who sends all the same was told of that one (`told-of.ts`).
  const twin = changed ? null : await twinOf(parts, row, actions);
  const seen = { ids: knownIds, strangers, ...(twin === null ? {} : { twin }) };
  const baseline: Evidence = { kind: "baseline", fence: row.fence, attempt: row.attempt, detail: seen };
  await noteEvidence(parts.db, row.id, ...facts, baseline);
  return { knownIds, objection: changed ?? (twin === null ? null : queuedAlready(twin)) };
}

async function giveBack(parts: SendingParts, row: OutboxRow, error: unknown): Promise<void> {
  const { reason, message, waitsMs, afterMs } = notSentVerdict(error, parts.timings);
  await pauseAccount(parts.db, row.account_id, waitsMs, reason);
  await release(parts.db, row, { reason, message, afterMs });
}

/**
 * Sends one claimed intent, or says why not (RELIABILITY.md §4.4, B to R). Knows the row and the client; nobody else does. Whatever
 * happens, the row afterwards says what is true. Database errors pass through: the lease then settles what was left open.
 */
export async function deliver(parts: SendingParts, row: OutboxRow): Promise<void> {
  const { db, timings, failPoint } = parts;
  await failPoint?.("claimed");
  const reading = AbortSignal.timeout(timings.leaseMs - timings.startMarginMs);
  const call: LengowCall = { lane: "action", requestId: row.id, signal: reading };
  let client: SendingClient;
  let knownIds: number[];
  try {
    client = await parts.lengowFor(row.account_id);
    const checked = await check(parts, row, client, call);
    if (checked.objection) return void (await handOver(db, row, { ...checked.objection, lookMs: null }));
    knownIds = checked.knownIds;
  } catch (error) {
    return giveBack(parts, row, error);
  }
  await failPoint?.("baseline");
  const reached = await attempt(parts, row, client, knownIds);
  if (reached) await resumeAccount(db, row.account_id);
}

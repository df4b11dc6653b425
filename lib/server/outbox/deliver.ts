import "server-only";
import { actionState } from "@/lib/domain/lengow-action";
import type { LengowCall } from "@/lib/lengow";
import { pauseAccount, resumeAccount } from "./account-pause";
import { attempt } from "./attempt";
import { handOver } from "./hand-over";
import { saysTheSame } from "./match";
import { noteEvidence } from "./note-evidence";
import { readActions } from "./order-actions";
import { ownedIds } from "./owned-ids";
import { release } from "./release";
import type { OutboxRow } from "./row";
import type { Objection, SendingClient, SendingParts } from "./sending-parts";
import { toldOf } from "./told-of";
import { notSentVerdict } from "./verdict";

/** The order as it is now, or why the intent must not be sent. */
async function checkOrder(
  parts: SendingParts,
  row: OutboxRow,
  client: SendingClient,
  call: LengowCall,
): Promise<Objection | null> {
  const order = await client.orders.get(row.marketplace, row.order_id, call);
  if (order === null) return { reason: "order_gone", message: "Lengow no longer has this order." };
  const detail = { lengow_status: order.lengow_status, updated_at: order.updated_at };
  await noteEvidence(parts.db, row.id, { kind: "order", fence: row.fence, attempt: row.attempt, detail });
  return parts.objectionTo(row, order);
}

/** What Lengow has of this order and type already: never to be mistaken for ours later, and perhaps the very same thing. */
async function checkBaseline(
  parts: SendingParts,
  row: OutboxRow,
  client: SendingClient,
  call: LengowCall,
): Promise<{ knownIds: number[]; objection: Objection | null }> {
  const { actions, strangers } = await readActions(client, row, call);
  const knownIds = actions.map((action) => action.id).filter((id) => id > 0);
  const owned = await ownedIds(parts.db, row.account_id, knownIds, row.id);
  for (const id of await toldOf(parts.db, row.repeats_of)) owned.add(id);
  const twin = actions.find(
    (action) => actionState(action) === "accepted" && !owned.has(action.id) && saysTheSame(action, row),
  );
  const detail = { ids: knownIds, strangers, ...(twin ? { twin: twin.id } : {}) };
  await noteEvidence(parts.db, row.id, { kind: "baseline", fence: row.fence, attempt: row.attempt, detail });
  const objection: Objection | null = twin
    ? {
        reason: "already_queued",
        message: `Lengow already has the same action, #${twin.id}, waiting for the marketplace; it was not made here.`,
      }
    : null;
  return { knownIds, objection };
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
    const changed = await checkOrder(parts, row, client, call);
    if (changed) return void (await handOver(db, row, { ...changed, lookMs: null }));
    const baseline = await checkBaseline(parts, row, client, call);
    if (baseline.objection) return void (await handOver(db, row, { ...baseline.objection, lookMs: null }));
    knownIds = baseline.knownIds;
  } catch (error) {
    return giveBack(parts, row, error);
  }
  await failPoint?.("baseline");
  const reached = await attempt(parts, row, client, knownIds);
  if (reached) await resumeAccount(db, row.account_id);
}

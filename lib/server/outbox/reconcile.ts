import "server-only";
import type { LengowAction, LengowCall } from "@/lib/lengow";
import { adopt } from "./adopt";
import { conclude } from "./conclude";
import { handOver } from "./hand-over";
import { saysTheSame } from "./match";
import { noteEvidence } from "./note-evidence";
import { readActions } from "./order-actions";
import { ownAnswer } from "./own-answer";
import { ownedIds } from "./owned-ids";
import { putOffLook } from "./put-off-look";
import type { OutboxRow } from "./row";
import { seenOnOrder } from "./seen-on-order";
import type { SendingParts } from "./sending-parts";
import type { DueLook } from "./take-look";
import type { Timings } from "./timings";

/** Until the look after number `looks`; the last interval repeats. */
export function untilNextLook(timings: Timings, looks: number): number {
  const { lookAfterMs } = timings;
  const last = lookAfterMs.at(-1) ?? 0;
  const [now, next] = [lookAfterMs[looks - 1], lookAfterMs[looks]];
  if (now === undefined || next === undefined) return last;
  return Math.max(next - now, Math.min(last, 250));
}

/** Settles the row from an answer a worker left on record. True when there was one. */
async function settleFromAnswer(parts: SendingParts, row: OutboxRow): Promise<boolean> {
  const answer = await ownAnswer(parts.db, row);
  if (answer?.kind === "accepted") {
    return (await adopt(parts.db, row, answer.upstreamId, "answered")) === "adopted";
  }
  if (answer?.kind !== "rejected" || row.state !== "unconfirmed") return false;
  return conclude(parts.db, row, { state: "rejected", reason: "answered", message: answer.message });
}

/** Actions that may be ours: new since before the attempt, nobody else's, and saying exactly what we asked for. Oldest number first. */
export async function candidates(
  parts: Pick<SendingParts, "db">,
  row: OutboxRow,
  actions: readonly LengowAction[],
): Promise<LengowAction[]> {
  const known = new Set(row.known_ids.map(Number));
  const fresh = actions.filter((action) => action.id > 0 && !known.has(action.id) && saysTheSame(action, row));
  const owned = await ownedIds(
    parts.db,
    row.account_id,
    fresh.map((action) => action.id),
    row.id,
  );
  return fresh.filter((action) => !owned.has(action.id)).sort((a, b) => a.id - b.id);
}

async function adoptFound(parts: SendingParts, row: OutboxRow, found: readonly LengowAction[]): Promise<void> {
  const ids = found.map((action) => action.id);
  const [first] = ids;
  if (first === undefined) return;
  if ((await adopt(parts.db, row, first, "found")) !== "adopted") return;
  await parts.failPoint?.("adopted");
  if (ids.length === 1) return;
  // Lengow took it twice, or somebody did the same elsewhere within the window: a person must know at once.
  const { fence, attempt } = row;
  await noteEvidence(parts.db, row.id, { kind: "alarm", fence, attempt, detail: { code: "double_suspected", ids } });
  parts.logger.error({ intent: row.id, ids }, "more than one action of Lengow's fits this intent");
}

/** Nothing was found by a look that counts: may it be said that there is nothing, or is it too early? */
async function settleAbsent(parts: SendingParts, row: DueLook): Promise<void> {
  const { db, timings } = parts;
  if (row.state === "needs_person")
    return putOffLook(db, row, row.too_old ? null : (timings.lookAfterMs.at(-1) ?? 0), true);
  if (row.reason === "logical_error" && row.third_over) {
    await conclude(db, row, { state: "rejected", reason: "logical_error", message: row.message });
  } else if (row.horizon_over) {
    const lookMs = timings.lookAfterMs.at(-1) ?? 0;
    await handOver(db, row, { reason: "absent", message: row.message, lookMs });
  } else {
    await putOffLook(db, row, untilNextLook(timings, row.looks), true);
  }
}

async function look(parts: SendingParts, row: DueLook, call: LengowCall): Promise<void> {
  const { db } = parts;
  const client = await parts.lengowFor(row.account_id);
  const { actions, strangers } = await readActions(client, row, call);
  const found = await candidates(parts, row, actions);
  const { fence, attempt, looks } = row;
  const detail = {
    look: looks,
    ids: actions.map((action) => action.id),
    candidates: found.map((action) => action.id),
    strangers,
  };
  await noteEvidence(db, row.id, { kind: "look", fence, attempt, detail });
  if (strangers > 0) parts.logger.warn({ intent: row.id, strangers }, "Lengow ignored a filter of its list of actions");
  await parts.failPoint?.("looked");
  if (found.length > 0) return adoptFound(parts, row, found);
  const order = await client.orders.get(row.marketplace, row.order_id, call);
  if (order && seenOnOrder(row, order)) {
    await conclude(db, row, { state: "done", reason: "seen_on_order", message: null });
    return;
  }
  await settleAbsent(parts, row);
}

/**
 * One look for an intent whose outcome is not known (RELIABILITY.md §4.5). A look that fails or is cut short proves nothing, does not count
 * and comes again soon.
 */
export async function reconcile(parts: SendingParts, row: DueLook): Promise<void> {
  if (await settleFromAnswer(parts, row)) return;
  const { timings } = parts;
  try {
    await look(parts, row, { lane: "action", requestId: row.id, signal: AbortSignal.timeout(timings.leaseMs) });
  } catch (error) {
    parts.logger.info({ intent: row.id, err: error }, "a look at Lengow failed");
    await putOffLook(parts.db, row, timings.lookAfterMs[1] ?? 0, false);
  }
}

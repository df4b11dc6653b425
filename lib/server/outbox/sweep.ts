import "server-only";
import { actionState } from "@/lib/domain/lengow-action";
import type { LengowAction, LengowCall } from "@/lib/lengow";
import { type AcceptedRow, acceptedRows, markListed } from "./accepted-rows";
import { conclude } from "./conclude";
import { handOver } from "./hand-over";
import { noteEvidence } from "./note-evidence";
import { seenOnOrder } from "./seen-on-order";
import type { SendingClient, SendingParts } from "./sending-parts";
import { type DueSweep, sweepDone } from "./take-sweep";

/** Asking one by one must not eat the budget of the actions that want to leave. */
const MOST_BY_ID = 20;

/** Concludes from what Lengow says of the action now (DESIGN D5). True when that was an end. */
async function settle(parts: SendingParts, row: AcceptedRow, action: LengowAction): Promise<boolean> {
  const state = actionState(action);
  if (state !== "done" && state !== "done_with_warning" && state !== "refused") return false;
  const { fence, attempt } = row;
  const detail = { queued: action.queued, processed: action.processed, errors: action.errors };
  await noteEvidence(parts.db, row.id, { kind: "look", fence, attempt, upstreamId: action.id, detail });
  return conclude(parts.db, row, { state, reason: "answered", message: action.errors });
}

/** Three days without an answer: the order itself decides, else a person (RELIABILITY U6). */
async function settleOld(
  parts: SendingParts,
  row: AcceptedRow,
  client: SendingClient,
  call: LengowCall,
): Promise<void> {
  const order = await client.orders.get(row.marketplace, row.order_id, call);
  if (order && seenOnOrder(row, order)) {
    await conclude(parts.db, row, { state: "done", reason: "seen_on_order", message: null });
  } else {
    await handOver(parts.db, row, { reason: "too_old", lookMs: null });
  }
}

async function askById(parts: SendingParts, row: AcceptedRow, client: SendingClient, call: LengowCall): Promise<void> {
  const { actions } = await client.actions.list({ id: row.upstream_id }, call);
  const action = actions.find((candidate) => candidate.id === row.upstream_id);
  if (action) {
    await markListed(parts.db, row.account_id, [action.id]);
    if (await settle(parts, row, action)) return;
  }
  if (row.too_old) await settleOld(parts, row, client, call);
}

async function changedActions(
  client: SendingClient,
  updatedFrom: Date,
  call: LengowCall,
): Promise<Map<number, LengowAction>> {
  const seen = new Map<number, LengowAction>();
  for await (const page of client.actions.pages({ updatedFrom }, call)) {
    for (const action of page.actions) seen.set(action.id, action);
  }
  return seen;
}

/** Asks once for everything of the account that changed, and by number for what that did not mention (RELIABILITY.md §4.5, last part). */
export async function sweep(parts: SendingParts, due: DueSweep): Promise<void> {
  const { db, timings } = parts;
  const call: LengowCall = { lane: "background", signal: AbortSignal.timeout(timings.leaseMs * 2) };
  try {
    const client = await parts.lengowFor(due.account_id);
    const seen = await changedActions(client, due.updated_from, call);
    const rows = await acceptedRows(db, due.account_id, timings);
    await markListed(
      db,
      due.account_id,
      rows.map((row) => row.upstream_id).filter((id) => seen.has(id)),
    );
    const silent: AcceptedRow[] = [];
    for (const row of rows) {
      const action = seen.get(row.upstream_id);
      if (action && (await settle(parts, row, action))) continue;
      if ((!action && row.ask_by_id) || row.too_old) silent.push(row);
    }
    for (const row of silent.slice(0, MOST_BY_ID)) await askById(parts, row, client, call);
    await sweepDone(db, due);
  } catch (error) {
    parts.logger.info({ account: due.account_id, err: error }, "a sweep of accepted actions failed");
  }
}

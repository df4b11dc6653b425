import "server-only";
import type { ActionView } from "@/lib/contract/actions";
import { actionState } from "@/lib/domain/lengow-action";
import type { LengowAction } from "@/lib/lengow";
import { type OutboxRow, WHOLE_ORDER } from "../outbox/row";

/** A row with what its view needs from elsewhere. */
export interface ViewRow extends OutboxRow {
  person_name: string | null;
  undo_open: boolean;
  paused_until: Date | null;
  pause_reason: string | null;
  alert: string | null;
}

/** Selects view rows; to be followed by `where …`. */
export const SELECT_VIEW = `
select o.*, p.name as person_name, (o.state = 'ready' and o.undo_until > clock_timestamp()) as undo_open,
  case when a.paused_until > clock_timestamp() then a.paused_until end as paused_until, a.pause_reason,
  (select e.detail->>'code' from evidence e where e.outbox_id = o.id and e.kind = 'alarm' order by e.seq limit 1) as alert
from outbox o left join people p on p.id = o.person_id left join outbox_accounts a on a.account_id = o.account_id`;

const NOTHING_LEFT_YET: readonly string[] = ["ready", "claimed"];

function waiting(row: ViewRow): { until: string | null; reason: string | null } {
  if (row.state !== "ready" || row.undo_open) return { until: null, reason: row.reason };
  if (row.paused_until) return { until: row.paused_until.toISOString(), reason: row.pause_reason };
  return { until: row.next_at.toISOString(), reason: row.reason === "held" ? null : row.reason };
}

/** What Lengow, the marketplace or a person said. Where nobody said anything, `reason` tells why, and every reader in their own language. */
export function errorText(row: { state: string; reason: string | null; message: string | null }): string | null {
  const { state, reason, message } = row;
  // Beside these the message is our own English; it stays in the history.
  if (reason === "order_gone" || reason === "order_changed") return null;
  return NOTHING_LEFT_YET.includes(state) ? null : message;
}

/** An intent of ours as the API shows it. What went wrong reading before sending is a reason, not the marketplace's words. */
export function viewOf(row: ViewRow): ActionView {
  const { line, ...args } = row.params;
  const wait = waiting(row);
  return {
    id: row.id,
    state: row.state,
    source: "orderdeck",
    type: row.action_type,
    marketplace: row.marketplace,
    marketplace_order_id: row.order_id,
    line: row.line === WHOLE_ORDER ? null : row.line,
    args,
    upstream_id: row.upstream_id,
    error_text: errorText(row),
    reason: wait.reason,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    by: { id: row.person_id, name: row.person_name ?? "" },
    undo_until: row.undo_open ? row.undo_until.toISOString() : null,
    waiting_until: wait.until,
    repeats_of: row.repeats_of,
    alert: row.alert,
  };
}

/** An action Lengow has from elsewhere. */
export function viewOfLengow(action: LengowAction): ActionView {
  return {
    id: `lengow-${action.id}`,
    state: actionState(action),
    source: "lengow",
    type: action.actionType,
    marketplace: action.marketplace,
    marketplace_order_id: action.marketplaceOrderId,
    line: action.line,
    args: action.args,
    upstream_id: action.id,
    error_text: action.errors,
    reason: null,
    created_at: action.createdAt,
    updated_at: action.updatedAt,
    by: null,
    undo_until: null,
    waiting_until: null,
    repeats_of: null,
    alert: null,
  };
}

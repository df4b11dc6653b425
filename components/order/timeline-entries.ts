import type { ActionView } from "@/lib/contract/actions";
import type { OrderDetail, ReferenceEdit } from "@/lib/contract/order-detail";

/** Something of the order itself that happened at a moment. */
export interface FactEntry {
  kind: "fact";
  key: string;
  at: string;
  fact: "ordered" | "imported" | "updated" | "paid" | "shipped";
  /** What was paid with, or the number of the parcel. */
  detail: string | null;
}

/** The merchant's own reference, changed from here. */
export interface EditEntry {
  kind: "edit";
  key: string;
  at: string;
  edit: ReferenceEdit;
}

/** An action: recorded here, or known from Lengow alone. */
export interface ActionEntry {
  kind: "action";
  key: string;
  at: string | null;
  action: ActionView;
}

export type TimelineEntry = FactEntry | EditEntry | ActionEntry;

/** Lengow's action in the shape of ours, so that both are told in the same words. */
function asView(order: OrderDetail, action: OrderDetail["actions"][number]): ActionView {
  const { marketplace, marketplace_order_id } = order;
  return {
    id: `lengow-${action.upstream_id}`,
    source: "lengow",
    marketplace,
    marketplace_order_id,
    reason: null,
    by: null,
    undo_until: null,
    waiting_until: null,
    repeats_of: null,
    alert: null,
    ...action,
  };
}

/** Lengow's clock and ours may differ by this much. */
const CLOCKS_MS = 5_000;

/** Whether Lengow's last change of the order is one that was made here: it fell between our question and the answer. */
function isOwnChange(updatedAt: string | null, edits: readonly ReferenceEdit[]): boolean {
  const at = updatedAt === null ? Number.NaN : Date.parse(updatedAt);
  return edits.some((edit) => Date.parse(edit.asked_at) - CLOCKS_MS <= at && at <= Date.parse(edit.at) + CLOCKS_MS);
}

function factEntries(order: OrderDetail, edits: readonly ReferenceEdit[]): FactEntry[] {
  const told = order.updated_at === order.imported_at || isOwnChange(order.updated_at, edits);
  const facts: [FactEntry["fact"], string | null, string | null, number][] = [
    ["ordered", order.marketplace_order_date, null, 0],
    ["imported", order.imported_at, null, 0],
    // Lengow touches an order when it imports it, and when we ask it to: two lines for one moment would say nothing.
    ["updated", told ? null : order.updated_at, null, 0],
    ...order.payments.map(
      (payment, n) =>
        ["paid", payment.settled_at, payment.type, n] as [FactEntry["fact"], string | null, string | null, number],
    ),
    ...order.packages
      .flatMap((pack) => pack.delivery?.trackings ?? [])
      .map(
        (tracking, n) =>
          ["shipped", tracking.shipped_at, tracking.number, n] as [
            FactEntry["fact"],
            string | null,
            string | null,
            number,
          ],
      ),
  ];
  return facts.flatMap(([fact, at, detail, n]) =>
    at !== null && Number.isFinite(Date.parse(at)) ? [{ kind: "fact", key: `${fact}${n}`, at, fact, detail }] : [],
  );
}

/**
 * What happened to an order, newest first: its own events and every action, each at the moment it began; how an action ended is told inside it.
 * Lengow tells of an order's changes when the last one was, and neither what nor who: our own, of the merchant's reference, are told as ours.
 * An action that both we and Lengow know is one entry, ours, because it knows who asked.
 */
export function timelineEntries(
  order: OrderDetail,
  recorded: readonly ActionView[],
  edits: readonly ReferenceEdit[] = [],
): TimelineEntry[] {
  const ours = new Set(recorded.map(({ upstream_id }) => upstream_id));
  const foreign = order.actions.filter(({ upstream_id }) => !ours.has(upstream_id)).map((one) => asView(order, one));
  const actions = [...recorded, ...foreign].map(
    (action): ActionEntry => ({ kind: "action", key: action.id, at: action.created_at ?? action.updated_at, action }),
  );
  const time = ({ at }: TimelineEntry) => (at === null ? 0 : Date.parse(at) || 0);
  const changes = edits.map((edit): EditEntry => ({ kind: "edit", key: edit.id, at: edit.at, edit }));
  return [...actions, ...changes, ...factEntries(order, edits)].sort((a, b) => time(b) - time(a));
}

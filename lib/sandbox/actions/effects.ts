import type { Account } from "../account";
import { HOUR, MINUTE, seconds } from "../clock";
import type { Marketplace } from "../marketplaces/metadata";
import { linesOf, type OrderRecord, type WireLine } from "../orders/order-shape";
import type { ActionRecord } from "./action-record";

const TARGETS: Record<string, string> = {
  refuse: "refused",
  ship: "shipped",
  cancel: "canceled",
  partial_cancel: "canceled",
  partially_cancel: "canceled",
  refund: "refunded",
  partially_refund: "refunded",
  pickup_ready: "to_pickup",
  pickup_complete: "pickup_completed",
  pickup_cancel: "pickup_canceled",
  pickup_refund: "refunded",
};
const OUT_OF_PLAY = new Set(["canceled", "refused", "refunded"]);

/** A change of status that the marketplace makes by itself some time after an action. */
export interface FollowUp {
  at: number;
  marketplace: string;
  orderId: string;
  /** Line ids concerned. */
  lines: string[];
  status: string;
}

/** What a successful action does to its order (API.md §24, item 7); returns what follows later. */
export function applyAction(account: Account, action: ActionRecord, at: number): FollowUp | null {
  const order = account.orders.get(action.marketplace, action.orderId);
  const marketplace = account.marketplace(action.marketplace);
  if (!order || !marketplace || order.verbatim) return null;
  const lines = concerned(order, action);
  const refund = TARGETS[action.type] === "refunded";
  if (refund) bookRefund(lines, action.args);
  if (action.type === "ship") addTracking(order, lines, action, at);
  const status = targetOf(action.type, marketplace);
  if (status) moveLines(order, marketplace, lines, status);
  account.orders.touch(order, at);
  return later(action, marketplace, lines, at);
}

/** Moves lines to a status by themselves, as a follow-up says. */
export function applyFollowUp(account: Account, followUp: FollowUp): void {
  const order = account.orders.get(followUp.marketplace, followUp.orderId);
  const marketplace = account.marketplace(followUp.marketplace);
  if (!order || !marketplace) return;
  const lines = linesOf(order).filter((line) => followUp.lines.includes(line.marketplace_order_line_id));
  moveLines(order, marketplace, lines, followUp.status);
  account.orders.touch(order, followUp.at);
}

function concerned(order: OrderRecord, { args }: ActionRecord): WireLine[] {
  const all = linesOf(order);
  const one = all.filter((line) => line.marketplace_order_line_id === String(args.line));
  if (one.length > 0) return one;
  return all.filter((line) => !OUT_OF_PLAY.has(line.lengow_status ?? ""));
}

/** The first status of the map an action leads to; null when the marketplace knows none: the order stays. */
function targetOf(type: string, marketplace: Marketplace): string | null {
  const known = marketplace.meta.orders.status;
  const wish = type === "accept" ? ["accepted", "waiting_shipment"] : [TARGETS[type] ?? ""];
  if (wish[0] === "refunded" && "refunding" in known) return "refunding";
  return wish.find((status) => known[status]?.length) ?? null;
}

function later(action: ActionRecord, marketplace: Marketplace, lines: WireLine[], at: number): FollowUp | null {
  const known = marketplace.meta.orders.status;
  const base = {
    marketplace: action.marketplace,
    orderId: action.orderId,
    lines: lines.map((line) => line.marketplace_order_line_id),
  };
  if (action.type === "accept" && "accepted" in known && "waiting_shipment" in known) {
    return { ...base, at: at + 10 * MINUTE, status: "waiting_shipment" };
  }
  if (TARGETS[action.type] === "refunded" && "refunding" in known && "refunded" in known) {
    return { ...base, at: at + HOUR, status: "refunded" };
  }
  return null;
}

/** Sets lines to the first raw value of a status; the order follows when its lines agree. */
function moveLines(order: OrderRecord, marketplace: Marketplace, lines: readonly WireLine[], status: string): void {
  const known = marketplace.meta.orders.status;
  const raw = known[status]?.[0];
  if (raw === undefined) return;
  for (const line of lines) {
    line.lengow_status = status;
    line.marketplace_status = raw;
  }
  const all = linesOf(order);
  const moved = all.filter((line) => line.lengow_status === status);
  const inPlay = all.filter((line) => line.lengow_status === status || !OUT_OF_PLAY.has(line.lengow_status ?? ""));
  if (moved.length === inPlay.length) setOrder(order, status, raw);
  else if ((status === "refunded" || status === "refunding") && known.partial_refunded?.[0]) {
    setOrder(order, "partial_refunded", known.partial_refunded[0]);
  } else if (status === "shipped" && known.waiting_shipment?.includes("PartiallyShipped")) {
    order.wire.marketplace_status = "PartiallyShipped";
  }
}

function setOrder({ wire }: OrderRecord, status: string, raw: string): void {
  wire.lengow_status = status;
  wire.marketplace_status = raw;
  wire.workflow_rank = status === "waiting_shipment" ? 5 : 6;
}

/** A price goes to the first line, as Veepee books it (API.md §6.3); without one the lines are refunded whole. */
function bookRefund(lines: readonly WireLine[], args: Readonly<Record<string, unknown>>): void {
  const price = Number(args.refund_price ?? Number.NaN);
  lines.forEach((line, index) => {
    const whole = Number(line.original_amount ?? 0);
    const amount = Number.isNaN(price) ? whole : index === 0 ? price + Number(args.refund_taxes ?? 0) : 0;
    line.original_refunded_amount = (Number(line.original_refunded_amount ?? 0) + amount).toFixed(2);
  });
}

function addTracking(order: OrderRecord, lines: readonly WireLine[], { args }: ActionRecord, at: number): void {
  const text = (value: unknown) => (value === undefined || value === null ? null : String(value));
  for (const pack of order.wire.packages) {
    const ids = pack.cart.filter((line) => lines.includes(line)).map((line) => line.marketplace_order_line_id);
    if (ids.length === 0 || !pack.delivery) continue;
    pack.delivery.trackings = pack.delivery.trackings.filter(({ number }) => number !== null);
    pack.delivery.trackings.push({
      number: text(args.tracking_number),
      method: text(args.shipping_method) ?? "Standard",
      carrier: text(args.carrier_name ?? args.carrier),
      url: text(args.tracking_url),
      is_delivered_by_marketplace: false,
      parcel_weight: text(args.weight),
      shipped_at: seconds(at),
      relay: { id: null, name: null, type: null },
      marketplace_order_line_ids: ids,
    });
  }
}

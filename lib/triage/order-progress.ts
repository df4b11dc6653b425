/** Whether an order still waits for an action: `reached` what was wanted, `moved_on` past it, or is still `open` for it. */
export type OrderProgress = "reached" | "moved_on" | "open";

const BEFORE_ACCEPTANCE = ["new", "waiting_acceptance"];
const ENDED = ["refused", "canceled", "refunding", "refunded", "closed", "pickup_canceled"];

/**
 * Statuses that show the action happened, and those in which it makes no sense any more (API.md §8). "Partly refunded" proves nothing: it may be
 * another refund that went through.
 */
const GOALS: readonly (readonly [type: RegExp, reached: readonly string[], past: readonly string[]])[] = [
  [/^ship$/, ["shipped", "closed"], ["refused", "canceled", "refunding", "refunded", "pickup_canceled"]],
  [/^refuse$/, ["refused"], ["accepted", "waiting_shipment", "shipped", "closed", "canceled", "refunding", "refunded"]],
  [/^cancel$/, ["canceled"], ["refused", "shipped", "closed", "refunding", "refunded"]],
  [/^(?:partial|partially)_cancel$/, ["canceled"], ["refused", "shipped", "closed", "refunded"]],
  [/^(?:refund|partially_refund)$/, ["refunding", "refunded"], ["refused", "canceled"]],
  [/^pickup_ready$/, ["to_pickup", "pickup_completed"], ["pickup_canceled", "canceled", "refunded"]],
  [/^pickup_complete$/, ["pickup_completed"], ["pickup_canceled", "canceled", "refunded"]],
  [/^pickup_cancel$/, ["pickup_canceled", "canceled"], ["pickup_completed", "refunded"]],
  [/^pickup_refund$/, ["refunding", "refunded"], []],
];

/**
 * What an order's (or a line's) status says of an action that did not go well. An action of a type that nobody knows stays `open` until
 * the order has ended.
 */
export function orderProgress(type: string, status: string): OrderProgress {
  if (type === "accept")
    return BEFORE_ACCEPTANCE.includes(status) ? "open" : ENDED.includes(status) ? "moved_on" : "reached";
  const goal = GOALS.find(([name]) => name.test(type));
  if (goal === undefined) return ENDED.includes(status) ? "moved_on" : "open";
  if (goal[1].includes(status)) return "reached";
  return goal[2].includes(status) ? "moved_on" : "open";
}

/** An order in one of these is over as a whole, whatever still stands on its lines. */
const OVER = ["refused", "canceled", "refunded", "closed", "pickup_canceled"];

/** The same for an action on one line: its own status decides, unless the order is over as a whole; a marketplace may leave its lines as they were. */
export function lineProgress(type: string, orderStatus: string, lineStatus: string | null): OrderProgress {
  const ofOrder = orderProgress(type, orderStatus);
  if (lineStatus === null || (OVER.includes(orderStatus) && ofOrder !== "open")) return ofOrder;
  return orderProgress(type, lineStatus);
}

import type { OrderStatus } from "./status";

/** What calls for a look, each a counter and a filter at once (PRODUCT G14). */
export const ORDER_ALERTS = ["late", "due_today", "errors", "warnings", "stuck"] as const;
export type OrderAlert = (typeof ORDER_ALERTS)[number];

/** Statuses in which goods still have to leave: only in these can an order be late or due (API.md §7). */
export const OPEN_STATUSES = [
  "new",
  "waiting_acceptance",
  "accepted",
  "waiting_shipment",
  "pickup_to_prepare",
] as const satisfies readonly OrderStatus[];

/** The type that we derive ourselves: the order is marked as second day, or a tracking of it was bought so (PRODUCT SC-05). Lengow cannot filter by it. */
export const SECOND_DAY = "second_day";

const SECOND_DAY_NAME = /^(?:is_)?second[\s_-]?day/i;

/** Whether a shipping method or the code of an order type is Amazon's second-day one, however it is spelt. */
export function isSecondDayName(name: string | null): boolean {
  return name !== null && SECOND_DAY_NAME.test(name);
}

import { type Days, daysAfter } from "@/lib/domain/calendar-days";
import { isAnyTime, type OrderGridState } from "@/lib/domain/order-filters";

/** Whether the list looks at its orders however old they are, and a window would change nothing. */
export function hasNoWindow({ id, ids, alert }: Pick<OrderGridState, "id" | "ids" | "alert">): boolean {
  return id.trim() !== "" || ids.length > 0 || alert !== null;
}

/** The days that the grid's window on the order date has; null where it looks at orders however old. */
export function daysOfWindow(state: OrderGridState, today: string): Days | null {
  if (isAnyTime(state)) return null;
  const { ordered } = state;
  return "from" in ordered ? ordered : { from: daysAfter(today, -ordered.days), to: today };
}

/** The first and last bar that a window touches; null: none. */
export function barsOf(days: Days | null, buckets: readonly Days[]): [number, number] | null {
  if (days === null) return null;
  const first = buckets.findIndex(({ to }) => to >= days.from);
  const last = buckets.findLastIndex(({ from }) => from <= days.to);
  return first === -1 || last < first ? null : [first, last];
}

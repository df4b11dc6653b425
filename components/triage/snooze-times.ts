import type { TriageFailure } from "@/lib/contract/triage";
import { dayIn, daysAfter, startOfDay } from "@/lib/domain/calendar-days";
import { clockTime } from "@/lib/format/date";

const HOUR_MS = 3_600_000;
const MORNING = 8;

/** A moment that is offered by name, in milliseconds since 1970. */
export interface NamedMoment {
  name: "tomorrow" | "monday";
  at: number;
}

/** Eight in the morning of a day, also of one on which the clocks are changed. */
function morningOf(day: string, zone: string): number {
  const at = startOfDay(day, zone) + MORNING * HOUR_MS;
  return at + (MORNING - Number(clockTime(at, "en", zone)?.slice(0, 2))) * HOUR_MS;
}

/** The mornings a cause can sleep until: tomorrow's and that of next Monday, which on a Sunday is one, by the reader's zone. */
export function mornings(now: number, zone: string): NamedMoment[] {
  const today = dayIn(zone, now);
  const toMonday = (8 - new Date(today).getUTCDay()) % 7 || 7;
  const tomorrow: NamedMoment = { name: "tomorrow", at: morningOf(daysAfter(today, 1), zone) };
  return toMonday === 1 ? [tomorrow] : [tomorrow, { name: "monday", at: morningOf(daysAfter(today, toMonday), zone) }];
}

/** Deadlines of open orders that pass between now and a moment: how many orders, and the first of them. Null where none does. */
export function deadlinesBefore(
  failures: readonly Pick<TriageFailure, "marketplace_order_id" | "order">[],
  now: number,
  until: number,
): { n: number; first: number } | null {
  const due = new Map<string, number>();
  for (const { marketplace_order_id: id, order } of failures) {
    const at = order?.ship_by ? Date.parse(order.ship_by) : Number.NaN;
    if (at > now && at <= until) due.set(id, at);
  }
  return due.size === 0 ? null : { n: due.size, first: Math.min(...due.values()) };
}

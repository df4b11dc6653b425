import { type Days, dayIn, daysAfter } from "./calendar-days";
import { OPEN_STATUSES } from "./order-alerts";
import type { OrderGridState } from "./order-filters";

/**
 * Open orders as figures count them and as the grid lists them: one question, so that a bar and the list behind it agree. Days are
 * the reader's, as the grid's windows are.
 */

/** First day of "however old": no shop of ours is older. */
export const FIRST_DAY = "1970-01-01";

/** Every day up to today in a zone. */
export function daysUntilNow(now: number, zone: string): Days {
  return { from: FIRST_DAY, to: dayIn(zone, now) };
}

/** Days on which orders were placed that are at least `youngest` and less than `oldest` whole days old (null: however old), seen from today. */
export function daysOfAge(youngest: number, oldest: number | null, today: string): Days {
  return { from: oldest === null ? FIRST_DAY : daysAfter(today, 1 - oldest), to: daysAfter(today, -youngest) };
}

/** The grid's state that lists open orders placed on these days. */
export function openOn(days: Days): Pick<OrderGridState, "status" | "ordered"> {
  return { status: [...OPEN_STATUSES], ordered: { from: days.from, to: days.to } };
}

/** Whether the grid can be asked for a country: two letters (ISO 3166). Orders without one have no list of their own. */
export function isCountryAsked(country: string | null): country is string {
  return country !== null && /^[A-Z]{2}$/.test(country);
}

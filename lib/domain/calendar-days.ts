/** Days of the calendar, YYYY-MM-DD, and where they begin. A day is nobody's moment until a time zone (IANA name) says whose it is. */

/** Days, both included. */
export interface Days {
  from: string;
  to: string;
}

const SECOND = 1_000;
const DAY_MS = 86_400_000;
/** No zone is, or ever was, further from UTC than this. */
const FURTHEST_MS = 16 * 3_600_000;

/** Before standard time, and where four digits end, a day is UTC's: addresses are typed by hand, and no order is of then. */
const [FIRST_SURE, LAST_YEAR] = ["1900-01-02", "9999"];

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  clocks.set(zone, clock);
  return clock;
}

/** The day it is in a zone at a moment, in milliseconds since 1970. */
export function dayIn(zone: string, at: number): string {
  return clockOf(zone).format(at);
}

/**
 * The first moment of a day in a zone. Found by looking, not by an offset: midnight is left out or comes twice where the clocks are changed
 * at midnight, and a day that a country skipped begins when the next one does.
 */
export function startOfDay(day: string, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (zone === "UTC" || day < FIRST_SURE || day >= LAST_YEAR) return midnight;
  let [before, from] = [midnight - FURTHEST_MS, midnight + FURTHEST_MS];
  while (from - before > SECOND) {
    const between = before + Math.floor((from - before) / (2 * SECOND)) * SECOND;
    if (dayIn(zone, between) < day) before = between;
    else from = between;
  }
  return from;
}

/** The last second of a day in a zone. */
export function endOfDay(day: string, zone: string): number {
  return day >= LAST_YEAR ? Date.parse(`${day}T23:59:59Z`) : startOfDay(daysAfter(day, 1), zone) - SECOND;
}

/** So many days later, or earlier. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many months later, or earlier; the month's last day where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** How many days these are, both ends counted; less than one when they are turned about. */
export function lengthOf({ from, to }: Days): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

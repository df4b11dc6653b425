import type { Locale } from "@/lib/messages/locales";
import { clockTime, daysBetween, type Instant, toMs } from "./date";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From here on a deadline is "soon": under four hours are left. */
export const SOON_MS = 4 * HOUR;

export type DeadlineLook = "late" | "soon" | "today" | "later" | "none";

/** A deadline's look and its word: a key of the area `deadline` with the number or time that goes into it. */
export type Deadline =
  | { look: "late"; key: "lateMinutes" | "lateHours" | "lateDays"; n: number }
  | { look: "soon"; key: "leftMinutes" | "leftHours"; n: number }
  | { look: "today"; key: "today"; time: string }
  | { look: "later"; key: "tomorrow" }
  | { look: "later"; key: "inDays"; n: number }
  | { look: "none"; key: "none" };

/**
 * How a deadline stands at `now`. Late counts down to whole units passed; under four hours whole units left, at least one minute;
 * else by the reader's calendar: today with its time, tomorrow, in N days.
 */
export function deadlineAt(due: Instant | null | undefined, now: number, locale: Locale, zone: string): Deadline {
  const at = toMs(due);
  if (at === null) return { look: "none", key: "none" };
  const left = at - now;
  if (left <= 0) return late(-left);
  if (left < HOUR) return { look: "soon", key: "leftMinutes", n: Math.max(1, Math.floor(left / MINUTE)) };
  if (left < SOON_MS) return { look: "soon", key: "leftHours", n: Math.floor(left / HOUR) };
  const days = daysBetween(now, at, zone);
  if (days <= 0) return { look: "today", key: "today", time: clockTime(at, locale, zone) ?? "" };
  return days === 1 ? { look: "later", key: "tomorrow" } : { look: "later", key: "inDays", n: days };
}

function late(past: number): Deadline {
  if (past < HOUR) return { look: "late", key: "lateMinutes", n: Math.max(1, Math.floor(past / MINUTE)) };
  if (past < 2 * DAY) return { look: "late", key: "lateHours", n: Math.floor(past / HOUR) };
  return { look: "late", key: "lateDays", n: Math.floor(past / DAY) };
}

/** How old something is: the unit and the whole number of it. The future is "now": clocks differ by a little. */
export type Age = { unit: "now" } | { unit: "minutes" | "hours" | "days"; n: number };

/** The age of an instant at `now`, or null for what is not a date. Under a minute is "now". */
export function ageAt(then: Instant | null | undefined, now: number): Age | null {
  const at = toMs(then);
  if (at === null) return null;
  const past = now - at;
  if (past < MINUTE) return { unit: "now" };
  if (past < HOUR) return { unit: "minutes", n: Math.floor(past / MINUTE) };
  if (past < 2 * DAY) return { unit: "hours", n: Math.floor(past / HOUR) };
  return { unit: "days", n: Math.floor(past / DAY) };
}

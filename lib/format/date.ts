import { intlTag, type Locale } from "@/lib/messages/locales";
import { firstOfMonth } from "./first-of-month";

/**
 * Dates and times as a reader in `zone` (IANA name) writes them. Instants are ISO 8601 text or milliseconds; text without a zone is
 * UTC (API.md §6). What is not a date gives null: the caller says "not given", never "Invalid Date".
 */
export type Instant = string | number;

const NO_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/;

/** Milliseconds since 1970, or null for what is not a date. */
export function toMs(at: Instant | null | undefined): number | null {
  if (at === null || at === undefined || at === "") return null;
  const ms = typeof at === "number" ? at : Date.parse(NO_ZONE.test(at) ? `${at.replace(" ", "T")}Z` : at);
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? ms : null;
}

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${locale}|${zone}|${JSON.stringify(options)}`;
  const found = cache.get(id) ?? new Intl.DateTimeFormat(intlTag(locale), { ...options, timeZone: zone });
  cache.set(id, found);
  return found;
}

function write(at: Instant | null | undefined, locale: Locale, zone: string, options: Intl.DateTimeFormatOptions) {
  const ms = toMs(at);
  return ms === null
    ? null
    : firstOfMonth(
        formatter(locale, zone, options)
          .format(ms)
          .replace(/\u202f/g, "\u00a0"),
        locale,
      );
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** "10:42". */
export function clockTime(at: Instant | null | undefined, locale: Locale, zone: string): string | null {
  return write(at, locale, zone, CLOCK);
}

/** "18 Nov"; with the year when it is not the year of `now`. */
export function shortDay(at: Instant | null | undefined, now: number, locale: Locale, zone: string): string | null {
  const ms = toMs(at);
  if (ms === null) return null;
  const sameYear = calendarDay(ms, zone).slice(0, -6) === calendarDay(now, zone).slice(0, -6);
  return write(ms, locale, zone, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) });
}

/** "18 Nov 09:52", the form of table cells; with the year when it is not the year of `now`. */
export function shortDateTime(
  at: Instant | null | undefined,
  now: number,
  locale: Locale,
  zone: string,
): string | null {
  const day = shortDay(at, now, locale, zone);
  return day && `${day} ${clockTime(at, locale, zone)}`;
}

/** "18 Nov 2026, 10:05", the form of heads and texts. */
export function dateTime(at: Instant | null | undefined, locale: Locale, zone: string): string | null {
  const day = write(at, locale, zone, { day: "numeric", month: "short", year: "numeric" });
  return day && `${day}, ${clockTime(at, locale, zone)}`;
}

/**
 * To the second and with the distance to UTC, for a `title` and for screen readers. Whole words and digits alone: versions of the locale data
 * (Node's, the browser's) differ in the abbreviations of weekdays and zones, and the page would then not be the one that the server wrote.
 */
export function exactTime(at: Instant | null | undefined, locale: Locale, zone: string): string | null {
  const ms = toMs(at);
  if (ms === null) return null;
  const day = write(ms, locale, zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return `${day}, ${write(ms, locale, zone, { ...CLOCK, second: "2-digit" })} ${fromUtc(ms, zone)}`;
}

/**
 * The same instant by another clock; null where it shows the same (`zone` keeps the same distance to UTC then), so that nothing is said twice.
 */
export function exactTimeElsewhere(
  at: Instant | null | undefined,
  locale: Locale,
  zone: string,
  elsewhere: string,
): string | null {
  const ms = toMs(at);
  return ms === null || minutesFromUtc(ms, zone) === minutesFromUtc(ms, elsewhere)
    ? null
    : exactTime(ms, locale, elsewhere);
}

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const MOST_DAYS_KEPT = 2_000;
const distances = new Map<string, number | null>();

/** Minutes a zone is ahead of UTC at a whole quarter of an hour: zones move by quarters, so a whole one is whole there as well. */
function distanceAt(quarter: number, zone: string): number {
  const there = Date.parse(`${calendarDay(quarter, zone)}T${write(quarter, "en", zone, CLOCK)}Z`);
  return Math.round((there - quarter) / 60_000);
}

/** The same for any instant. A page of orders asks hundreds of times, so a day on which the clocks stay as they are is asked for once. */
function minutesFromUtc(ms: number, zone: string): number {
  const day = Math.floor(ms / DAY_MS);
  const id = `${zone}|${day}`;
  let distance = distances.get(id);
  if (distance === undefined) {
    const [begins, ends] = [distanceAt(day * DAY_MS, zone), distanceAt((day + 1) * DAY_MS, zone)];
    distance = begins === ends ? begins : null;
    if (distances.size >= MOST_DAYS_KEPT) distances.clear();
    distances.set(id, distance);
  }
  return distance ?? distanceAt(Math.floor(ms / QUARTER_MS) * QUARTER_MS, zone);
}

/** "UTC", "UTC+1", "UTC-3:30". */
function fromUtc(ms: number, zone: string): string {
  const minutes = minutesFromUtc(ms, zone);
  if (!minutes) return "UTC";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

/** The calendar day in `zone` as "2026-11-18" (years before 1000 and after 9999 keep their own length). */
export function calendarDay(ms: number, zone: string): string {
  const parts = formatter("en", zone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(ms);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")}`;
}

/** Whole calendar days from one instant to another in `zone`: tomorrow is 1 even if it is two minutes away, whatever the clocks did. */
export function daysBetween(from: number, to: number, zone: string): number {
  return Math.round((Date.parse(calendarDay(to, zone)) - Date.parse(calendarDay(from, zone))) / 86_400_000);
}

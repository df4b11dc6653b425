import type { Days } from "@/lib/domain/calendar-days";
import { intlTag, type Locale } from "@/lib/messages/locales";
import { firstOfMonth } from "./first-of-month";

/** Days of the calendar in words. They are nobody's moments, so no zone has a say. */

const writers = new Map<string, Intl.DateTimeFormat>();

function writer(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${locale} ${JSON.stringify(options)}`;
  const known = writers.get(id) ?? new Intl.DateTimeFormat(intlTag(locale), { ...options, timeZone: "UTC" });
  writers.set(id, known);
  return known;
}

/** One day: as much of it as `options` asks for. */
export function dayWords(day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const words = firstOfMonth(writer(locale, options).format(Date.parse(day)), locale);
  // "Di., 10." is how German data shortens a weekday and a day; people write "Di 10.".
  return locale === "de" ? words.replace(/^(\p{L}{2})\., (\d)/u, "$1 $2") : words;
}

/** "9–22 November 2026": what both days have in common is said once. */
export function daysWords({ from, to }: Days, locale: Locale, month: "long" | "short" = "long"): string {
  const days = writer(locale, { day: "numeric", month, year: "numeric" });
  return firstOfMonth(days.formatRange(Date.parse(from), Date.parse(to)), locale);
}

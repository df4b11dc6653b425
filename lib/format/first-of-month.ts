import type { Locale } from "@/lib/messages/locales";

/** "1" before a month, a range, or behind a weekday at the end; not the 1 of 11, of 21 or of a year. */
const FIRST = /(?<!\d)1(?=[\s\u00a0]\p{L}|[\s\u00a0\u2009]?[–-][\s\u00a0\u2009]?\d|$)/u;

/** The first of a month as French writes it, "1er oct.": the locale data writes its number alone. Other languages stay as they are. */
export function firstOfMonth(day: string, locale: Locale): string {
  return locale === "fr" ? day.replace(FIRST, "1er") : day;
}

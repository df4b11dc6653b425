import { intlTag, type Locale } from "@/lib/messages/locales";

const cache = new Map<Locale, Intl.NumberFormat>();

/** A whole number with the reader's group signs: "1,180", "1 180", "1.180". */
export function count(n: number, locale: Locale): string {
  const found = cache.get(locale) ?? new Intl.NumberFormat(intlTag(locale), { maximumFractionDigits: 0 });
  cache.set(locale, found);
  return found.format(n).replace(/\u202f/g, "\u00a0");
}

import { intlTag, type Locale } from "@/lib/messages/locales";

const cache = new Map<Locale, Intl.DisplayNames>();

/** A country by name from its two letters ("GB" is "United Kingdom"). What is no country of ISO 3166 stays as it came; AA is Lengow's "international". */
export function countryName(code: string | null, locale: Locale): string | null {
  if (!code || !/^[A-Z]{2}$/.test(code) || code === "AA") return code;
  const names = cache.get(locale) ?? new Intl.DisplayNames(intlTag(locale), { type: "region", fallback: "code" });
  cache.set(locale, names);
  return names.of(code) ?? code;
}

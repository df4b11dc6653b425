import { zoneOfCountry } from "@/lib/domain/country-zone";
import { exactTime, exactTimeElsewhere, type Instant } from "@/lib/format/date";
import type { Locale } from "@/lib/messages/locales";
import type { Translate } from "@/lib/messages/translate";

interface Reader {
  locale: Locale;
  zone: string;
  deadline: Translate<"deadline">;
}

/**
 * The `title` of an instant: exactly, where the reader is; where the marketplace's country keeps another time, a second line with that one
 * (PRODUCT part 8). Undefined for what is no date.
 */
export function exactTitle(
  { locale, zone, deadline }: Reader,
  at: Instant | null | undefined,
  country?: string | null,
): string | undefined {
  const exact = exactTime(at, locale, zone);
  if (exact === null) return undefined;
  const elsewhere = zoneOfCountry(country);
  const there = elsewhere && exactTimeElsewhere(at, locale, zone, elsewhere);
  return there ? `${exact}\n${deadline("atMarketplace", { time: there })}` : exact;
}

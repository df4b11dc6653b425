import type { QueryClient } from "@tanstack/react-query";
import { shortDateTime } from "@/lib/format/date";
import { plainText } from "@/lib/format/plain";
import type { Locale } from "@/lib/messages/locales";
import type { Translate } from "@/lib/messages/translate";
import { healthStripQuery } from "@/lib/queries/order-stats";

interface Reader {
  t: Translate<"orders">;
  locale: Locale;
  zone: string;
  now: number;
}

/** News this old are good enough for a hover. */
const FRESH_MS = 30_000;

/**
 * How fresh each marketplace is, one a line: when one of its orders changed last, the oldest first (PRODUCT 5.3.1, C17). Empty without our copy.
 * @throws ApiError
 */
export async function marketplaceNews(client: QueryClient, accountId: number, reader: Reader): Promise<string> {
  const { t, locale, zone, now } = reader;
  const { marketplaces } = await client.fetchQuery({ ...healthStripQuery(accountId), staleTime: FRESH_MS });
  if (!marketplaces || marketplaces.length === 0) return "";
  const lines = marketplaces.map(
    ({ name, latest_at: at }) => `${plainText(name, 40).text}: ${shortDateTime(at, now, locale, zone) ?? t("noValue")}`,
  );
  return [t("newsByMarketplace"), ...lines].join("\n");
}

import "server-only";
import { cookies, headers } from "next/headers";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Area } from "@/lib/messages/en";
import { type Locale, pickLocale } from "@/lib/messages/locales";
import { createTranslate, type Translate } from "@/lib/messages/translate";

/** The reader's language: the cookie `locale`, else the browser's wish, else English. */
export async function getLocale(): Promise<Locale> {
  const [jar, sent] = [await cookies(), await headers()];
  return pickLocale(jar.get("locale")?.value, sent.get("accept-language"));
}

/** Words of one area for a server component, in the reader's language. */
export async function getTranslator<A extends Area>(area: A): Promise<Translate<A>> {
  const locale = await getLocale();
  return createTranslate(compiledMessages(locale, [area]), locale, area);
}

export type ThemeChoice = "light" | "dark" | "system";

/** The theme the reader chose in the cookie `theme`; without one the system decides. */
export async function getTheme(): Promise<ThemeChoice> {
  const value = (await cookies()).get("theme")?.value;
  return value === "light" || value === "dark" ? value : "system";
}

/** The reader's time zone (IANA name) from the cookie `tz`, which the first page sets; UTC until then and for a name nobody knows. */
export async function getZone(): Promise<string> {
  const value = (await cookies()).get("tz")?.value;
  if (!value || value.length > 64) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** Everything `IntlProvider` needs: language, zone, this moment, and the words of the areas its client components use. */
export async function getIntl(areas: readonly Area[]) {
  const locale = await getLocale();
  return { locale, zone: await getZone(), now: Date.now(), messages: compiledMessages(locale, areas) };
}

import type { Locale } from "@/lib/messages/locales";

/** "Column: value"; French sets a space before the colon that does not break. */
export function labelled(label: string, text: string | number, locale: Locale): string {
  return `${label}${locale === "fr" ? "\u00a0" : ""}: ${text}`;
}

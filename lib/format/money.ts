import { intlTag, type Locale } from "@/lib/messages/locales";

/**
 * Money from decimal text to screen, digit by digit: Intl reads the text itself, so no amount passes through a float.
 * The currency is always shown (PRODUCT.md U9).
 */

const DECIMAL = /^[+-]?\d{1,20}(?:\.\d{1,20})?$/;
const cache = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = `${locale}|${options.style}|${options.currency}|${options.minimumFractionDigits}|${options.maximumFractionDigits}`;
  const found = cache.get(id) ?? new Intl.NumberFormat(intlTag(locale), options);
  cache.set(id, found);
  return found;
}

/** Digits after the point that are not trailing zeros. */
function precision(decimal: string): number {
  return (decimal.split(".")[1] ?? "").replace(/0+$/, "").length;
}

/**
 * "€1,048.20", "1 048,20 €", "−€0.50" with the sign of a minus, not a hyphen. A precision finer than the currency's own is shown, never rounded away: an amount is evidence.
 * `currency` is an ISO code; without one the bare number stands (say so beside it). Null for what is not a decimal.
 */
export function money(
  decimal: string | null | undefined,
  currency: string | null | undefined,
  locale: Locale,
): string | null {
  return write(decimal, currency, locale, Number.POSITIVE_INFINITY);
}

/**
 * The same, rounded to the currency's own digits: for lists and totals that Lengow converted with a rate of many digits
 * (API.md §6.7). Half is rounded away from zero.
 */
export function roundedMoney(
  decimal: string | null | undefined,
  currency: string | null | undefined,
  locale: Locale,
): string | null {
  return write(decimal, currency, locale, 0);
}

/** How many digits a currency has after the point; null for a code that is none. */
function digitsOf(currency: string | null | undefined): number | null {
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return null;
  return formatter("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? null;
}

/**
 * Decimal text with the currency's own digits, no more and no fewer ("12.3456" in euros is "12.35", in yen "12"), for files: neither grouped nor
 * with a sign of the currency. Half is rounded away from zero. What is no decimal, or of a currency nobody knows, stays as it is.
 */
export function roundedDecimal(decimal: string, currency: string | null | undefined): string {
  const digits = digitsOf(currency);
  if (digits === null || !DECIMAL.test(decimal)) return decimal;
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat("en", { ...places, useGrouping: false, signDisplay: "negative" }).format(
    decimal as `${number}`,
  );
}

/**
 * Decimal text with at least the currency's own digits after the point ("60.9" in euros is "60.90", in yen "60.9"): the same amount, so that a
 * column of them lines up. What is no decimal, or of a currency nobody knows, stays as it is.
 */
export function wholeDecimal(decimal: string, currency: string | null | undefined): string {
  const digits = digitsOf(currency);
  if (digits === null || !DECIMAL.test(decimal)) return decimal;
  const [units = "", fine = ""] = decimal.split(".");
  const places = fine.replace(/0+$/, "").padEnd(digits, "0");
  return places === "" ? units : `${units}.${places}`;
}

function write(
  decimal: string | null | undefined,
  currency: string | null | undefined,
  locale: Locale,
  finest: number,
): string | null {
  if (decimal === null || decimal === undefined || !DECIMAL.test(decimal)) return null;
  const digits = precision(decimal);
  const known = currency && /^[A-Z]{3}$/.test(currency) ? currency : null;
  const own = known
    ? (formatter(locale, { style: "currency", currency: known }).resolvedOptions().maximumFractionDigits ?? 2)
    : 2;
  const shown = Math.max(own, Math.min(digits, finest));
  const options: Intl.NumberFormatOptions = {
    // A forint has no decimals, but where one is shown two are: ".8" alone reads like a mistake.
    minimumFractionDigits: shown > own ? Math.max(own, 2) : own,
    maximumFractionDigits: shown > own ? Math.max(shown, 2) : shown,
    ...(known ? { style: "currency", currency: known } : { style: "decimal" }),
    // French writes "£GB" for the one pound that its shops know; other short signs would mix dollars up.
    ...(known === "GBP" ? { currencyDisplay: "narrowSymbol" } : {}),
  };
  // The type asks for a literal; DECIMAL has just proved that this text is one.
  const text = formatter(locale, options)
    .format(decimal as `${number}`)
    .replace(/\u202f/g, "\u00a0")
    .replace("-", "\u2212");
  return known || !currency ? text : `${text} ${currency.slice(0, 8)}`;
}

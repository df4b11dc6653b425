/** An amount as an invoice writes it, in cents, and where it stands. */
export interface FoundAmount {
  cents: number;
  negative: boolean;
  at: number;
  end: number;
}

const BLANK = "[ \\u00a0\\u202f\\u2009]";
/** Grouped by blank, dot, comma or apostrophe, or not at all; two decimals after the other sign. Percentages and bare integers are no amounts. */
const AMOUNT = new RegExp(
  `([-−–(])?${BLANK}?(?:EUR|GBP|SEK|PLN|€|£)?${BLANK}?([-−])?(\\d{1,3}(?:(?:${BLANK}|['’])\\d{3})+[.,]\\d{2}|\\d{1,3}(?:\\.\\d{3})+,\\d{2}|\\d{1,3}(?:,\\d{3})+\\.\\d{2}|\\d{1,9}[.,]\\d{2})(?![\\d.,]*\\d|${BLANK}?%)`,
  "g",
);

/** All amounts of a text, decimal comma or decimal point alike: the last sign before two digits is the decimal one. */
export function amountsIn(text: string): FoundAmount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match) => {
    const digits = match[3] ?? "";
    const before = text[match.index - 1] ?? "";
    // "2026-11.20" and "FA1.234,00" are no amounts: a digit, letter or dot stands right before.
    const start = match.index + match[0].length - digits.length;
    if (/[\p{L}\d.,/]/u.test(text[start - 1] ?? "") || (/[\p{L}\d]/u.test(before) && match[0].startsWith("-")))
      return [];
    const cents = Number(digits.replace(/\D/g, ""));
    if (!Number.isSafeInteger(cents)) return [];
    const negative = Boolean(match[1] && match[1] !== "(") || Boolean(match[2]);
    return [{ cents, negative, at: match.index, end: match.index + match[0].length }];
  });
}

/** "1234.50" as cents, sign dropped; null when it is no amount. More than two places are no amount of an invoice. */
export function centsFromDecimal(text: string | null): number | null {
  const match = /^[-+]?(\d{1,12})(?:[.,](\d{1,2})0*)?$/.exec(text?.trim() ?? "");
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/** Cents as decimal text with a dot: what an upload carries. */
export function decimalFromCents(cents: number): string {
  const size = Math.abs(cents);
  return `${cents < 0 ? "-" : ""}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}

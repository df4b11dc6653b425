import "server-only";
import type { Cents } from "./invoice";

const DECIMAL = /^([+-]?)(\d{1,15})(?:\.(\d{1,12}))?$/;

/**
 * "23.8" as 2380. Empty is 0, as in VIDR's unused columns. More than two places are rounded half away from zero.
 * @throws RangeError for what is no decimal: a wrong amount on an invoice is worse than none
 */
export function readCents(text: string): Cents {
  const trimmed = text.trim();
  if (trimmed === "") return 0n;
  const match = DECIMAL.exec(trimmed);
  if (!match) throw new RangeError("This is not an amount.");
  const [, sign, whole = "0", fraction = ""] = match;
  const thousandths = BigInt(whole + fraction.padEnd(3, "0").slice(0, 3));
  const cents = (thousandths + 5n) / 10n;
  return sign === "-" ? -cents : cents;
}

/** 2380 as "23.80". */
export function writeCents(cents: Cents): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `cents` divided by a decimal quantity, as decimal text of two to four places; null when it is no quantity. */
export function perUnit(cents: Cents, quantity: string): string | null {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(quantity.trim());
  if (!match) return null;
  const millionths = BigInt((match[1] ?? "0") + (match[2] ?? "").padEnd(6, "0"));
  if (millionths <= 0n) return null;
  const scaled = cents * 100n * 1_000_000n;
  const size = scaled < 0n ? -scaled : scaled;
  const tenThousandths = (size + millionths / 2n) / millionths;
  const digits = tenThousandths.toString().padStart(5, "0");
  const text = `${digits.slice(0, -4)}.${digits.slice(-4).replace(/0{1,2}$/, "")}`;
  return scaled < 0n ? `-${text}` : text;
}

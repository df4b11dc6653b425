import type { Decimal } from "@/lib/domain/order";

/** Places that are kept while adding: more than any report has, so that sums are exact. */
const PLACES = 10;
const UNIT = 10n ** BigInt(PLACES);
const CENT = UNIT / 100n;
const PLAIN = /^([+-]?)(\d{1,15})(?:\.(\d{1,20}))?$/;

/** A figure of the report as a whole number of 1e-10; "" is zero, anything that is no plain decimal is null. */
export function readFigure(text: string | undefined): bigint | null {
  const trimmed = (text ?? "").trim();
  if (trimmed === "") return 0n;
  const match = PLAIN.exec(trimmed);
  if (match === null) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const kept = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, "0"));
  const size = (fraction.charCodeAt(PLACES) || 0) >= 53 ? kept + 1n : kept;
  return sign === "-" ? -size : size;
}

/** As Amazon compares amounts: two places, half away from zero. Never "-0.00". */
export function writeFigure(figure: bigint): Decimal {
  const cents = centsOf(figure);
  const size = cents < 0n ? -cents : cents;
  return `${cents < 0n ? "-" : ""}${size / 100n}.${String(size % 100n).padStart(2, "0")}`;
}

/** Whole cents, half away from zero. */
export function centsOf(figure: bigint): bigint {
  const size = figure < 0n ? -figure : figure;
  const rounded = (size + CENT / 2n) / CENT;
  return figure < 0n ? -rounded : rounded;
}

export function sizeOf(figure: bigint): bigint {
  return figure < 0n ? -figure : figure;
}

/** "0.190" and "0.19" are one rate; null when it is none, or not told. */
export function readRate(text: string | undefined): Decimal | null {
  const figure = (text ?? "").trim() === "" ? null : readFigure(text);
  if (figure === null || figure < 0n) return null;
  const digits = figure.toString().padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0+$/, "");
  const whole = digits.slice(0, -PLACES);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

/** Whether two amounts are the same to the cent, whatever their signs: a credit note is written either way. False when one is no amount. */
export function sameAmount(a: Decimal, b: Decimal): boolean {
  const [left, right] = [a, b].map((text) => (text.trim() === "" ? null : readFigure(text)));
  if (left === null || right === null || left === undefined || right === undefined) return false;
  return sizeOf(centsOf(left)) === sizeOf(centsOf(right));
}

/** `part / whole` with four places, rounded half up: a share such as "0.0541". Null when the whole is 0. */
export function shareOf(part: number, whole: number): Decimal | null {
  if (whole <= 0) return null;
  const tenThousandths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
  return `${tenThousandths / 10_000n}.${String(tenThousandths % 10_000n).padStart(4, "0")}`;
}

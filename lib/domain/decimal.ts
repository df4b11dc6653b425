import type { Decimal } from "./order";

const PLAIN = /^([+-]?)(\d{1,30})(?:\.(\d{1,20}))?$/;

/** The exact sum of decimal texts, or null when one of them is no plain decimal: a wrong sum is worse than none. */
export function sumDecimals(values: readonly (Decimal | null)[]): Decimal | null {
  const parts = values.map((value) => (value === null ? null : PLAIN.exec(value)));
  if (parts.length === 0 || parts.some((part) => part === null)) return null;
  const scale = Math.max(0, ...parts.map((part) => part?.[3]?.length ?? 0));
  let total = 0n;
  for (const part of parts) {
    const [, sign = "", whole = "0", fraction = ""] = part ?? [];
    const units = BigInt(whole + fraction.padEnd(scale, "0"));
    total += sign === "-" ? -units : units;
  }
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return total < 0n ? `-${text}` : text;
}

/** True for an amount that is there and not zero, however it is spelt. */
export function isSomeAmount(value: Decimal | null): value is Decimal {
  return value !== null && /[1-9]/.test(value);
}

/** Millionths: more places than any amount of Lengow's has, so that sums and shares are exact. */
const PLACES = 6;
const AMOUNT = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A decimal text as a whole number of millionths; null when it is none. Places beyond the sixth are cut, never rounded up. */
export function readAmount(text: string | number | boolean | null | undefined): bigint | null {
  if (text === null || text === undefined || typeof text === "boolean") return null;
  const match = AMOUNT.exec(String(text).trim());
  if (match === null) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const size = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, "0"));
  return sign === "-" ? -size : size;
}

export function sumAmounts(millionths: readonly bigint[]): bigint {
  return millionths.reduce((total, amount) => total + amount, 0n);
}

/** Millionths as people read them: two places at least, and none is lost. */
export function writeAmount(millionths: bigint): string {
  const digits = (millionths < 0n ? -millionths : millionths).toString().padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0{1,4}$/, "");
  return `${millionths < 0n ? "-" : ""}${digits.slice(0, -PLACES)}.${fraction}`;
}

/** Cents of a size, rounded half up. */
function cents(millionths: bigint): bigint {
  return (millionths + 5_000n) / 10_000n;
}

/** Two decimals, as amounts are sent; nothing below zero. */
export function writeCents(millionths: bigint): string {
  const rounded = millionths > 0n ? cents(millionths) : 0n;
  return `${rounded / 100n}.${String(rounded % 100n).padStart(2, "0")}`;
}

/** `amount` times `part` over `whole`, to the cent; 0 when the whole is 0. */
export function share(amount: bigint, part: bigint, whole: bigint): bigint {
  if (whole <= 0n || amount <= 0n) return 0n;
  return cents((amount * part) / whole) * 10_000n;
}

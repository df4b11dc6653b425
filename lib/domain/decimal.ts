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

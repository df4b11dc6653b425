import "server-only";

/** Millionths: more places than any amount of Lengow's has, so that sums are exact. */
const PLACES = 6;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A decimal text as a whole number of millionths; null when it is none. Places beyond the sixth are cut, never rounded up. */
export function readAmount(value: string | number | boolean | null | undefined): bigint | null {
  if (value === null || value === undefined || typeof value === "boolean") return null;
  const parts = DECIMAL.exec(String(value).trim());
  if (!parts) return null;
  const [, sign, whole = "0", fraction = ""] = parts;
  const size = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, "0"));
  return sign === "-" ? -size : size;
}

/** Millionths as people read them: two places at least. */
export function writeAmount(millionths: bigint): string {
  const digits = (millionths < 0n ? -millionths : millionths).toString().padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0{1,4}$/, "");
  return `${millionths < 0n ? "-" : ""}${digits.slice(0, -PLACES)}.${fraction}`;
}

export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

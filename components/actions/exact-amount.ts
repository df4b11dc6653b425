/** Millionths: more places than any amount of Lengow's has, so that sums and shares are exact. */
const PLACES = 6;
const DECIMAL = /^(-?)(\d{1,20})(?:\.(\d+))?$/;

/** A decimal text as a whole number of millionths; null when it is none. */
export function readAmount(text: string | number | boolean | null | undefined): bigint | null {
  if (text === null || text === undefined || typeof text === "boolean") return null;
  const match = DECIMAL.exec(String(text).trim());
  if (match === null) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const size = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, "0"));
  return sign === "-" ? -size : size;
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

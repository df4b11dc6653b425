const PLAIN = /^-?\d+(\.\d{1,4})?$/;
const ANY = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
/** More digits than any money has; beyond this a text is not an amount. */
const MOST_DIGITS = 40;
const PLACES = 4;

/** Adds one to the last digit of a run of digits. */
function increment(digits: string): string {
  return (BigInt(digits) + 1n).toString().padStart(digits.length, "0");
}

function assemble(negative: boolean, whole: string, fraction: string): string {
  const left = whole.replace(/^0+(?=\d)/, "") || "0";
  const text = fraction === "" ? left : `${left}.${fraction}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Rounds half away from zero to four places and drops the zeros that rounding leaves behind. */
function rounded(negative: boolean, whole: string, fraction: string): string {
  if (fraction.length <= PLACES) return assemble(negative, whole, fraction);
  const kept = `${whole}${fraction.slice(0, PLACES)}`;
  const digits = fraction.charCodeAt(PLACES) >= 53 ? increment(kept) : kept;
  return assemble(negative, digits.slice(0, -PLACES), digits.slice(-PLACES).replace(/0+$/, ""));
}

/**
 * An amount as plain decimal text, or null when it is none. Numbers and numeric texts are accepted (API.md §6.7), also with
 * an exponent, since some encoders write zero as "0E-2". What has more than four places is rounded to four, so that float
 * noise disappears: 809.2900000000001 is "809.29". Texts of up to four places stay as written: "229.00".
 */
export function readDecimal(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? readText(String(value)) : null;
  return typeof value === "string" ? readText(value.trim()) : null;
}

function readText(text: string): string | null {
  if (PLAIN.test(text) && text.length <= MOST_DIGITS && !/^-?0\d|^-0/.test(text)) return text;
  const match = ANY.exec(text);
  if (match === null) return null;
  let whole = match[2] ?? "";
  let fraction = match[3] ?? "";
  if (whole === "" && fraction === "") return null;
  const shift = Number(match[4] ?? 0);
  if (shift > 0) {
    const padded = fraction.padEnd(shift, "0");
    whole += padded.slice(0, shift);
    fraction = padded.slice(shift);
  } else if (shift < 0) {
    const padded = whole.padStart(-shift + 1, "0");
    fraction = padded.slice(shift) + fraction;
    whole = padded.slice(0, shift);
  }
  whole = whole.replace(/^0+(?=\d)/, "") || "0";
  return whole.length > MOST_DIGITS ? null : rounded(match[1] === "-", whole, fraction);
}

/** How Lengow says "no exchange rate": -1 as a number or as text (API.md §6.1). */
export function isNoRate(value: unknown): boolean {
  return value === -1 || (typeof value === "string" && /^-1(\.0+)?$/.test(value.trim()));
}

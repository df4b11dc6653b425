/**
 * Numbers as decimals, exactly. A condition or an amount is never compared through a float (API.md §14.6: "numbers are compared
 * as decimals, exactly").
 */

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const SCIENTIFIC = /^(-?)(\d+)(?:\.(\d*))?[eE]([+-]?\d+)$/;
/** Beyond this power of ten a literal is kept as written: writing it out would only cost memory. */
const MAX_EXPONENT = 400;

/** A JSON number that a JavaScript number would change (a 17-digit id, a long fraction). `text` is its plain decimal form. */
export class ExactNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toJSON(): string {
    return this.text;
  }
}

/** Whether a text looks like a number: plain decimals only, "007" and "1e3" are codes (API.md §14.6). */
export function isPlainDecimal(text: string): boolean {
  return PLAIN.test(text);
}

/** One spelling per value: "12.50" and "12.5" give "12.5", "-0" gives "0". Only for plain decimals. */
export function canonicalDecimal(plain: string): string {
  const [whole = "0", fraction = ""] = plain.split(".");
  const kept = fraction.replace(/0+$/, "");
  const text = kept === "" ? whole : `${whole}.${kept}`;
  return text === "-0" ? "0" : text;
}

/** Negative, zero or positive, as `a` is lower than, equal to or greater than `b`. Both plain decimals. */
export function compareDecimals(a: string, b: string): number {
  const negativeA = a.startsWith("-");
  const negativeB = b.startsWith("-");
  const [left, right] = [canonicalDecimal(a), canonicalDecimal(b)];
  if (left === right) return 0;
  if (negativeA !== negativeB) {
    if (left === "0") return negativeB ? 1 : -1;
    return negativeA ? -1 : 1;
  }
  const order = compareMagnitudes(left.replace("-", ""), right.replace("-", ""));
  return negativeA ? -order : order;
}

function compareMagnitudes(a: string, b: string): number {
  const [wholeA = "", fractionA = ""] = a.split(".");
  const [wholeB = "", fractionB = ""] = b.split(".");
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length;
  if (wholeA !== wholeB) return wholeA < wholeB ? -1 : 1;
  const length = Math.max(fractionA.length, fractionB.length);
  const [left, right] = [fractionA.padEnd(length, "0"), fractionB.padEnd(length, "0")];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** A number's decimal text, without an exponent: 1e-7 gives "0.0000001". */
export function numberText(value: number): string {
  return expandDecimal(Object.is(value, -0) ? "0" : String(value));
}

/** "1.5e3" gives "1500"; a text without exponent, or with one out of reach, comes back as it is. */
export function expandDecimal(literal: string): string {
  const match = SCIENTIFIC.exec(literal);
  if (match === null) return literal;
  const [, sign = "", whole = "", fraction = "", power = "0"] = match;
  const exponent = Number(power);
  if (Math.abs(exponent) > MAX_EXPONENT) return literal;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const cut = Math.max(point, 1);
  const integer = padded.slice(0, cut).replace(/^0+(?=\d)/, "");
  const rest = padded.slice(cut).replace(/0+$/, "");
  return sign + (rest === "" ? integer : `${integer}.${rest}`);
}

/** The text of a JSON scalar, as conditions and codes read it: 1 is "1", true is "true". Null for everything else. */
export function scalarText(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? numberText(value) : null;
  if (typeof value === "boolean") return value ? "true" : "false";
  return value instanceof ExactNumber ? value.text : null;
}

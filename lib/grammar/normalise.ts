/**
 * What people type becomes the canonical spelling, before validation (API.md §14.6: "the form normalises what people type before
 * that"). A text that could mean two amounts stays as it is, and is then refused: guessing about money is worse than asking.
 */

import type { FieldKind } from "./model";
import { Overlay, type OverlayChoice } from "./overlay/overlay";
import { readOrderFacts } from "./raw/order-facts";

const GROUPED = /^\d{1,3}(?:[ '\u2019\u00a0\u202f]\d{3})+(?=$|[.,])/;
const SEPARATED = /[ '\u2019\u00a0\u202f]/g;

/** The canonical text for what was typed into a field of that kind; blanks around it are never meant. */
export function normaliseTyped(kind: FieldKind, typed: string): string {
  const text = typed.trim();
  if (kind === "money") return withTwoDecimals(plainNumber(text));
  if (kind === "quantity" || kind === "number") return plainNumber(text);
  return text;
}

/** The line id for what was typed as a line: for Amazon "1" means the only line of a one-line order (API.md §14.3). */
export function normaliseLine(typed: string, action: string, order: unknown, overlay: OverlayChoice): string {
  const text = typed.trim();
  const facts = readOrderFacts(order);
  if (facts.lines.some((line) => line.id === text)) return text;
  const alias = new Overlay(overlay, action).lineAlias(facts);
  return alias !== null && alias.text === text ? alias.line : text;
}

/** "1 234,5" gives "1234.5", ".5" gives "0.5", "+5" gives "5"; "1,234" stays, for it is 1.234 to one and 1234 to another. */
function plainNumber(text: string): string {
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  const body = text.slice(sign.length);
  const grouped = GROUPED.test(body) ? body.replace(SEPARATED, "") : body;
  const dotted = decimalPoint(grouped);
  const match = /^(\d*)(?:\.(\d*))?$/.exec(dotted);
  const [, whole = "", fraction] = match ?? [];
  if (match === null || (whole === "" && (fraction ?? "") === "")) return text;
  const integer = whole.replace(/^0+(?=\d)/, "") || "0";
  const rest = fraction === undefined || fraction === "" ? "" : `.${fraction}`;
  return `${sign === "-" ? "-" : ""}${integer}${rest}`;
}

/** One decimal point, or the text unchanged where the separators do not tell which is which. */
function decimalPoint(text: string): string {
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return text.replaceAll(".", "").replace(",", ".");
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return text.replaceAll(",", "");
  if (/^\d*,\d*$/.test(text) && !/^\d{1,3},\d{3}$/.test(text)) return text.replace(",", ".");
  return text;
}

function withTwoDecimals(number: string): string {
  const match = /^(-?\d+)(?:\.(\d{1,2}))?$/.exec(number);
  return match === null ? number : `${match[1]}.${(match[2] ?? "").padEnd(2, "0")}`;
}

import { type Decimal, SEPARATORS, type Separator } from "@/lib/domain/export-columns";

export interface CsvStyle {
  separator: Separator;
  /** Before the cents; a point unless said. */
  decimal?: Decimal;
  /** Ids that a spreadsheet would change stand behind an apostrophe. */
  sheet: boolean;
}

/** Signs with which a spreadsheet takes a cell for a formula, their wide forms among them; blanks in front do not help. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** What a spreadsheet takes for a number and shows with other digits: long ones, leading zeros, exponents. */
const WOULD_CHANGE = /^(?:\d{12,}|0\d+|\d+[eE]\d+|\d+\.\d*0)$/;
const BREAKS = /\r\n|[\r\n\u2028\u2029]/g;

export type CellKind = "id" | "number" | "personal" | undefined;

/**
 * One cell. What a spreadsheet could run is disarmed with an apostrophe, numbers excepted; a line break becomes a blank, so that a line is a row;
 * ids are always in quotes.
 */
export function csvCell(value: string, kind: CellKind, { separator, sheet, decimal }: CsvStyle): string {
  if (kind === "number" && NUMBER.test(value)) {
    const number = decimal === "comma" ? value.replace(".", ",") : value;
    return number.includes(SEPARATORS[separator]) ? `"${number}"` : number;
  }
  const guarded = FORMULA.test(value) || (kind === "id" && sheet && WOULD_CHANGE.test(value)) ? `'${value}` : value;
  const text = guarded.replace(BREAKS, " ");
  const quote =
    kind === "id" ? text !== "" : text.includes('"') || text.includes(SEPARATORS[separator]) || text !== text.trim();
  return quote ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row with its end. */
export function csvRow(cells: readonly string[], { separator }: CsvStyle): string {
  return `${cells.join(SEPARATORS[separator])}\r\n`;
}

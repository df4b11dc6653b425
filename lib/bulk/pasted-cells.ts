import { bareCell } from "./cell-damage";
import { oneLine } from "./one-line";
import { isNameOf } from "./sheet-columns";

/** The most characters a cell takes, typed or pasted. */
export const MOST_TYPED = 500;

/** A cell that a spreadsheet puts in quotes because it holds a tab, a line break or a quote, with what ends it. */
const QUOTED = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const BARE = /[^\t\r\n]*/y;
const END = /\t|\r\n|\r|\n/y;

/** What a pattern finds at a place, and where the text goes on. */
function taken(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const cellOf = (text: string): string => bareCell(oneLine(text)).slice(0, MOST_TYPED);

/**
 * What was copied, as a spreadsheet means it: a row for each line and a cell for each tab; every cell is one line. Empty lines at the end are none,
 * those in between keep their place.
 */
export function readPasted(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const quoted = taken(QUOTED, text, at);
    const cell = quoted ?? taken(BARE, text, at);
    at += cell?.[0].length ?? 0;
    rows.at(-1)?.push(cellOf(quoted ? (quoted[1] ?? "").replaceAll('""', '"') : (cell?.[0] ?? "")));
    const end = taken(END, text, at);
    if (!end) break;
    at += end[0].length;
    if (end[0] !== "\t") rows.push([]);
  }
  const last = rows.findLastIndex((row) => row.some((one) => one !== ""));
  return rows.slice(0, last + 1);
}

/** Whether it is more than one value: such a text is never put into one cell. */
export function isTable(pasted: readonly (readonly string[])[]): boolean {
  return pasted.length > 1 || (pasted[0]?.length ?? 0) > 1;
}

/** Rows from 1, columns from 0. */
export interface PlacedCell {
  row: number;
  column: number;
  text: string;
}

export interface PlacedCells {
  cells: PlacedCell[];
  /** The first and the last row that got a value; null where none did. */
  from: number | null;
  to: number | null;
  /** Lines and columns that hold something and have no room. */
  left: { lines: number; columns: number };
}

const isFilled = (text: string): boolean => text !== "";

/** A column that takes pasted values: what it means, and what it is called on screen and in its file. */
export interface PasteColumn {
  meaning: string | null;
  names: readonly string[];
}

/** Values that never go without a digit. */
const NUMBERED: ReadonlySet<string | null> = new Set([
  "tracking_number",
  "return_tracking_number",
  "marketplace_order_id",
]);

/**
 * Whether the first line names the columns below which it was copied: one of its cells is the name of the column it would go into, or it stands, without
 * a digit, above nothing but numbers. A line alone is always a value.
 */
export function hasHeading(copied: readonly (readonly string[])[], columns: readonly PasteColumn[]): boolean {
  const [first = [], ...rest] = copied;
  if (rest.length === 0) return false;
  return first.some((cell, right) => {
    const column = columns[right];
    if (!column || cell === "") return false;
    if (isNameOf(cell, column)) return true;
    const below = rest.map((line) => line[right] ?? "").filter(isFilled);
    return (
      NUMBERED.has(column.meaning) && !/\d/.test(cell) && below.length > 0 && below.every((text) => /\d/.test(text))
    );
  });
}

/**
 * Each line into a row, downwards, and its cells into columns, to the right. An empty cell leaves what stands.
 * @param rows the rows there are, from the one that was pasted into; @param columns likewise, those that take a value
 */
export function placePasted(
  pasted: readonly (readonly string[])[],
  rows: readonly number[],
  columns: readonly number[],
): PlacedCells {
  const cells = pasted.slice(0, rows.length).flatMap((line, down) =>
    line.flatMap((text, right) => {
      const [row, column] = [rows[down], columns[right]];
      return row === undefined || column === undefined || !isFilled(text) ? [] : [{ row, column, text }];
    }),
  );
  const widest = Math.max(0, ...pasted.map((line) => line.findLastIndex(isFilled) + 1));
  return {
    cells,
    from: cells[0]?.row ?? null,
    to: cells.at(-1)?.row ?? null,
    left: {
      lines: pasted.slice(rows.length).filter((line) => line.some(isFilled)).length,
      columns: Math.max(0, widest - columns.length),
    },
  };
}

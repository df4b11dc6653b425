import { isOfOneOrder } from "./one-order";
import { SHEET_FIELDS } from "./sheet-columns";

/** Whether the rows of a sheet may share one value of this column: what names an order or belongs to it alone is never filled in for others. */
export function isShareable(meaning: string | null): meaning is string {
  if (meaning === null || (SHEET_FIELDS as readonly string[]).includes(meaning)) return false;
  return !isOfOneOrder({ name: meaning, kind: "text" });
}

/**
 * The rows with the empty cells of a column filled, each with the first value a row of the same marketplace has: what one marketplace calls a
 * carrier is unknown to the next. From a given row (from 1) its own value alone goes down from there. A value that stands is never written over.
 * @param places the marketplace each row names, in the order of the rows; empty where it names none
 */
export function fillEmpty(
  rows: readonly (readonly string[])[],
  { column, row, places }: { column: number; row?: number | undefined; places: readonly string[] },
): string[][] {
  const begin = row === undefined ? 0 : row - 1;
  const values = new Map<string, string>();
  rows.slice(begin, row ?? rows.length).forEach((cells, at) => {
    const [value = "", place = ""] = [cells[column], places[begin + at]];
    if (value !== "" && !values.has(place)) values.set(place, value);
  });
  return rows.map((cells, at) => {
    const value = at < begin ? undefined : values.get(places[at] ?? "");
    return cells[column] === "" && value !== undefined ? cells.with(column, value) : [...cells];
  });
}

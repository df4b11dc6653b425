import { isOfOneOrder } from "./one-order";
import { isSheetField } from "./sheet-columns";

/** Whether the rows of a sheet may share one value of this column: what names an order or belongs to it alone is never filled in for others. */
export function isShareable(meaning: string | null): meaning is string {
  if (meaning === null || isSheetField(meaning)) return false;
  return !isOfOneOrder({ name: meaning, kind: "text" });
}

/** What a value of one marketplace is called at another; null where nothing there means the same. */
export type Translate = (value: string, from: string, to: string) => string | null;

/** Which column is filled, and how its rows hang together. */
export interface Filling {
  column: number;
  /** From 1: this row's own value alone goes down from there. */
  row?: number | undefined;
  /** The marketplace each row names, in the order of the rows; empty where it names none. */
  places: readonly string[];
  /** Missing where marketplaces share no values at all. */
  translate?: Translate | undefined;
}

/**
 * The rows with the empty cells of a column filled, each with the first value a row of the same marketplace has; where none has one, with what the
 * first value that its marketplace knows too is called there. A value that stands is never written over.
 */
export function fillEmpty(
  rows: readonly (readonly string[])[],
  { column, row, places, translate }: Filling,
): string[][] {
  const begin = row === undefined ? 0 : row - 1;
  const values = new Map<string, string>();
  rows.slice(begin, row ?? rows.length).forEach((cells, at) => {
    const [value = "", place = ""] = [cells[column], places[begin + at]];
    if (value !== "" && !values.has(place)) values.set(place, value);
  });
  const given = new Map<string, string | undefined>(values);
  const valueAt = (place: string): string | undefined => {
    if (!given.has(place)) given.set(place, firstMeant(values, place, translate));
    return given.get(place);
  };
  return rows.map((cells, at) => {
    const value = at < begin || cells[column] !== "" ? undefined : valueAt(places[at] ?? "");
    return value === undefined ? [...cells] : cells.with(column, value);
  });
}

function firstMeant(values: ReadonlyMap<string, string>, place: string, translate?: Translate): string | undefined {
  if (!translate || place === "") return undefined;
  for (const [from, value] of values) {
    const meant = from === "" ? null : translate(value, from, place);
    if (meant !== null) return meant;
  }
  return undefined;
}

/** What filling a column came to, in rows: those that got a value, those that kept their own, and those left empty, by the marketplace they name. */
export interface FillOutcome {
  filled: number;
  kept: number;
  left: { marketplace: string; rows: number }[];
  /** Of those filled, the ones whose marketplace had no value there: what they got, as it is called at theirs. */
  meant: { marketplace: string; value: string; rows: number }[];
}

/**
 * Tells what `fillEmpty` did, of the rows it was asked about: all, or those below `row`.
 * @param before the rows it was given, @param after the rows it gave back
 */
export function fillOutcome(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
  { column, row = 0, places }: Pick<Filling, "column" | "row" | "places">,
): FillOutcome {
  const asked = before.map((cells, at) => ({
    was: cells[column],
    is: after[at]?.[column] ?? "",
    place: places[at] ?? "",
  }));
  const below = asked.slice(row);
  const having = new Set(asked.slice(Math.max(0, row - 1)).flatMap(({ was, place }) => (was === "" ? [] : [place])));
  const [left, meant] = [new Map<string, number>(), new Map<string, { value: string; rows: number }>()];
  for (const { was, is, place } of below) {
    if (is === "") left.set(place, (left.get(place) ?? 0) + 1);
    else if (was === "" && !having.has(place)) meant.set(place, { value: is, rows: (meant.get(place)?.rows ?? 0) + 1 });
  }
  return {
    filled: below.filter(({ was, is }) => was === "" && is !== "").length,
    kept: below.filter(({ was }) => was !== "").length,
    left: [...left].map(([marketplace, rows]) => ({ marketplace, rows })),
    meant: [...meant].map(([marketplace, one]) => ({ marketplace, ...one })),
  };
}

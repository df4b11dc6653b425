"use client";

import { useState } from "react";
import { fillEmpty, fillOutcome } from "@/lib/bulk/fill-empty";
import { type PlacedCells, placePasted } from "@/lib/bulk/pasted-cells";
import type { TriageFailure } from "@/lib/contract/triage";
import { asTheyWere, type CellChange, cellsOf, meantBy, withChanges } from "./row-cells";
import type { Fix } from "./use-fix";

/** What was done with many values at once, told until the next time. */
export type ManyAtOnce =
  | { did: "pasted"; n: number; last: string | null; left: PlacedCells["left"] }
  | { did: "filled"; n: number; kept: number }
  | { did: "undone" };

interface Step {
  told: ManyAtOnce;
  /** What stood in the cells before; null once it stands there again. */
  before: readonly CellChange[] | null;
}

/** Orders of one marketplace need no places of their own. */
const ONE_PLACE: readonly string[] = [];

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** For each place, how many after it are so. */
function countBelow(isSo: readonly boolean[]): number[] {
  let n = 0;
  return isSo
    .toReversed()
    .map((one) => (one ? n++ : n))
    .reverse();
}

/** Values for rows, many at once: a pasted table, one value for the empty rows, and the last of either taken back. */
export function useRowValues(fix: Fix, rows: readonly TriageFailure[]) {
  const [step, setStep] = useState<Step | null>(null);
  const fields = fix.fields.map(({ field }) => field);
  const cells = cellsOf(fix.rows, rows, fields);

  const change = (changes: readonly CellChange[], told: ManyAtOnce): void => {
    setStep({ told, before: asTheyWere(fix.rows, changes) });
    fix.typeRows((texts) => withChanges(texts, changes));
  };

  /** Each line into a row, downwards from `row`, its cells into fields from `column` on; rows and columns are counted from 0. */
  const paste = (row: number, column: number, pasted: readonly string[][]): void => {
    const placed = placePasted(pasted, range(row, rows.length), range(column, fields.length));
    const changes = placed.cells.flatMap((cell): CellChange[] => {
      const [at, field] = [rows[cell.row], fields[cell.column]];
      return at && field ? [{ id: at.id, name: field.name, text: meantBy(field, cell.text) }] : [];
    });
    const last = placed.to === null ? null : (rows[placed.to]?.marketplace_order_id ?? null);
    change(changes, { did: "pasted", n: changes.length, last, left: placed.left });
  };

  /** One value into the empty rows: the first there is, or that of `row` into those below it. */
  const fill = (column: number, row?: number): void => {
    const asked = { column, row: row === undefined ? undefined : row + 1, places: ONE_PLACE };
    const after = fillEmpty(cells, asked);
    const name = fields[column]?.name;
    const changes = rows.flatMap(({ id }, at): CellChange[] => {
      const text = after[at]?.[column];
      return name === undefined || text === undefined || text === cells[at]?.[column] ? [] : [{ id, name, text }];
    });
    const { filled, kept } = fillOutcome(cells, after, asked);
    change(changes, { did: "filled", n: filled, kept });
  };

  const undo = (): void => {
    const before = step?.before;
    if (!before) return;
    setStep({ told: { did: "undone" }, before: null });
    fix.typeRows((texts) => withChanges(texts, before));
  };

  const emptyBelow = fields.map((_, column) => countBelow(cells.map((row) => row[column] === "")));

  return {
    fields,
    paste,
    fill,
    undo,
    told: step?.told ?? null,
    canUndo: step?.before != null && step.before.length > 0,
    /** How many rows have a value of this field. */
    given: (column: number) => cells.filter((row) => row[column] !== "").length,
    /** How many rows below this one have none. */
    emptyBelow: (row: number, column: number) => emptyBelow[column]?.[row] ?? 0,
  };
}

export type RowValuesNow = ReturnType<typeof useRowValues>;

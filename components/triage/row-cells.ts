import { readChoice } from "@/lib/bulk/read-choice";
import type { TriageFailure } from "@/lib/contract/triage";
import type { FormField } from "@/lib/grammar";
import type { Typed } from "./fix-fields";

/** What was typed row by row: by failure, then by field. */
export type RowTexts = Typed["rows"];

type Row = Pick<TriageFailure, "id">;
type Column = Pick<FormField, "name">;

/** The values of the rows as a table: a line for each row, a cell for each field; "" where nothing was said. */
export function cellsOf(texts: RowTexts, rows: readonly Row[], columns: readonly Column[]): string[][] {
  return rows.map(({ id }) => columns.map(({ name }) => texts[id]?.[name] ?? ""));
}

/** One value for one row; null takes back that anything was said. */
export interface CellChange {
  id: string;
  name: string;
  text: string | null;
}

/** The texts with these cells changed. */
export function withChanges(texts: RowTexts, changes: readonly CellChange[]): RowTexts {
  const next: Record<string, Record<string, string>> = { ...texts };
  for (const { id, name, text } of changes) {
    const { [name]: _before, ...others } = next[id] ?? {};
    next[id] = text === null ? others : { ...others, [name]: text };
  }
  return next;
}

/** The same cells as they stood before they were changed. */
export function asTheyWere(texts: RowTexts, changes: readonly CellChange[]): CellChange[] {
  return changes.map(({ id, name }) => ({ id, name, text: texts[id]?.[name] ?? null }));
}

/** What a spreadsheet's cell means to a field: the code of a value that the marketplace knows by this name, else the text as it stands. */
export const meantBy = (field: Pick<FormField, "values">, text: string): string =>
  readChoice(field.values ?? [], text)?.code ?? text;

import type { ColumnMeaning } from "./sheet-columns";
import type { Why } from "./verdict";

/** A value that rows ask for and that no column of their sheet could hold. */
export interface LackingColumn {
  meaning: string;
  /** How many rows ask for it. */
  rows: number;
  /** Some of them cannot be sent without it. */
  must: boolean;
}

/** What a new column would mend: every value that is asked for and not wrong. An order's own id is never typed row by row. */
function asksFor({ code, field, problem }: Why): string | null {
  if (field === undefined || field === "marketplace_order_id") return null;
  if (code === "field") return problem === "no_column" ? field : null;
  return ["needed_empty", "no_marketplace", "not_found_alone"].includes(code) ? field : null;
}

/** The argument or field that a remark asks for and that none of these columns holds; null when it asks for none, or its cell is there. */
export function lackingIn(columns: readonly ColumnMeaning[], why: Why): string | null {
  const meaning = asksFor(why);
  return meaning === null || columns.includes(meaning) ? null : meaning;
}

/** Everything that rows ask for and no column holds: what must be there first, then by how many rows ask for it. */
export function lackingColumns(
  columns: readonly ColumnMeaning[],
  rows: readonly { why: readonly Why[] }[],
): LackingColumn[] {
  const found = new Map<string, LackingColumn>();
  for (const { why } of rows) {
    const here = new Map<string, boolean>();
    for (const one of why) {
      const meaning = lackingIn(columns, one);
      if (meaning !== null) here.set(meaning, here.get(meaning) === true || one.code !== "needed_empty");
    }
    for (const [meaning, must] of here) {
      const known = found.get(meaning);
      found.set(meaning, { meaning, rows: (known?.rows ?? 0) + 1, must: known?.must === true || must });
    }
  }
  return [...found.values()].sort((a, b) => Number(b.must) - Number(a.must) || b.rows - a.rows);
}

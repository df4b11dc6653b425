import type { ColumnMeaning } from "./sheet-columns";

interface Table {
  header: readonly string[];
  columns: readonly ColumnMeaning[];
  rows: readonly (readonly string[])[];
}

/**
 * The table with one more column, its cells empty. It stands behind the last column that means something when `beside`, else at the end.
 * One that is there already stays the only one.
 */
export function withColumn(
  table: Table,
  meaning: string,
  { beside }: { beside: boolean },
): { header: string[]; columns: ColumnMeaning[]; rows: string[][] } {
  const { header, columns, rows } = table;
  const isThere = columns.includes(meaning);
  const at = beside ? columns.findLastIndex((one) => one !== null) + 1 : columns.length;
  const put = <T>(list: readonly T[], one: T): T[] => (isThere ? [...list] : list.toSpliced(at, 0, one));
  return { header: put(header, meaning), columns: put(columns, meaning), rows: rows.map((cells) => put(cells, "")) };
}

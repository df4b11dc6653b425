import { usualDecimal, usualSeparator } from "@/lib/domain/export-columns";
import { csvCell, csvRow } from "@/lib/format/csv";
import type { TableView } from "./chart-table";

/** The figures of a chart as a file for the spreadsheet of the reader's language (PRODUCT U16), its byte order mark in front. */
export function tableCsv(table: TableView, locale: string): string {
  const separator = usualSeparator(locale);
  const style = { separator, decimal: usualDecimal(locale, separator), sheet: false };
  const line = (cells: readonly (string | number)[]) =>
    csvRow(
      cells.map((cell) => csvCell(String(cell), typeof cell === "number" ? "number" : undefined, style)),
      style,
    );
  const rows = table.rows.map(({ name, cells }) => line([name, ...cells.map(({ value }) => value)]));
  return `\uFEFF${line(table.columns)}${rows.join("")}`;
}

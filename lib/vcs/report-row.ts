/** One row of Amazon's VAT invoice data report: column to text, "" when empty (API.md §17). */
export type ReportRow = Readonly<Record<string, string>>;

/** A column's text without blanks around it; "" when the report does not have it. */
export function columnOf(row: ReportRow, name: string): string {
  return row[name]?.trim() ?? "";
}

/** "TRUE" in any case is yes; everything else is no. */
export function flagOf(row: ReportRow, name: string): boolean {
  return columnOf(row, name).toLowerCase() === "true";
}

import "server-only";
import { columnKind, type ExportColumn } from "@/lib/domain/export-columns";
import type { OrderRow } from "@/lib/domain/order";
import { type CsvStyle, csvCell, csvRow } from "@/lib/format/csv";

/** ISO 8601 in UTC, whatever zone Lengow wrote; what is no date stays as it is. */
function utc(at: string | null): string | null {
  if (at === null) return null;
  const time = Date.parse(at);
  return Number.isFinite(time) ? new Date(time).toISOString() : at;
}

const OTHERS: Partial<Record<ExportColumn, (row: OrderRow) => string | null>> = {
  merchant_order_id: (row) => row.merchant_order_id.join(" | "),
  order_types: (row) => row.order_types.map(({ type }) => type).join(" | "),
  marketplace_order_date: (row) => utc(row.marketplace_order_date),
  imported_at: (row) => utc(row.imported_at),
  updated_at: (row) => utc(row.updated_at),
  ship_by: (row) => utc(row.ship_by),
  last_action: (row) => row.last_action?.type ?? null,
  last_action_state: (row) => row.last_action?.state ?? null,
  last_action_at: (row) => utc(row.last_action?.at ?? null),
};

function textOf(row: OrderRow, column: ExportColumn): string {
  const other = OTHERS[column];
  if (other) return other(row) ?? "";
  const value: unknown = (row as unknown as Record<string, unknown>)[column];
  return value === null || value === undefined ? "" : String(value);
}

/** Writes rows of the grid as rows of the file. */
export function orderLines(columns: readonly ExportColumn[], style: CsvStyle): (row: OrderRow) => string {
  const kinds = columns.map((column) => [column, columnKind(column)] as const);
  return (row) =>
    csvRow(
      kinds.map(([column, kind]) => csvCell(textOf(row, column), kind, style)),
      style,
    );
}

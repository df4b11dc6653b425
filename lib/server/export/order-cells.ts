import "server-only";
import { columnKind, type ExportColumn, isInstant } from "@/lib/domain/export-columns";
import type { OrderRow } from "@/lib/domain/order";
import { metaKeysOf } from "@/lib/domain/order-columns";
import { type CsvStyle, csvCell, csvRow } from "@/lib/format/csv";
import { roundedDecimal, wholeDecimal } from "@/lib/format/money";

/** ISO 8601 in UTC, whatever zone Lengow wrote; what is no date stays as it is. */
function utc(at: string | null): string | null {
  if (at === null) return null;
  const time = Date.parse(at);
  return Number.isFinite(time) ? new Date(time).toISOString() : at;
}

/** "2026-11-22 13:14:05", as clocks in the zone show an instant: spreadsheets of every language read it as a date. */
function clockOf(zone: string): (instant: string) => string {
  // Sweden writes dates as ISO 8601 does, with a blank between day and time.
  const clock = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone });
  return (instant) => {
    const time = Date.parse(instant);
    return Number.isFinite(time) ? clock.format(time) : instant;
  };
}

const OTHERS: Partial<Record<ExportColumn, (row: OrderRow) => string | null>> = {
  merchant_order_id: (row) => row.merchant_order_id.join(" | "),
  order_types: (row) => row.order_types.map(({ type }) => type).join(" | "),
  marketplace_order_date: (row) => utc(row.marketplace_order_date),
  imported_at: (row) => utc(row.imported_at),
  updated_at: (row) => utc(row.updated_at),
  ship_by: (row) => utc(row.ship_by),
  // Lengow converts with a rate of many digits; what the marketplace itself said is never rounded.
  total_order: ({ total_order: total, currency, original_currency: original }) =>
    total === null ? null : (currency === original ? wholeDecimal : roundedDecimal)(total, currency),
  original_total_order: ({ original_total_order: total, original_currency: original }) =>
    total === null ? null : wholeDecimal(total, original),
  last_action: (row) => row.last_action?.type ?? null,
  last_action_state: (row) => row.last_action?.state ?? null,
  last_action_at: (row) => utc(row.last_action?.at ?? null),
};

function textOf(row: OrderRow, column: ExportColumn): string {
  const [key] = metaKeysOf([column]);
  if (key !== undefined) return row.meta && Object.hasOwn(row.meta, key) ? (row.meta[key] ?? "") : "";
  const other = OTHERS[column];
  if (other) return other(row) ?? "";
  const value: unknown = (row as unknown as Record<string, unknown>)[column];
  return value === null || value === undefined ? "" : String(value);
}

/** Writes rows of the grid as rows of the file; instants by the clocks of `zone`, in UTC without one. */
export function orderLines(
  columns: readonly ExportColumn[],
  style: CsvStyle,
  zone: string | undefined,
): (row: OrderRow) => string {
  const clock = zone === undefined ? null : clockOf(zone);
  const text = (row: OrderRow, column: ExportColumn) => {
    const own = textOf(row, column);
    return clock && isInstant(column) ? clock(own) : own;
  };
  const kinds = columns.map((column) => [column, columnKind(column)] as const);
  return (row) =>
    csvRow(
      kinds.map(([column, kind]) => csvCell(text(row, column), kind, style)),
      style,
    );
}

import { isMetaColumn, type MetaColumn } from "./order-columns";

/**
 * What a CSV of orders can hold, under the names our own API has for it. A column named `personal` goes only to people who may see
 * buyers; an `id` keeps all its digits when a spreadsheet opens the file.
 */
export const EXPORT_COLUMNS = [
  { id: "marketplace" },
  { id: "marketplace_name" },
  { id: "marketplace_order_id", kind: "id" },
  { id: "merchant_order_id", kind: "id" },
  { id: "lengow_status" },
  { id: "marketplace_status" },
  { id: "order_types" },
  { id: "marketplace_order_date" },
  { id: "imported_at" },
  { id: "updated_at" },
  { id: "ship_by" },
  { id: "ship_by_source" },
  { id: "items_total", kind: "number" },
  { id: "items_unshipped", kind: "number" },
  { id: "items_shipped", kind: "number" },
  { id: "line_count", kind: "number" },
  { id: "first_title" },
  { id: "first_sku", kind: "id" },
  { id: "fulfilment" },
  { id: "second_day" },
  { id: "buyer_name", kind: "personal" },
  { id: "delivery_country" },
  { id: "carrier" },
  { id: "tracking_number", kind: "id" },
  { id: "has_documents" },
  { id: "last_action" },
  { id: "last_action_state" },
  { id: "last_action_at" },
  { id: "total_order", kind: "number" },
  { id: "currency" },
  { id: "original_total_order", kind: "number" },
  { id: "original_currency" },
  { id: "anonymized" },
] as const satisfies readonly { id: string; kind?: "id" | "number" | "personal" }[];

type OwnColumn = (typeof EXPORT_COLUMNS)[number]["id"];
/** A column of every file, or a name of the orders' extra data (PRODUCT LA-43). */
export type ExportColumn = OwnColumn | MetaColumn;

export const EXPORT_COLUMN_IDS: readonly OwnColumn[] = EXPORT_COLUMNS.map(({ id }) => id);
const OWN: ReadonlySet<string> = new Set(EXPORT_COLUMN_IDS);

export function isExportColumn(name: string): name is ExportColumn {
  return OWN.has(name) || isMetaColumn(name);
}

/** What is chosen beforehand: enough to work with, nobody's name. */
export const USUAL_EXPORT_COLUMNS: readonly ExportColumn[] = [
  "marketplace",
  "marketplace_order_id",
  "merchant_order_id",
  "lengow_status",
  "order_types",
  "marketplace_order_date",
  "ship_by",
  "items_total",
  "items_unshipped",
  "delivery_country",
  "total_order",
  "currency",
];

/** Kind of a column; plain text without one. */
export function columnKind(column: ExportColumn): "id" | "number" | "personal" | undefined {
  const found = EXPORT_COLUMNS.find(({ id }) => id === column);
  return found && "kind" in found ? found.kind : undefined;
}

export const SEPARATORS = { comma: ",", semicolon: ";", tab: "\t" } as const;
export type Separator = keyof typeof SEPARATORS;

/** What stands before the cents; a spreadsheet reads an amount as its own language writes it. */
export const DECIMALS = ["point", "comma"] as const;
export type Decimal = (typeof DECIMALS)[number];

/** What stands between the values where the spreadsheet is of the reader's language. */
export const usualSeparator = (locale: string): Separator => (locale === "en" ? "comma" : "semicolon");

/** How such a spreadsheet expects amounts beside that separator. */
export const usualDecimal = (locale: string, separator: Separator): Decimal =>
  locale !== "en" && separator === "semicolon" ? "comma" : "point";

/** The columns' first row: names as our own API has them, or the words of the screen. */
export const HEADS = ["fields", "screen"] as const;
export type Heads = (typeof HEADS)[number];

/** Columns of instants; written in UTC, or as the clocks of a zone show them. */
const INSTANTS: ReadonlySet<string> = new Set([
  "marketplace_order_date",
  "imported_at",
  "updated_at",
  "ship_by",
  "last_action_at",
]);

export const isInstant = (column: ExportColumn): boolean => INSTANTS.has(column);

/** A file that lacks rows says so in its last line, which begins like this. */
export const INCOMPLETE_MARK = "# incomplete:";

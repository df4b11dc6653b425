/**
 * The columns of the orders grid, in no order of their own, and the ready-made sets (PRODUCT C01, MA-27). One list for the grid, what is
 * remembered of a person, saved views and files.
 */
export const ORDER_COLUMNS = [
  "order",
  "marketplace",
  "country",
  "status",
  "marketplace_status",
  "ship_by",
  "total",
  "last_action",
  "type",
  "prime",
  "business",
  "second_day",
  "fulfilment",
  "unshipped",
  "shipped",
  "lines",
  "article",
  "ordered",
  "imported",
  "updated",
  "buyer",
  "reference",
  "invoice",
  "documents",
  "carrier",
  "tracking",
  "merchant_id",
] as const;
export type OrderColumn = (typeof ORDER_COLUMNS)[number];

/** The one column that is always there: it names the row. */
export const FIXED_COLUMN: OrderColumn = "order";

/**
 * `magento`: the default columns of Magento's Amazon Sales Channel in its order and then its optional ones, but for "reserved" and its internal
 * order id, which Lengow has not (PRODUCT MA-18, MA-23). `sellercloud`: what its help shows of Amazon orders (PRODUCT 1D).
 */
export const COLUMN_SETS = {
  standard: [
    "order",
    "marketplace",
    "status",
    "ship_by",
    "total",
    "last_action",
    "type",
    "unshipped",
    "ordered",
    "buyer",
  ],
  magento: [
    "order",
    "marketplace",
    "reference",
    "buyer",
    "marketplace_status",
    "total",
    "fulfilment",
    "unshipped",
    "ordered",
    "ship_by",
    "last_action",
    "merchant_id",
    "prime",
    "shipped",
  ],
  sellercloud: [
    "order",
    "marketplace",
    "status",
    "prime",
    "business",
    "second_day",
    "ordered",
    "imported",
    "ship_by",
    "carrier",
    "tracking",
    "total",
    "article",
    "country",
    "buyer",
  ],
} as const satisfies Record<string, readonly OrderColumn[]>;
export type ColumnSet = keyof typeof COLUMN_SETS;

const KNOWN: ReadonlySet<string> = new Set(ORDER_COLUMNS);

/**
 * Columns by name, left to right: each once, the order's own always there and first unless placed elsewhere. `skipped` are names that nobody
 * knows (any more): a link or a view that has them still opens and says so.
 */
export function readColumns(names: readonly string[]): { columns: OrderColumn[]; skipped: string[] } {
  const skipped = names.filter((name) => !KNOWN.has(name));
  const columns = [...new Set(names)].filter((name): name is OrderColumn => KNOWN.has(name));
  return { columns: columns.includes(FIXED_COLUMN) ? columns : [FIXED_COLUMN, ...columns], skipped };
}

/** The set whose columns these are, in this order; null for a choice of one's own. */
export function columnSetOf(columns: readonly string[]): ColumnSet | null {
  const sets = Object.entries(COLUMN_SETS) as [ColumnSet, readonly string[]][];
  return (
    sets.find(([, set]) => set.length === columns.length && set.every((id, at) => id === columns[at]))?.[0] ?? null
  );
}

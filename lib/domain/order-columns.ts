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

/** A name in the order's extra data (`order_meta`, PRODUCT LA-43) as a column; a dot leads one level down. */
export type MetaColumn = `meta.${string}`;
/** Any column of the grid. */
export type GridColumn = OrderColumn | MetaColumn;

/** So many names of the extra data can be columns at once. */
export const MOST_META_COLUMNS = 12;
/** How long such a name may be. */
export const LONGEST_META_KEY = 64;
const META = "meta.";
const WORD = "[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_ :/-]*[\\p{L}\\p{N}_])?";
const META_KEY = new RegExp(`^${WORD}(?:\\.${WORD})?$`, "u");
const NOT_NAMES: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Whether a name of the extra data can be that of a column: letters, digits and few signs, at most one level down. */
export function isMetaKey(key: string): boolean {
  return key.length <= LONGEST_META_KEY && META_KEY.test(key) && !key.split(".").some((word) => NOT_NAMES.has(word));
}

export const metaColumn = (key: string): MetaColumn => `${META}${key}`;

export function isMetaColumn(column: string): column is MetaColumn {
  return column.startsWith(META) && isMetaKey(column.slice(META.length));
}

/** The names of the extra data among some columns. */
export function metaKeysOf(columns: readonly string[]): string[] {
  return columns.filter(isMetaColumn).map((column) => column.slice(META.length));
}

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
 * knows (any more): a link or a view that has them still opens and says so. Which names of the extra data an account has, its answer says.
 */
export function readColumns(names: readonly string[]): { columns: GridColumn[]; skipped: string[] } {
  const meta = new Set([...new Set(names)].filter(isMetaColumn).slice(0, MOST_META_COLUMNS));
  const isKnown = (name: string): name is GridColumn => KNOWN.has(name) || meta.has(name as MetaColumn);
  const skipped = names.filter((name) => !isKnown(name));
  const columns = [...new Set(names)].filter(isKnown);
  return { columns: columns.includes(FIXED_COLUMN) ? columns : [FIXED_COLUMN, ...columns], skipped };
}

/** The set whose columns these are, in this order; null for a choice of one's own. */
export function columnSetOf(columns: readonly string[]): ColumnSet | null {
  const sets = Object.entries(COLUMN_SETS) as [ColumnSet, readonly string[]][];
  return (
    sets.find(([, set]) => set.length === columns.length && set.every((id, at) => id === columns[at]))?.[0] ?? null
  );
}

import type { Column } from "@/components/data-table/column";
import type { OrderRow } from "@/lib/domain/order";
import { type GridColumn, metaKeysOf, type OrderColumn } from "@/lib/domain/order-columns";
import { INDEX_SORT_FIELDS, type SortField } from "@/lib/domain/order-filters";

interface Spec extends Pick<Column<OrderRow>, "width" | "numeric" | "card"> {
  /** The field a press on the header sorts the whole set by. */
  sort?: SortField;
  /** It is worked out from other fields; the header says from which (`derived.*`). */
  derived?: "ship_by" | "unshipped" | "shipped" | "fulfilment" | "second_day" | "last_action" | "article";
}

/** How wide each column is, where it goes on a phone, what it sorts by and what it is derived from. */
export const COLUMN_SPECS: Record<OrderColumn, Spec> = {
  order: { width: 176, card: "id", sort: "marketplace_order_id" },
  marketplace: { width: 121, card: "where", sort: "marketplace" },
  country: { width: 120 },
  status: { width: 133, card: "state", sort: "lengow_status" },
  marketplace_status: { width: 140, card: "state", sort: "marketplace_status" },
  ship_by: { width: 119, card: "due", sort: "ship_by", derived: "ship_by" },
  total: { width: 101, card: "sum", numeric: true, sort: "total_order" },
  last_action: { width: 136, card: "act", derived: "last_action" },
  type: { width: 112, card: "tags" },
  prime: { width: 78 },
  business: { width: 88 },
  second_day: { width: 108, derived: "second_day" },
  fulfilment: { width: 112, derived: "fulfilment" },
  unshipped: { width: 92, card: "extra", numeric: true, derived: "unshipped" },
  shipped: { width: 92, numeric: true, derived: "shipped" },
  lines: { width: 64, numeric: true },
  article: { width: 220, derived: "article" },
  ordered: { width: 106, card: "when", sort: "marketplace_order_date" },
  imported: { width: 112, sort: "imported_at" },
  updated: { width: 112, sort: "updated_at" },
  buyer: { width: 104, card: "who" },
  reference: { width: 132, sort: "merchant_order_id" },
  invoice: { width: 132 },
  documents: { width: 96 },
  carrier: { width: 120 },
  tracking: { width: 160 },
  merchant_id: { width: 92, numeric: true },
};

/** Extra data: the last on a phone's card, with its name. */
const META_SPEC: Spec = { width: 148, card: "more" };

export function columnSpec(id: GridColumn): Spec {
  return metaKeysOf([id]).length > 0 ? META_SPEC : COLUMN_SPECS[id as OrderColumn];
}

const NEEDS_INDEX: ReadonlySet<string> = new Set(INDEX_SORT_FIELDS);

/** True for a sorting that Lengow does not know and only our own copy can do. */
export function needsIndex(field: SortField | undefined): boolean {
  return field !== undefined && NEEDS_INDEX.has(field);
}

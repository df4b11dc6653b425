import { type GridColumn, metaKeysOf, type OrderColumn } from "@/lib/domain/order-columns";
import type { Translate } from "@/lib/messages/translate";

/** What a column is called: in our words, or for extra data by the marketplace's own name of it. */
export function columnName(id: GridColumn, t: Translate<"orders">): string {
  return metaKeysOf([id])[0] ?? t(`column.${id as OrderColumn}`);
}

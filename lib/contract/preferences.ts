import { z } from "zod";
import { isMetaColumn, type MetaColumn, MOST_META_COLUMNS, ORDER_COLUMNS } from "@/lib/domain/order-columns";
import { PAGE_SIZES } from "@/lib/domain/order-filters";

const metaColumn = z.custom<MetaColumn>(
  (value) => typeof value === "string" && isMetaColumn(value),
  "is not a name of the extra data",
);
const columns = z.array(z.union([z.enum(ORDER_COLUMNS), metaColumn]));

/** `PATCH /api/me/preferences`: what changes; the rest stays. Answers the whole (`Preferences`). */
export const PreferencesChange = z.strictObject({
  columns: columns
    .min(1)
    .max(ORDER_COLUMNS.length + MOST_META_COLUMNS)
    .optional(),
  density: z.enum(["comfortable", "compact"]).optional(),
  page_size: z.literal([...PAGE_SIZES]).optional(),
  amounts: z.enum(["account", "order"]).optional(),
  letters: z.boolean().optional(),
});
export type PreferencesChange = z.output<typeof PreferencesChange>;

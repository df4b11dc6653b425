import { z } from "zod";
import { ORDER_COLUMNS } from "@/lib/domain/order-columns";
import { PAGE_SIZES } from "@/lib/domain/order-filters";

/** `PATCH /api/me/preferences`: what changes; the rest stays. Answers the whole (`Preferences`). */
export const PreferencesChange = z.strictObject({
  columns: z.array(z.enum(ORDER_COLUMNS)).min(1).max(ORDER_COLUMNS.length).optional(),
  density: z.enum(["comfortable", "compact"]).optional(),
  page_size: z.literal([...PAGE_SIZES]).optional(),
  amounts: z.enum(["account", "order"]).optional(),
  letters: z.boolean().optional(),
});
export type PreferencesChange = z.output<typeof PreferencesChange>;

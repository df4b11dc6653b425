import type { z } from "zod";
import type { Days } from "@/lib/domain/calendar-days";
import type { BucketUnit } from "@/lib/domain/time-buckets";
import { SPAN_MEMBERS, spanInOrder } from "./order-stats";
import { UndatedFilters, UndatedSearch, windowsInOrder } from "./orders";

/** The grid's filters, and the days to draw in place of its window on the order date; days as `OrderStatsQuery` has them. */
export const OrderHistogramQuery = UndatedFilters.extend(SPAN_MEMBERS)
  .superRefine(windowsInOrder)
  .superRefine(spanInOrder);
/** The same with words to look for, which travel in a body. */
export const OrderHistogramBody = UndatedSearch.extend(SPAN_MEMBERS)
  .superRefine(windowsInOrder)
  .superRefine(spanInOrder);
export type OrderHistogramQuery = z.output<typeof OrderHistogramBody>;

/** How many orders were placed in each day, week or month, under the grid's filters: as many as the grid lists for the same days. */
export interface OrderHistogram extends Days {
  tz: string;
  unit: BucketUnit;
  buckets: Days[];
  /** One figure a bucket; null: our copy does not reach there yet. */
  orders: number[] | null;
  covers_from: string | null;
  first_day: string | null;
  /** The present day in `tz`. */
  today: string;
}

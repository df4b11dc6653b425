import { z } from "zod";
import type { Days } from "@/lib/domain/calendar-days";
import type { LastAction } from "@/lib/domain/order";
import { isCalendarDay } from "@/lib/domain/order-filters";
import { type BucketUnit, isDrawable, MOST_YEARS } from "@/lib/domain/time-buckets";
import { type OrderIndexState, ZoneQuery } from "./orders";

/** Days that an order can be of; beyond them the calendar's own words change, and nothing is there to count. */
const [FIRST_DAY, LAST_DAY] = ["1970-01-01", "2199-12-31"];

const day = z
  .string()
  .refine(isCalendarDay, "must be a day, YYYY-MM-DD")
  .refine((text) => text >= FIRST_DAY && text <= LAST_DAY, `must be from ${FIRST_DAY} to ${LAST_DAY}`);

/** As the first day: that of the oldest order in our copy, ten years back at most. */
export const FIRST = "first";

/** From when to when a chart counts. */
export const SPAN_MEMBERS = { from: z.union([z.literal(FIRST), day]).optional(), to: day.optional() };

/** Refuses days turned about, and more years than a chart shows. */
export function spanInOrder(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  context: z.RefinementCtx,
): void {
  if (!from || !to || from === FIRST || isDrawable({ from, to })) return;
  const message = from > to ? "must not be before from" : `must be less than ${MOST_YEARS} years after from`;
  context.addIssue({ code: "custom", path: ["to"], message });
}

/**
 * Both days included, in the zone `tz` (UTC unless said); without them the last 30 days, today among them. How long the span is decides what
 * is counted together: days up to a quarter, weeks up to fifteen months, months beyond.
 */
export const OrderStatsQuery = ZoneQuery.extend(SPAN_MEMBERS).superRefine(spanInOrder);
export type OrderStatsQuery = z.output<typeof OrderStatsQuery>;

/** Ages of open orders in days of the calendar in the zone asked for, youngest first: placed today is under one day old. `days` is where a bucket ends (null: open end). */
export const AGE_BUCKETS = [
  { id: "under_1d", days: 1 },
  { id: "under_2d", days: 2 },
  { id: "under_4d", days: 4 },
  { id: "under_8d", days: 8 },
  { id: "under_15d", days: 15 },
  { id: "older", days: null },
] as const;
export type AgeBucketId = (typeof AGE_BUCKETS)[number]["id"];

export interface NamedMarketplace {
  marketplace: string;
  marketplace_name: string;
}

/** Orders of one marketplace placed within one day, week or month. Those without orders have no entry. */
export interface OrdersOfBucket extends NamedMarketplace {
  /** First day of the bucket, as `buckets` has it. */
  from: string;
  orders: number;
}

/** With the days (both included) on which these orders were placed. */
export interface OrdersByAge extends Days {
  bucket: AgeBucketId;
  orders: number;
}

export interface OrdersByCountry {
  /** ISO 3166 alpha-2; null: not given. */
  country: string | null;
  orders: number;
}

/** What orders of one currency come to, as their buyers pay it. Currencies are never added up. */
export interface CurrencyTotal {
  currency: string;
  orders: number;
  /** Decimal text. */
  total: string;
}

export interface NextDeadline extends NamedMarketplace {
  marketplace_order_id: string;
  merchant_order_id: string[];
  lengow_status: string;
  /** When it has to have left, ISO 8601; in the past when it is late. */
  ship_by: string;
  items_unshipped: number;
  delivery_country: string | null;
  original_total_order: string | null;
  original_currency: string | null;
  /** What was asked of it last, whoever sent it. */
  last_action: LastAction | null;
}

/** How actions that were sent through Orderdeck ended. Warnings are not failures. */
export interface ActionsEnded extends NamedMarketplace {
  ended: number;
  failed: number;
}

/** Figures of an account, from our own copy of its orders; actions from our own record. Null: the copy does not cover the question yet. */
export interface OrderStats {
  as_of: string;
  index: OrderIndexState;
  from: string;
  to: string;
  tz: string;
  /** First day that is wholly in the copy, while it is filled; null: everything there is, or nothing yet. What was placed before is not counted. */
  covers_from: string | null;
  /** The day of the oldest order that there is, ten years back at most; null: none, or not known yet. */
  first_day: string | null;
  /** Codes of all marketplaces that the copy has orders of, however old: what they are told apart by must not depend on the span. */
  marketplaces: string[];
  /** What is counted together. */
  unit: BucketUnit;
  /** The days, weeks (from Monday) or months between `from` and `to`, oldest first; the first and the last are cut to them. */
  buckets: Days[];
  /** Orders placed between `from` and `to`, and not before `covers_from`. */
  orders_per_bucket: OrdersOfBucket[] | null;
  /** Totals of the orders placed between `from` and `to`, canceled and refused ones left out. */
  totals: CurrencyTotal[] | null;
  /** The days (both included) that the next two look at: however old, until today. */
  open_on: Days;
  open_by_age: OrdersByAge[] | null;
  open_by_country: OrdersByCountry[] | null;
  /** The next three look at all open orders. */
  late: number | null;
  due_today: number | null;
  /** The 20 that have to leave first, late ones on top. */
  next_deadlines: NextDeadline[] | null;
  /** Actions recorded between `from` and `to`, as days of UTC: Activity, which lists them, has those. */
  actions_ended: ActionsEnded[];
}

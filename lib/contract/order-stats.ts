import { z } from "zod";
import type { LastAction } from "@/lib/domain/order";
import { isCalendarDay } from "@/lib/domain/order-filters";
import { type OrderIndexState, ZoneQuery } from "./orders";

const day = z.string().refine(isCalendarDay, "must be a day, YYYY-MM-DD");

/** The longest span that is counted day by day. */
export const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** Both days included, in the zone `tz` (UTC unless said); without them the last 30 days, today among them. */
export const OrderStatsQuery = ZoneQuery.extend({ from: day.optional(), to: day.optional() }).superRefine(
  ({ from, to }, context) => {
    if (!from || !to) return;
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    const message =
      days < 0
        ? "must not be before from"
        : days >= MOST_DAYS
          ? `must be less than ${MOST_DAYS} days after from`
          : null;
    if (message) context.addIssue({ code: "custom", path: ["to"], message });
  },
);
export type OrderStatsQuery = z.output<typeof OrderStatsQuery>;

/** Ages of open orders, counted from the order date, youngest first; `days` is where the bucket ends (null: open end). */
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

export interface OrdersOfDay extends NamedMarketplace {
  /** YYYY-MM-DD in the zone that was asked for. Days without orders have no entry. */
  day: string;
  orders: number;
}

export interface OrdersByAge {
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

/** How actions that were sent through Orderdeck ended, by the day they were recorded. Warnings are not failures. */
export interface ActionsOfDay extends NamedMarketplace {
  day: string;
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
  /** First day that is wholly in the copy; null: everything there is. Days before it may lack orders. */
  covers_from: string | null;
  /** Orders placed between `from` and `to`. */
  orders_per_day: OrdersOfDay[] | null;
  /** Totals of the orders placed between `from` and `to`, canceled and refused ones left out. */
  totals: CurrencyTotal[] | null;
  /** The next four look at all open orders, whenever they were placed. */
  open_by_age: OrdersByAge[] | null;
  open_by_country: OrdersByCountry[] | null;
  late: number | null;
  due_today: number | null;
  /** The 20 that have to leave first, late ones on top. */
  next_deadlines: NextDeadline[] | null;
  /** Actions recorded between `from` and `to`. */
  actions_per_day: ActionsOfDay[];
}

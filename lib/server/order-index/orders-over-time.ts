import "server-only";
import {
  type ActionsEnded,
  type CurrencyTotal,
  FIRST,
  type NamedMarketplace,
  type OrderStatsQuery,
  type OrdersOfBucket,
} from "@/lib/contract/order-stats";
import { type Days, dayIn, daysAfter, monthsAfter, startOfDay } from "@/lib/domain/calendar-days";
import { type BucketUnit, bucketsOf, MOST_YEARS, unitOf } from "@/lib/domain/time-buckets";
import type { ServiceContext } from "@/lib/server/context";
import { type AccountState, isComplete } from "./account-state";

const USUAL_DAYS = 30;

export type Named<T> = Omit<T, keyof NamedMarketplace> & { marketplace: string };
export type Asking = Pick<ServiceContext, "db" | "accountId">;

/** A span of whole days in a zone, and what of it is counted together. */
export interface Span extends Days {
  tz: string;
  unit: BucketUnit;
  buckets: Days[];
}

/** How far back the copy can answer. */
export interface Reach {
  /** Whether anything of it can be said. */
  known: boolean;
  /** First day that is wholly in the copy; null: everything there is. */
  from: string | null;
  /** Day of the oldest order. */
  first: string | null;
}

/** A moment for a question, which is compared as a moment and never as a day: the zone is ours to know, not the engine's. */
const moment = (day: string, tz: string) => new Date(startOfDay(day, tz)).toISOString();
/** Begins and ends of days as moments, for `column >= $2 and column < $3`. */
export const momentsOf = ({ from, to }: Days, tz: string) => [moment(from, tz), moment(daysAfter(to, 1), tz)] as const;
const WITHIN = (column: string) => `${column} >= $2::timestamptz and ${column} < $3::timestamptz`;

/** The day of the oldest order that a chart can show; one dated by a wrong clock long before is left to the list. */
async function firstDay({ db, accountId }: Asking, tz: string, today: string): Promise<string | null> {
  const earliest = daysAfter(monthsAfter(today, -12 * MOST_YEARS), 1);
  const [row] = await db.query<{ at: Date | null }>(
    "select min(ordered_at) as at from order_index where account_id = $1 and ordered_at >= $2::timestamptz and ordered_at < $3::timestamptz",
    [accountId, ...momentsOf({ from: earliest, to: today }, tz)],
  );
  return row?.at ? dayIn(tz, row.at.getTime()) : null;
}

/** One step from code to code along the key: an account has a handful of them and a million orders. */
const MARKETPLACES = `
with recursive codes as (
  (select marketplace from order_index where account_id = $1 order by marketplace limit 1)
  union all
  select (select i.marketplace from order_index i where i.account_id = $1 and i.marketplace > codes.marketplace order by i.marketplace limit 1)
  from codes where codes.marketplace is not null
)
select marketplace from codes where marketplace is not null`;

/** Codes of all marketplaces that the copy has orders of, in their sequence. */
export async function marketplacesIn({ db, accountId }: Asking): Promise<string[]> {
  return (await db.query<{ marketplace: string }>(MARKETPLACES, [accountId])).map(({ marketplace }) => marketplace);
}

/** How far back the copy of this account can answer, in days of a zone. */
export async function reachOf(asking: Asking, account: AccountState | null, tz: string, today: string): Promise<Reach> {
  if (account === null || account.complete_from === null) return { known: false, from: null, first: null };
  const { complete_from: since } = account;
  const from = typeof since === "number" ? null : daysAfter(dayIn(tz, since.getTime()), 1);
  return { known: true, from, first: isComplete(account, null) ? await firstDay(asking, tz, today) : null };
}

/** The days that are meant, the last ten years of them at most, and how they are counted together. */
export function spanOf(
  { from, to }: Pick<OrderStatsQuery, "from" | "to">,
  tz: string,
  today: string,
  reach: Reach,
): Span {
  const last = to ?? today;
  const usual = daysAfter(last, 1 - USUAL_DAYS);
  const first = from === FIRST ? (reach.first ?? reach.from ?? usual) : (from ?? usual);
  const earliest = daysAfter(monthsAfter(last, -12 * MOST_YEARS), 1);
  const inReach = first < earliest ? earliest : first;
  const days = { from: inReach > last ? last : inReach, to: last };
  const unit = unitOf(days);
  return { ...days, tz, unit, buckets: bucketsOf(days, unit) };
}

/** The part of a span that the copy can answer for; null: none of it. */
export function knownPart(span: Span, { known, from }: Reach): Days | null {
  if (!known || (from !== null && from > span.to)) return null;
  return { from: from !== null && from > span.from ? from : span.from, to: span.to };
}

/** Where the buckets of a span begin, as moments, for `width_bucket`. Cast in the statement from text they would be read again for every row. */
export const startsOf = ({ tz, buckets }: Span): string[] => buckets.map(({ from }) => moment(from, tz));

/** Orders by bucket and marketplace. Where buckets begin is worked out here, as it is for the list behind a bar. */
export async function ordersPerBucket(
  { db, accountId }: Asking,
  span: Span,
  days: Days,
): Promise<Named<OrdersOfBucket>[]> {
  const rows = await db.query<{ at: number; marketplace: string; orders: number }>(
    `select width_bucket(ordered_at, $4::timestamptz[]) as at, marketplace, count(*)::int as orders
     from order_index where account_id = $1 and ${WITHIN("ordered_at")} group by 1, 2 order by 1, 2`,
    [accountId, ...momentsOf(days, span.tz), startsOf(span)],
  );
  return rows.map(({ at, ...row }) => ({ from: span.buckets[at - 1]?.from ?? days.from, ...row }));
}

/** What the orders of these days come to, by currency. */
export function totalsOf({ db, accountId }: Asking, days: Days, tz: string): Promise<CurrencyTotal[]> {
  return db.query<CurrencyTotal>(
    `select original_currency as currency, count(*)::int as orders, sum(original_total)::text as total
     from order_index where account_id = $1 and ${WITHIN("ordered_at")} and original_currency is not null
       and original_total is not null and lengow_status not in ('canceled', 'refused')
     group by 1 order by 2 desc, 1`,
    [accountId, ...momentsOf(days, tz)],
  );
}

/** How what was sent ended; what was taken back or never left does not count. */
export function actionsEnded({ db, accountId }: Asking, days: Days): Promise<Named<ActionsEnded>[]> {
  return db.query<Named<ActionsEnded>>(
    `select marketplace, count(*)::int as ended, count(*) filter (where state in ('refused', 'rejected'))::int as failed
     from outbox where account_id = $1 and ${WITHIN("created_at")}
       and state in ('done', 'done_with_warning', 'refused', 'rejected') group by 1 order by 1`,
    [accountId, ...momentsOf(days, "UTC")],
  );
}

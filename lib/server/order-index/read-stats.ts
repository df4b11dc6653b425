import "server-only";
import {
  type ActionsOfDay,
  AGE_BUCKETS,
  type AgeBucketId,
  type CurrencyTotal,
  type NamedMarketplace,
  type NextDeadline,
  type OrderStats,
  type OrderStatsQuery,
  type OrdersByAge,
  type OrdersByCountry,
  type OrdersOfDay,
} from "@/lib/contract/order-stats";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { readLastActions } from "@/lib/server/orders/last-actions";
import { isComplete } from "./account-state";
import { OPEN_LIST } from "./alert-conditions";
import { indexNow } from "./index-state";
import { readAlerts } from "./read-alerts";

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const DEADLINES = 20;

/** A span of whole days in a zone; both named days are in it. */
interface Span {
  accountId: number;
  from: string;
  to: string;
  tz: string;
}

type Named<T> = Omit<T, "marketplace_name">;
type Asking = Pick<ServiceContext, "db">;

const parameters = ({ accountId, from, to, tz }: Span) => [accountId, from, to, tz];
/** Begins and ends of the span as moments: `$2` and `$3` are days, `$4` the zone. */
const IN_SPAN = (column: string) =>
  `${column} >= $2::date::timestamp at time zone $4::text and ${column} < ($3::date + 1)::timestamp at time zone $4::text`;

/** Today in a zone, YYYY-MM-DD. */
export function dayIn(tz: string, at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: tz, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    at,
  );
}

const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

function spanOf(ctx: ServiceContext, { from, to, tz = "UTC" }: OrderStatsQuery): Span {
  const last = to ?? dayIn(tz, ctx.clock.now());
  return { accountId: ctx.accountId, from: from ?? daysAfter(last, 1 - USUAL_DAYS), to: last, tz };
}

function ordersPerDay({ db }: Asking, span: Span): Promise<Named<OrdersOfDay>[]> {
  return db.query<Named<OrdersOfDay>>(
    `select to_char(ordered_at at time zone $4::text, 'YYYY-MM-DD') as day, marketplace, count(*)::int as orders
     from order_index where account_id = $1 and ${IN_SPAN("ordered_at")} group by 1, 2 order by 1, 2`,
    parameters(span),
  );
}

function totals({ db }: Asking, span: Span): Promise<CurrencyTotal[]> {
  return db.query<CurrencyTotal>(
    `select original_currency as currency, count(*)::int as orders, sum(original_total)::text as total
     from order_index where account_id = $1 and ${IN_SPAN("ordered_at")} and original_currency is not null
       and original_total is not null and lengow_status not in ('canceled', 'refused')
     group by 1 order by 2 desc, 1`,
    parameters(span),
  );
}

async function openByAge({ db, clock, accountId }: ServiceContext): Promise<OrdersByAge[]> {
  const cases = AGE_BUCKETS.flatMap(({ id, days }) =>
    days === null ? [] : [`when ordered_at > $2::timestamptz - interval '${days} days' then '${id}'`],
  );
  const rows = await db.query<{ bucket: AgeBucketId; orders: number }>(
    `select case ${cases.join(" ")} else 'older' end as bucket, count(*)::int as orders
     from order_index where account_id = $1 and lengow_status in (${OPEN_LIST}) group by 1`,
    [accountId, clock.now()],
  );
  const found = new Map(rows.map(({ bucket, orders }) => [bucket, orders]));
  return AGE_BUCKETS.map(({ id }) => ({ bucket: id, orders: found.get(id) ?? 0 }));
}

function openByCountry({ db, accountId }: ServiceContext): Promise<OrdersByCountry[]> {
  return db.query<OrdersByCountry>(
    `select country, count(*)::int as orders from order_index where account_id = $1 and lengow_status in (${OPEN_LIST})
     group by 1 order by 2 desc, 1 nulls last`,
    [accountId],
  );
}

async function nextDeadlines(ctx: ServiceContext): Promise<Named<NextDeadline>[]> {
  const rows = await ctx.db.query<Omit<Named<NextDeadline>, "ship_by" | "last_action"> & { ship_by: Date }>(
    `select marketplace, order_id as marketplace_order_id, to_jsonb(merchant_ids) as merchant_order_id, lengow_status, ship_by,
       (select (c.content ->> 'items_unshipped')::int from order_index_content c where c.account_id = o.account_id
         and c.marketplace = o.marketplace and c.order_id = o.order_id) as items_unshipped, country as delivery_country,
       original_total::text as original_total_order, original_currency
     from order_index o where account_id = $1 and ship_by is not null and lengow_status in (${OPEN_LIST})
     order by ship_by, marketplace, order_id limit ${DEADLINES}`,
    [ctx.accountId],
  );
  const actions = await readLastActions(ctx, rows);
  return rows.map((row, at) => ({ ...row, ship_by: row.ship_by.toISOString(), last_action: actions[at] ?? null }));
}

/** How what was sent ended; what was taken back or never left does not count. */
function actionsPerDay({ db }: Asking, span: Span): Promise<Named<ActionsOfDay>[]> {
  return db.query<Named<ActionsOfDay>>(
    `select to_char(created_at at time zone $4::text, 'YYYY-MM-DD') as day, marketplace, count(*)::int as ended,
       count(*) filter (where state in ('refused', 'rejected'))::int as failed
     from outbox where account_id = $1 and ${IN_SPAN("created_at")}
       and state in ('done', 'done_with_warning', 'refused', 'rejected') group by 1, 2 order by 1, 2`,
    parameters(span),
  );
}

const unless = <T>(holds: boolean, read: () => Promise<T>): Promise<T | null> =>
  holds ? read() : Promise.resolve(null);

/** First day that is wholly in a copy which is complete from `since` on. */
function coversFrom(since: string | null, tz: string): string | null {
  return since === null ? null : daysAfter(dayIn(tz, new Date(since)), 1);
}

/** The account's figures (lib/contract/order-stats.ts). What the copy does not cover yet is null, not too small. */
export async function readStats(ctx: ServiceContext, query: OrderStatsQuery): Promise<OrderStats> {
  requireScope(ctx, "orders:read");
  const index = await indexNow(ctx);
  const span = spanOf(ctx, query);
  const { tz } = span;
  // A day of the zone may begin up to 14 hours before the same day in UTC.
  const start = Date.parse(`${span.from}T00:00:00Z`) - 14 * 3_600_000;
  const spanIn = index.account !== null && isComplete(index.account, start);
  const allIn = index.account !== null && isComplete(index.account, null);
  const [names, alerts] = await Promise.all([marketplaceNames(ctx), readAlerts(ctx, { tz })]);
  const named = <T extends { marketplace: string }>(rows: T[]): (T & NamedMarketplace)[] =>
    rows.map((row) => ({ ...row, marketplace_name: names.get(row.marketplace)?.name ?? row.marketplace }));
  const perDay = await unless(spanIn, () => ordersPerDay(ctx, span));
  const deadlines = await unless(allIn, () => nextDeadlines(ctx));
  return {
    as_of: index.said.as_of ?? ctx.clock.now().toISOString(),
    index: index.said,
    from: span.from,
    to: span.to,
    tz,
    covers_from: coversFrom(index.said.from, tz),
    orders_per_day: perDay && named(perDay),
    totals: await unless(spanIn, () => totals(ctx, span)),
    open_by_age: await unless(allIn, () => openByAge(ctx)),
    open_by_country: await unless(allIn, () => openByCountry(ctx)),
    late: alerts.late,
    due_today: alerts.due_today,
    next_deadlines: deadlines && named(deadlines),
    actions_per_day: named(await actionsPerDay(ctx, span)),
  };
}

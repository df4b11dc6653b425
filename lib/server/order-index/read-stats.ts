import "server-only";
import {
  AGE_BUCKETS,
  type AgeBucketId,
  type NamedMarketplace,
  type NextDeadline,
  type OrderStats,
  type OrderStatsQuery,
  type OrdersByAge,
  type OrdersByCountry,
} from "@/lib/contract/order-stats";
import type { Days } from "@/lib/domain/calendar-days";
import { daysOfAge, daysUntilNow } from "@/lib/domain/open-orders";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { readLastActions } from "@/lib/server/orders/last-actions";
import { isComplete } from "./account-state";
import { OPEN_LIST } from "./alert-conditions";
import { indexNow } from "./index-state";
import {
  type Asking,
  actionsEnded,
  knownPart,
  marketplacesIn,
  momentsOf,
  type Named,
  ordersPerBucket,
  reachOf,
  spanOf,
  totalsOf,
} from "./orders-over-time";
import { readAlerts } from "./read-alerts";

const DEADLINES = 20;
const PLACED = "ordered_at >= $2::timestamptz and ordered_at < $3::timestamptz";

/** The days of each bucket are the days of the list behind it; one scan sorts the orders into them, youngest first. */
async function openByAge({ db, accountId }: Asking, openOn: Days, tz: string): Promise<OrdersByAge[]> {
  const buckets = AGE_BUCKETS.map(({ id, days }, at) => ({
    bucket: id,
    ...daysOfAge(AGE_BUCKETS[at - 1]?.days ?? 0, days, openOn.to),
  }));
  const cases = buckets.map(({ bucket }, at) => `when ordered_at >= $${at + 4}::timestamptz then '${bucket}'`);
  const rows = await db.query<{ bucket: AgeBucketId; orders: number }>(
    `select case ${cases.join(" ")} end as bucket, count(*)::int as orders from order_index
     where account_id = $1 and lengow_status in (${OPEN_LIST}) and ${PLACED} group by 1`,
    [accountId, ...momentsOf(openOn, tz), ...buckets.map((bucket) => momentsOf(bucket, tz)[0])],
  );
  const found = new Map(rows.map(({ bucket, orders }) => [bucket, orders]));
  return buckets.map((bucket) => ({ ...bucket, orders: found.get(bucket.bucket) ?? 0 }));
}

function openByCountry({ db, accountId }: Asking, openOn: Days, tz: string): Promise<OrdersByCountry[]> {
  return db.query<OrdersByCountry>(
    `select country, count(*)::int as orders from order_index
     where account_id = $1 and lengow_status in (${OPEN_LIST}) and ${PLACED}
     group by 1 order by 2 desc, 1 nulls last`,
    [accountId, ...momentsOf(openOn, tz)],
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

const unless = <T>(holds: boolean, read: () => Promise<T>): Promise<T | null> =>
  holds ? read() : Promise.resolve(null);

/** The account's figures (lib/contract/order-stats.ts). What the copy does not cover yet is null, not too small. */
export async function readStats(ctx: ServiceContext, query: OrderStatsQuery): Promise<OrderStats> {
  requireScope(ctx, "orders:read");
  const { tz = "UTC" } = query;
  const index = await indexNow(ctx);
  const openOn = daysUntilNow(ctx.clock.now().getTime(), tz);
  const reach = await reachOf(ctx, index.account, tz, openOn.to);
  const span = spanOf(query, tz, openOn.to, reach);
  const known = knownPart(span, reach);
  const allIn = index.account !== null && isComplete(index.account, null);
  const [names, alerts] = await Promise.all([marketplaceNames(ctx), readAlerts(ctx, { tz })]);
  const named = <T extends { marketplace: string }>(rows: T[]): (T & NamedMarketplace)[] =>
    rows.map((row) => ({ ...row, marketplace_name: names.get(row.marketplace)?.name ?? row.marketplace }));
  const perBucket = known && (await ordersPerBucket(ctx, span, known));
  const deadlines = await unless(allIn, () => nextDeadlines(ctx));
  return {
    as_of: index.said.as_of ?? ctx.clock.now().toISOString(),
    index: index.said,
    ...span,
    covers_from: reach.from,
    first_day: reach.first,
    marketplaces: await marketplacesIn(ctx),
    orders_per_bucket: perBucket && named(perBucket),
    totals: known && (await totalsOf(ctx, known, tz)),
    open_on: openOn,
    open_by_age: await unless(allIn, () => openByAge(ctx, openOn, tz)),
    open_by_country: await unless(allIn, () => openByCountry(ctx, openOn, tz)),
    late: alerts.late,
    due_today: alerts.due_today,
    next_deadlines: deadlines && named(deadlines),
    actions_ended: named(await actionsEnded(ctx, span)),
  };
}

import "server-only";
import type { OrderHistogram, OrderHistogramQuery } from "@/lib/contract/order-histogram";
import { dayIn, endOfDay, startOfDay } from "@/lib/domain/calendar-days";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { questionKey } from "@/lib/server/orders/question-key";
import { askingOf, keptFromIndex } from "./answer";
import { indexConditions } from "./index-question";
import { indexNow } from "./index-state";
import { knownPart, reachOf, spanOf, startsOf } from "./orders-over-time";

const moment = (at: number) => new Date(at).toISOString();

/** Orders over time under the grid's filters; the grid lists as many for the days of each bucket. */
export async function readHistogram(ctx: ServiceContext, query: OrderHistogramQuery): Promise<OrderHistogram> {
  requireScope(ctx, "orders:read");
  const { from, to, tz = "UTC", ...filters } = query;
  const index = await indexNow(ctx);
  const today = dayIn(tz, ctx.clock.now().getTime());
  const reach = await reachOf(ctx, index.account, tz, today);
  const span = spanOf({ from, to }, tz, today, reach);
  const known = knownPart(span, reach);
  const answer = { ...span, covers_from: reach.from, first_day: reach.first, today };
  if (known === null) return { ...answer, orders: null };
  const dated = {
    marketplace_order_date_from: moment(startOfDay(known.from, tz)),
    marketplace_order_date_to: moment(endOfDay(known.to, tz)),
  };
  const asking = askingOf(ctx);
  const asked = { ...filters, tz, ...dated };
  const { from: first, to: last } = span;
  const key = `${questionKey(ctx.accountId, { ...asked, first, last })} ${asking.reveal ? "reveal" : "masked"} over time`;
  const rows = await keptFromIndex(ctx, index, asked, key, () => {
    const where = indexConditions(asked, asking);
    const starts = where.place(startsOf(span));
    return ctx.db.query<{ at: number; orders: number }>(
      `select width_bucket(o.ordered_at, ${starts}::timestamptz[]) as at, count(*)::int as orders
       from order_index o where ${where.text} group by 1`,
      where.params,
    );
  });
  const found = new Map(rows.map(({ at, orders }) => [at, orders]));
  return { ...answer, orders: span.buckets.map((_, at) => found.get(at + 1) ?? 0) };
}

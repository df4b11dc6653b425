import "server-only";
import type { OrderCounts, OrderCountsQuery } from "@/lib/contract/orders";
import { ORDER_TABS } from "@/lib/domain/order-filters";

import { FreshCache } from "@/lib/server/cache/fresh-cache";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { once } from "@/lib/server/once";
import { toFilters } from "./order-filters-upstream";

const FRESH_MS = 60_000;
const KEEP_MS = 12 * 3_600_000;

const countCache = () => once("order-counts", () => new FreshCache<number>({ keepMs: KEEP_MS, maxEntries: 2_000 }));

/** Everything but the tab's own status, in one spelling, so that equal questions share a count. */
function keyOf(accountId: number, query: OrderCountsQuery, statuses: readonly string[]): string {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined);
  return `${accountId}:${JSON.stringify([statuses, parts.sort(([a], [b]) => (a < b ? -1 : 1))])}`;
}

/**
 * How many orders stand behind each tab: one small call per tab (API.md §20 knows no other way), each kept for a minute.
 * A tab that could not be counted is null, the others stand.
 */
export async function countOrders(ctx: ServiceContext, query: OrderCountsQuery): Promise<OrderCounts> {
  requireScope(ctx, "orders:read");
  const client = ctx.lengow();
  const freshMs = FRESH_MS / ctx.timeScale;
  const count = async (statuses: readonly string[]) => {
    const lengowStatus = statuses.length > 0 ? [...statuses] : undefined;
    const filters = { ...toFilters({ ...query, page: 1, page_size: 1 }), lengowStatus };
    // The lane of background work: a number on a tab never stands in the way of a page or an action.
    const page = await client.orders.list(filters, { lane: "background", requestId: ctx.requestId });
    return page.count ?? 0;
  };
  const counts = await Promise.all(
    ORDER_TABS.map(async (tab) => {
      try {
        const key = keyOf(ctx.accountId, query, tab.statuses);
        const kept = await countCache().read(key, () => count(tab.statuses), { clock: ctx.clock, freshMs });
        return { id: tab.id, count: kept.value, at: kept.at };
      } catch {
        return { id: tab.id, count: null, at: null };
      }
    }),
  );
  const oldest = Math.min(...counts.flatMap(({ at }) => at ?? []));
  return {
    as_of: new Date(Number.isFinite(oldest) ? oldest : ctx.clock.now().getTime()).toISOString(),
    counts: Object.fromEntries(counts.map(({ id, count: value }) => [id, value])),
  };
}

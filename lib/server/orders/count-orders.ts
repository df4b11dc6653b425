import "server-only";
import type { OrderCounts, OrderCountsQuery, OrderListQuery, OrderRowsQuery } from "@/lib/contract/orders";
import { ORDER_TABS } from "@/lib/domain/order-filters";
import type { OrderStatus } from "@/lib/domain/status";
import { isLengowError } from "@/lib/lengow";
import { FreshCache } from "@/lib/server/cache/fresh-cache";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { once } from "@/lib/server/once";
import { findByOrderId, isIdAlone } from "./find-by-order-id";
import { ignoredFilters } from "./ignored-filters";
import { lengowQuestion } from "./lengow-question";
import { toFilters } from "./order-filters-upstream";
import { questionKey } from "./question-key";

const FRESH_MS = 60_000;
const KEEP_MS = 12 * 3_600_000;

const countCache = () =>
  once("order-counts", () => new FreshCache<number | null>({ keepMs: KEEP_MS, maxEntries: 2_000 }));

/** What Lengow can be asked to count; null when it would count more than is shown. */
function countable(query: OrderRowsQuery): OrderListQuery | null {
  const question = lengowQuestion(query);
  return question === null || question.keeps !== null ? null : question.asked;
}

/**
 * How many orders stand behind each tab: one small call per tab (API.md §20 knows no other way), each kept for a minute.
 * A tab that could not be counted, or whose filters Lengow ignored, is null; the others stand.
 */
export async function countOrders(ctx: ServiceContext, query: OrderCountsQuery): Promise<OrderCounts> {
  requireScope(ctx, "orders:read");
  const client = ctx.lengow();
  const freshMs = FRESH_MS / ctx.timeScale;
  const count = async (whole: OrderRowsQuery) => {
    const question = countable(whole);
    if (question === null) return null;
    if (isIdAlone(question)) return (await findByOrderId(ctx, question)).count;
    // The lane of background work: a number on a tab never stands in the way of a page or an action.
    const page = await client.orders.list(toFilters(question), { lane: "background", requestId: ctx.requestId });
    // The one row that came with the number shows whether it is the number that was asked for (DESIGN D10).
    return ignoredFilters(page.orders, question).length > 0 ? null : page.count;
  };
  const counts = await Promise.all(
    ORDER_TABS.map(async (tab) => {
      try {
        const statuses: OrderStatus[] | undefined = tab.statuses.length > 0 ? [...tab.statuses] : undefined;
        const question = { ...query, lengow_status: statuses, page: 1, page_size: 1 };
        const key = questionKey(ctx.accountId, question);
        const kept = await countCache().read(key, () => count(question), { clock: ctx.clock, freshMs });
        return { id: tab.id, count: kept.value, at: kept.at };
      } catch (error) {
        if (!isLengowError(error)) throw error;
        return { id: tab.id, count: null, at: null };
      }
    }),
  );
  const oldest = Math.min(...counts.flatMap(({ at }) => at ?? []));
  return {
    as_of: new Date(Number.isFinite(oldest) ? oldest : ctx.clock.now().getTime()).toISOString(),
    source: "lengow",
    counts: Object.fromEntries(counts.map(({ id, count: value }) => [id, value])),
  };
}

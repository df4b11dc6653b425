import "server-only";
import type { OrderCounts, OrderCountsQuery, OrderListQuery, OrderRowsQuery } from "@/lib/contract/orders";
import { ORDER_TABS } from "@/lib/domain/order-filters";
import type { OrderStatus } from "@/lib/domain/status";
import { isLengowError } from "@/lib/lengow";
import { FreshCache } from "@/lib/server/cache/fresh-cache";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { once } from "@/lib/server/once";
import { askingOf, covers, mayAnswer } from "@/lib/server/order-index/answer";
import { asksForPiece } from "@/lib/server/order-index/id-piece";
import type { Asked } from "@/lib/server/order-index/index-question";
import { indexNow } from "@/lib/server/order-index/index-state";
import { countIndexByStatus } from "@/lib/server/order-index/read-rows";
import { findByOrderId, isIdAlone } from "./find-by-order-id";
import { ignoredFilters } from "./ignored-filters";
import { lengowQuestion, needsIndex } from "./lengow-question";
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

/** Exact and at once: one question to the copy for all tabs. Null when the copy cannot answer in Lengow's place. */
async function countInIndex(ctx: ServiceContext, query: OrderCountsQuery): Promise<OrderCounts | null> {
  const index = await indexNow(ctx);
  const asked: Asked = query;
  const own = needsIndex({ ...query, page: 1, page_size: 1 });
  const now = ctx.clock.now();
  const answers = own ? covers(index, asked, now) : mayAnswer(index, asked, now) || asksForPiece(index, asked, now);
  if (!answers) return null;
  const byStatus = await countIndexByStatus(ctx, asked, askingOf(ctx));
  // An order looked for by its id may be too new for the copy: Lengow is asked before "none" is said.
  if (query.marketplace_order_id !== undefined && byStatus.size === 0) return null;
  const all = [...byStatus.values()].reduce((sum, orders) => sum + orders, 0);
  const counted = (statuses: readonly string[]) =>
    statuses.length === 0 ? all : statuses.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0);
  return {
    as_of: index.said.as_of ?? now.toISOString(),
    source: "index",
    counts: Object.fromEntries(ORDER_TABS.map(({ id, statuses }) => [id, counted(statuses)])),
  };
}

/**
 * How many orders stand behind each tab. Our own copy counts them at once; Lengow takes one small call per tab (API.md §20 knows no
 * other way), each kept for a minute.
 * A tab that could not be counted, or whose filters Lengow ignored, is null; the others stand.
 */
export async function countOrders(ctx: ServiceContext, query: OrderCountsQuery): Promise<OrderCounts> {
  requireScope(ctx, "orders:read");
  return (await countInIndex(ctx, query)) ?? countAtLengow(ctx, query);
}

async function countAtLengow(ctx: ServiceContext, query: OrderCountsQuery): Promise<OrderCounts> {
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

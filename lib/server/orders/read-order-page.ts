import "server-only";
import type { OrderListQuery } from "@/lib/contract/orders";
import { deriveOrder } from "@/lib/domain/order-derived";
import { isLengowError } from "@/lib/lengow";
import { FreshCache, type Kept } from "@/lib/server/cache/fresh-cache";
import type { ServiceContext } from "@/lib/server/context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { once } from "@/lib/server/once";
import { noteOrders, readingBegins } from "@/lib/server/order-index/note-orders";
import { findByOrderId, forgetLooks, isIdAlone } from "./find-by-order-id";
import { ignoredFilters } from "./ignored-filters";
import { toFilters } from "./order-filters-upstream";
import { type OrderMatches, OrderSnapshot } from "./order-snapshot";
import { questionKey } from "./question-key";

/** How long a page counts as fresh, and how long it may be shown when Lengow is down (DESIGN D9, D10). */
const FRESH_MS = 15_000;
const KEEP_MS = 12 * 3_600_000;

const pages = () => once("order-pages", () => new FreshCache<OrderSnapshot>({ keepMs: KEEP_MS, maxEntries: 100 }));

/** What was written upstream must be read anew: forgets every page of the account. */
export function forgetOrderPages(ctx: ServiceContext): void {
  forgetLooks(ctx);
  pages().forget(`${ctx.accountId}:`);
}

/** The count of a question whose page lies past the end: asked for on the first page (API.md §5.3). */
async function countOnly(ctx: ServiceContext, query: OrderListQuery): Promise<number> {
  const call = { lane: "screen", requestId: ctx.requestId } as const;
  const first = await ctx.lengow().orders.list({ ...toFilters(query), page: 1, pageSize: 1 }, call);
  return first.count;
}

async function askLengow(ctx: ServiceContext, query: OrderListQuery, refresh: boolean): Promise<OrderMatches> {
  const client = ctx.lengow();
  if (isIdAlone(query)) return findByOrderId(ctx, query, { refresh });
  try {
    const page = await client.orders.list(toFilters(query), { lane: "screen", requestId: ctx.requestId });
    const orders = page.orders.map(deriveOrder);
    return { count: page.count, orders, ignored: ignoredFilters(orders, query) };
  } catch (error) {
    const pastTheEnd = query.page > 1 && isLengowError(error) && error.status === 404;
    if (!pastTheEnd) throw error;
    return { count: await countOnly(ctx, query), orders: [], ignored: [] };
  }
}

/**
 * One page of orders: from memory while fresh, one call to Lengow for all who ask at once, and the last answer with its reason
 * when Lengow is slow or down.
 * @throws LengowError when there is no earlier answer to show
 */
export function readOrderPage(
  ctx: ServiceContext,
  query: OrderListQuery,
  { refresh = false }: { refresh?: boolean } = {},
): Promise<Kept<OrderSnapshot>> {
  const load = async () => {
    const readAt = await readingBegins(ctx);
    const [matches, names] = await Promise.all([askLengow(ctx, query, refresh), marketplaceNames(ctx)]);
    if (query.set_currency === undefined) void noteOrders(ctx, matches.orders, readAt);
    return new OrderSnapshot(matches, names);
  };
  const freshMs = FRESH_MS / ctx.timeScale;
  return pages().read(questionKey(ctx.accountId, query), load, { clock: ctx.clock, freshMs, refresh });
}

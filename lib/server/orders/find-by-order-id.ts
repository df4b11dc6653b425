import "server-only";
import type { OrderListQuery } from "@/lib/contract/orders";
import type { Order } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { FreshCache } from "@/lib/server/cache/fresh-cache";
import type { ServiceContext } from "@/lib/server/context";
import { accountMarketplaces } from "@/lib/server/marketplaces/list-marketplaces";
import { once } from "@/lib/server/once";
import { ignoredFilters } from "./ignored-filters";
import { toFilters } from "./order-filters-upstream";
import type { OrderMatches } from "./order-snapshot";
import { questionKey } from "./question-key";

type Asked = Omit<OrderListQuery, "lengow_status" | "ordering" | "page" | "page_size">;

/** One look costs a call per marketplace, so all tabs, their numbers and all pages share it for this long. */
const FRESH_MS = 15_000;

const looks = (freshMs: number) =>
  once("order-id-looks", () => new FreshCache<readonly Order[]>({ keepMs: freshMs, maxEntries: 200 }));

/** True for a question that names an order and not where it was placed. */
export function isIdAlone(query: Pick<OrderListQuery, "marketplace" | "marketplace_order_id">): boolean {
  return query.marketplace_order_id !== undefined && query.marketplace === undefined;
}

/** Forgets what was found for an account: something of it was changed. */
export function forgetLooks(ctx: ServiceContext): void {
  looks(FRESH_MS / ctx.timeScale).forget(`${ctx.accountId}:`);
}

async function lookEverywhere(ctx: ServiceContext, asked: Asked, id: string): Promise<Order[]> {
  const codes = (await accountMarketplaces(ctx)).map((marketplace) => marketplace.code);
  const client = ctx.lengow();
  const found = await Promise.all(
    codes.map((code) =>
      client.orders.list(
        { ...toFilters({ ...asked, page: 1, page_size: 100 }), marketplace: [code], marketplaceOrderId: id },
        { lane: "screen", requestId: ctx.requestId },
      ),
    ),
  );
  const orders = found.flatMap((page) => page.orders).filter((order) => order.marketplace_order_id === id);
  return orders.map(deriveOrder);
}

/**
 * Looks for one order id in every marketplace of the account. Lengow finds an order of any age only with its marketplace; an id
 * alone is looked for in the last seven days and nowhere else (API.md §5.2, PRODUCT F10). The status is compared here, so that
 * one look answers for every tab.
 * @throws LengowError when a marketplace could not be asked: "not found" must mean that everyone was asked
 */
export async function findByOrderId(
  ctx: ServiceContext,
  query: OrderListQuery,
  { refresh = false }: { refresh?: boolean } = {},
): Promise<OrderMatches> {
  const { lengow_status: statuses, ordering: _, page, page_size: size, ...asked } = query;
  const id = query.marketplace_order_id?.trim();
  if (!id) return { count: 0, orders: [], ignored: [] };
  const freshMs = FRESH_MS / ctx.timeScale;
  const { value, failure } = await looks(freshMs).read(
    questionKey(ctx.accountId, { ...asked, marketplace_order_id: id }),
    () => lookEverywhere(ctx, asked, id),
    { clock: ctx.clock, freshMs, refresh },
  );
  if (failure !== undefined) throw failure;
  const orders = value.filter((order) => !statuses || (statuses as readonly string[]).includes(order.lengow_status));
  const ignored = ignoredFilters(orders, query);
  return { count: orders.length, orders: orders.slice((page - 1) * size, page * size), ignored };
}

import "server-only";
import type { OrderListQuery } from "@/lib/contract/orders";
import { deriveOrder } from "@/lib/domain/order-derived";
import type { ServiceContext } from "@/lib/server/context";
import { accountMarketplaces } from "@/lib/server/marketplaces/list-marketplaces";
import { toFilters } from "./order-filters-upstream";
import type { OrderMatches } from "./order-snapshot";

/** An account has a dozen marketplaces, rarely forty; past this a look in every one would eat the rate budget. */
const MOST_MARKETPLACES = 60;

/**
 * Looks for one order id in every marketplace of the account. Lengow finds an order of any age only with its marketplace; an id
 * alone is looked for in the last seven days and nowhere else (API.md §5.2, PRODUCT F10).
 * @throws LengowError when a marketplace could not be asked: "not found" must mean that everyone was asked
 */
export async function findByOrderId(ctx: ServiceContext, query: OrderListQuery): Promise<OrderMatches> {
  const id = query.marketplace_order_id?.trim();
  if (!id) return { count: 0, orders: [], ignored: [] };
  const codes = (await accountMarketplaces(ctx)).map((marketplace) => marketplace.code).slice(0, MOST_MARKETPLACES);
  const client = ctx.lengow();
  const found = await Promise.all(
    codes.map((code) =>
      client.orders.list(
        { ...toFilters(query), marketplace: [code], marketplaceOrderId: id, page: 1, pageSize: 100 },
        { lane: "screen", requestId: ctx.requestId },
      ),
    ),
  );
  const orders = found.flatMap((page) => page.orders).filter((order) => order.marketplace_order_id === id);
  return { count: orders.length, orders: orders.map(deriveOrder), ignored: [] };
}

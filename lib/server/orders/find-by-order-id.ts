import "server-only";
import type { OrderListQuery } from "@/lib/contract/orders";
import type { Order } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { FreshCache } from "@/lib/server/cache/fresh-cache";
import type { ServiceContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { accountMarketplaces } from "@/lib/server/marketplaces/list-marketplaces";
import { once } from "@/lib/server/once";
import { beginLook } from "./id-looks";
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

/** How many marketplaces are asked at a time: one look must not take the calls of everybody who works meanwhile. */
const AT_A_TIME = 6;

/** The ids of Amazon's orders have a shape that no other marketplace uses, and none is given twice (PRODUCT LA-14). */
const AMAZON_ID = /^\d{3}-\d{7}-\d{7}$/;

/** The marketplaces to ask, those that are likely to know the id first; the others are asked only if these do not. */
function inTurn(codes: readonly string[], id: string): string[][] {
  const likely = AMAZON_ID.test(id) ? codes.filter((code) => code.startsWith("amazon")) : [];
  return [likely, codes.filter((code) => !likely.includes(code))];
}

async function lookEverywhere(ctx: ServiceContext, asked: Asked, id: string): Promise<Order[]> {
  const codes = (await accountMarketplaces(ctx)).map((marketplace) => marketplace.code);
  const client = ctx.lengow();
  const look = beginLook(ctx.accountId, id, codes.length);
  const found: Order[] = [];
  const ask = async (code: string) => {
    const filters = {
      ...toFilters({ ...asked, page: 1, page_size: 100 }),
      marketplace: [code],
      marketplaceOrderId: id,
    };
    const page = await client.orders.list(filters, { lane: "screen", requestId: ctx.requestId, signal: look.signal });
    found.push(...page.orders.filter((order) => order.marketplace_order_id === id).map(deriveOrder));
    look.answered();
  };
  try {
    for (const turn of inTurn(codes, id)) {
      const left = [...turn];
      const hand = async () => {
        for (let code = left.shift(); code !== undefined; code = left.shift()) await ask(code);
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, hand));
      if (found.length > 0) break;
    }
  } catch (error) {
    if (!look.signal.aborted) throw error;
    throw new AppError("look_stopped", "The search was stopped before every marketplace was asked. Search again.", {
      cause: error,
    });
  } finally {
    look.end();
  }
  return found;
}

/**
 * Looks for one order id in every marketplace of the account. Lengow finds an order of any age only with its marketplace; an id
 * alone is looked for in the last seven days and nowhere else (API.md §5.2, PRODUCT F10). The status is compared here, so that
 * one look answers for every tab. How far it is, and stopping it: id-looks.ts.
 * @throws LengowError when a marketplace could not be asked: "not found" must mean that everyone was asked
 * @throws AppError `look_stopped` when somebody ended the look
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

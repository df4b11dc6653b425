import "server-only";
import type { LastAction } from "@/lib/domain/order";
import { FreshCache } from "@/lib/server/cache/fresh-cache";
import type { ServiceContext } from "@/lib/server/context";
import { once } from "@/lib/server/once";

interface Identity {
  marketplace: string;
  marketplace_order_id: string;
}

interface Row {
  at: number;
  id: string;
  action_type: string;
  state: LastAction["state"];
  updated_at: Date;
}

/** Long enough for a page that many look at, short enough for a person who has just sent something. */
const FRESH_MS = 500;

const cache = () =>
  once("last-actions", () => new FreshCache<readonly (LastAction | null)[]>({ keepMs: FRESH_MS, maxEntries: 200 }));

/** The latest intent of each order of a page, in the page's order; what was taken back in time does not count. */
async function read(ctx: ServiceContext, orders: readonly Identity[]): Promise<(LastAction | null)[]> {
  const rows = await ctx.db.query<Row>(
    `select k.at::int as at, o.id, o.action_type, o.state, o.updated_at
     from unnest($2::text[], $3::text[]) with ordinality k(marketplace, order_id, at)
     cross join lateral (
       select id, action_type, state, updated_at from outbox
       where account_id = $1 and marketplace = k.marketplace and order_id = k.order_id and state <> 'withdrawn'
       order by created_at desc, id desc limit 1
     ) o`,
    [ctx.accountId, orders.map((order) => order.marketplace), orders.map((order) => order.marketplace_order_id)],
  );
  const found: (LastAction | null)[] = orders.map(() => null);
  for (const { at, id, action_type: type, state, updated_at: moved } of rows)
    found[at - 1] = { id, type, state, at: moved.toISOString() };
  return found;
}

/** The latest action of each order through Orderdeck, as our own record has it. */
export async function lastActions(
  ctx: ServiceContext,
  question: string,
  orders: readonly Identity[],
): Promise<readonly (LastAction | null)[]> {
  if (orders.length === 0) return [];
  const kept = await cache().read(question, () => read(ctx, orders), { clock: ctx.clock, freshMs: FRESH_MS });
  return kept.value.length === orders.length ? kept.value : read(ctx, orders);
}

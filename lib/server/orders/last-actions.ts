import "server-only";
import type { LastAction } from "@/lib/domain/order";
import { FreshCache } from "@/lib/server/cache/fresh-cache";
import type { ServiceContext } from "@/lib/server/context";
import { once } from "@/lib/server/once";
import { WHOLE_ORDER } from "@/lib/server/outbox/row";
import { type Judged, settledActions } from "@/lib/server/triage/settled";

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
  line: string;
}

/** Long enough for a page that many look at, short enough for a person who has just sent something. */
const FRESH_MS = 500;

const cache = () =>
  once("last-actions", () => new FreshCache<readonly (LastAction | null)[]>({ keepMs: FRESH_MS, maxEntries: 200 }));

/**
 * What was asked of each order last, by us or by another tool as triage read it from Lengow's list (90 days back). What was taken back in
 * time does not count; what of ours may be at Lengow already is told as ours.
 */
const LATEST = `
select k.at::int as at, o.id, o.action_type, o.state, o.line, o.updated_at
from unnest($2::text[], $3::text[]) with ordinality k(marketplace, order_id, at)
cross join lateral (
  select * from (
    (select id::text as id, action_type, state, line, created_at, updated_at from outbox
     where account_id = $1 and marketplace = k.marketplace and order_id = k.order_id and state <> 'withdrawn'
     order by created_at desc, outbox.id desc limit 1)
    union all
    (select 'lengow-' || l.id, l.action_type, l.state, l.line, l.created_at, l.updated_at from lengow_actions l
     where l.account_id = $1 and l.marketplace = k.marketplace and l.order_id = k.order_id
       and not exists (select from outbox own where own.account_id = l.account_id and own.upstream_id = l.id)
     order by l.created_at desc, l.id desc limit 1)
  ) asked order by state in ('sending', 'unconfirmed') desc, created_at desc limit 1
) o`;

function judgedOf(
  { id, state, action_type: type, line, updated_at: moved }: Row,
  order: Identity | undefined,
): Judged[] {
  if (!order) return [];
  const { marketplace, marketplace_order_id } = order;
  const ofLine = line === WHOLE_ORDER ? null : line;
  return [{ id, state, type, marketplace, marketplace_order_id, line: ofLine, updated_at: moved.toISOString() }];
}

/** Read now, in the orders' sequence. */
export async function readLastActions(
  ctx: Pick<ServiceContext, "db" | "accountId">,
  orders: readonly Identity[],
): Promise<(LastAction | null)[]> {
  const rows = await ctx.db.query<Row>(LATEST, [
    ctx.accountId,
    orders.map((order) => order.marketplace),
    orders.map((order) => order.marketplace_order_id),
  ]);
  const settled = await settledActions(
    ctx,
    rows.flatMap((row) => judgedOf(row, orders[row.at - 1])),
  );
  const found: (LastAction | null)[] = orders.map(() => null);
  for (const { at, id, action_type: type, state, updated_at: moved } of rows) {
    const past = settled.get(id);
    found[at - 1] = { id, type, state, at: moved.toISOString(), ...(past ? { settled: past.way } : {}) };
  }
  return found;
}

/** The latest action of each order, whoever sent it. */
export async function lastActions(
  ctx: ServiceContext,
  question: string,
  orders: readonly Identity[],
): Promise<readonly (LastAction | null)[]> {
  if (orders.length === 0) return [];
  const kept = await cache().read(question, () => readLastActions(ctx, orders), {
    clock: ctx.clock,
    freshMs: FRESH_MS,
  });
  return kept.value.length === orders.length ? kept.value : readLastActions(ctx, orders);
}

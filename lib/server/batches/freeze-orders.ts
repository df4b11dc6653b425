import "server-only";
import { type FreezeBody, type FrozenList, MOST_ROWS, type OrderRef } from "@/lib/contract/batches";
import { OrderListQuery, OrderSearchBody } from "@/lib/contract/orders";
import type { LengowCall, LengowOrderFields } from "@/lib/lengow";
import { nothingSent } from "../actions/nothing-sent";
import { requireScope, type ServiceContext } from "../context";
import { uuidV7 } from "../db/uuid-v7";
import { badRequest, notFound } from "../errors";
import { parseQuery } from "../http/query-input";
import { listOrderRows } from "../orders/list-orders";
import { bulkOffers, type JudgedOrder } from "./bulk-offers";
import { readManyOrders, type Wanted } from "./read-many-orders";

const PER_PAGE = 100;

interface RowsPage {
  count: number;
  results: OrderRef[];
}

/** The ids of everything that a question of the grid finds now, in its order, up to the most that a batch takes. */
export async function frozenIds(
  ctx: ServiceContext,
  query: string,
  text: string | null,
): Promise<{ total: number; orders: OrderRef[] }> {
  const asked = Object.fromEntries(new URLSearchParams(query));
  const orders = new Map<string, OrderRef>();
  let total = 0;
  for (let page = 1; orders.size < MOST_ROWS; page += 1) {
    const body = { ...asked, page: String(page), page_size: String(PER_PAGE), ...(text ? { text } : {}) };
    const parsed = OrderSearchBody.safeParse(body);
    if (!parsed.success) throw badRequest([{ field: "query", message: "is not a question of the orders grid" }]);
    const answer = await listOrderRows(ctx, parsed.data);
    const { count, results } = JSON.parse(new TextDecoder().decode(answer.body)) as RowsPage;
    total = count;
    for (const { marketplace, marketplace_order_id } of results) {
      orders.set(`${marketplace}\n${marketplace_order_id}`, { marketplace, marketplace_order_id });
    }
    if (results.length < PER_PAGE) break;
  }
  return { total, orders: [...orders.values()].slice(0, MOST_ROWS) };
}

/** The statuses a question is about, so that its orders are found on few pages. */
function statusesOf(query: string): readonly string[] | null {
  const statuses = new URLSearchParams(query).get("lengow_status");
  if (statuses === null) return null;
  const parsed = parseQuery(new URLSearchParams({ lengow_status: statuses }), OrderListQuery);
  return parsed.lengow_status ?? null;
}

/**
 * Freezes a list of orders: whoever acts on it acts on these orders and no others, whatever the question finds later. Each is read anew, and says
 * what can be done with it.
 * @throws AppError `bad_request`; LengowError when the orders could not be read
 */
export async function freezeOrders(ctx: ServiceContext, body: FreezeBody): Promise<FrozenList> {
  requireScope(ctx, "actions:send");
  return nothingSent(async () => {
    const asked =
      "orders" in body
        ? { total: body.orders.length, orders: body.orders }
        : await frozenIds(ctx, body.query, body.text ?? null);
    const statuses = "orders" in body ? null : statusesOf(body.query);
    const call: LengowCall = { lane: "screen", requestId: ctx.requestId, signal: ctx.signal };
    const wanted: Wanted[] = asked.orders.map(({ marketplace, marketplace_order_id: orderId }) => ({
      marketplace,
      orderId,
      statuses,
    }));
    const many = await readManyOrders(ctx.lengow(), wanted, call);
    const orders = wanted.map((one) => many.get(one)).filter((order): order is LengowOrderFields => order != null);
    const { offers, judged } = await bulkOffers(ctx, orders);
    const id = uuidV7();
    const summary = { count: orders.length, total: asked.total, gone: wanted.length - orders.length, offers };
    await ctx.db.query("insert into frozen_lists (id, account_id, person_id, orders) values ($1, $2, $3, $4::jsonb)", [
      id,
      ctx.accountId,
      ctx.person.id,
      JSON.stringify({ ...summary, orders: judged }),
    ]);
    return { id, ...summary };
  });
}

type StoredList = Omit<FrozenList, "id"> & { orders: JudgedOrder[] };

/** A frozen list of this account with what was judged of each order. @throws AppError `not_found` */
export async function findFrozen(ctx: ServiceContext, id: string): Promise<StoredList> {
  const [row] = await ctx.db.query<{ orders: StoredList }>(
    "select orders from frozen_lists where account_id = $1 and id = $2",
    [ctx.accountId, id],
  );
  if (!row) throw notFound();
  return row.orders;
}

/** What can be done with a frozen list, without its orders. @throws AppError `not_found` */
export async function readFrozen(ctx: ServiceContext, id: string): Promise<FrozenList> {
  requireScope(ctx, "actions:read");
  const { orders: _, offers, ...summary } = await findFrozen(ctx, id);
  // Lists frozen before actions were counted say only how many orders there are.
  return { id, ...summary, offers: offers.map((offer) => ({ ...offer, actions: offer.actions ?? offer.valid })) };
}

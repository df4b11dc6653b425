import "server-only";
import type { OrderRowsQuery } from "@/lib/contract/orders";
import type { OrderRow } from "@/lib/domain/order";
import type { IndexSortField, SortField } from "@/lib/domain/order-filters";
import type { ServiceContext } from "@/lib/server/context";
import type { SqlValue } from "@/lib/server/db/database";
import { type Asked, type Asking, indexConditions, isOrderedWindow } from "./index-question";
import type { StoredRow } from "./index-row";

/** Name and country of a marketplace, for the rows that show them. */
type Names = ReadonlyMap<string, { name: string; country: string | null }>;

const COLUMNS: Record<SortField | IndexSortField, string> = {
  marketplace: "o.marketplace",
  marketplace_order_id: "o.order_id",
  merchant_order_id: "o.merchant_ids[1]",
  lengow_status: "o.lengow_status",
  marketplace_status: "o.marketplace_status",
  marketplace_order_date: "o.ordered_at",
  imported_at: "o.imported_at",
  updated_at: "o.updated_at",
  ship_by: "o.ship_by",
  total_order: "o.total",
};

/** Lengow's default (API.md §5.1). */
const DEFAULT_ORDERING = ["marketplace", "-marketplace_order_date", "-imported_at"];

/**
 * Nothing sorts last in either direction, and equal orders keep a fixed sequence, so that pages never overlap.
 * @param dated every order has its date, so that an index of dates that puts nothing last can be read backwards
 */
function orderBy(ordering: readonly string[] = DEFAULT_ORDERING, dated = false): string {
  const terms = ordering.map((term) => {
    const down = term.startsWith("-");
    const column = COLUMNS[(down ? term.slice(1) : term) as SortField];
    if (down) return `${column} desc nulls last`;
    return dated && column === "o.ordered_at" ? `${column} nulls first` : column;
  });
  return [...terms, "o.marketplace", "o.order_id"].join(", ");
}

interface Found {
  content: StoredRow;
  buyer: string | null;
  /** What was asked for of the extra data; absent when nothing was. */
  meta?: Record<string, string> | null;
}

function toRow({ content, buyer, meta }: Found, names: Names): OrderRow {
  const named = names.get(content.marketplace);
  return {
    ...content,
    marketplace_name: named?.name ?? content.marketplace,
    marketplace_country: named?.country ?? content.marketplace_country,
    buyer_name: buyer,
    invoice_state: null,
    last_action: null,
    ...(meta === undefined ? {} : { meta: meta ?? {} }),
  };
}

/** Of the extra data in `c` what these names name, as a further column; nothing where none is asked for. */
function metaColumn(keys: readonly string[] | undefined, place: (value: SqlValue) => string): string {
  if (keys === undefined) return "";
  const at = place([...keys]);
  return `, (select jsonb_object_agg(k, c.meta -> k) from unnest(${at}::text[]) k where c.meta ? k) as meta`;
}

/**
 * So many found orders are read and sorted; of more than that, those that come first are met soon on the way through all orders in their sequence.
 * PostgreSQL cannot tell how many a beginning of a word finds, and would walk through all of them for a word that is nowhere.
 */
const FEW = 5_000;

/**
 * One page of the orders that a question means.
 * @param found how many they are, where that was counted first
 */
export async function readIndexRows(
  ctx: Pick<ServiceContext, "db">,
  { page, page_size: size, ordering, meta, ...query }: OrderRowsQuery,
  asking: Asking,
  names: Names,
  found = Number.POSITIVE_INFINITY,
): Promise<OrderRow[]> {
  const where = indexConditions(query, asking);
  const meant = `order_index o where ${where.text}`;
  // `offset 0` has the orders found first and sorted then.
  const from = found > FEW ? meant : `(select * from ${meant} offset 0) o`;
  const sequence = orderBy(ordering, isOrderedWindow(query));
  const sql = `select c.content, c.buyer${metaColumn(meta, (value) => where.place(value))} from (
      select o.marketplace, o.order_id, row_number() over (order by ${sequence}) as at from ${from}
      order by ${sequence} limit ${where.place(size)}::int offset ${where.place((page - 1) * size)}::int) o
    join order_index_content c on c.account_id = ${where.place(asking.accountId)}::int and c.marketplace = o.marketplace
      and c.order_id = o.order_id order by o.at`;
  return (await ctx.db.query<Found>(sql, where.params)).map((row) => toRow(row, names));
}

/** How many orders a question means, by status. */
export async function countIndexByStatus(
  ctx: Pick<ServiceContext, "db">,
  query: Asked,
  asking: Asking,
): Promise<Map<string, number>> {
  const where = indexConditions(query, asking);
  const rows = await ctx.db.query<{ status: string; orders: number }>(
    `select o.lengow_status as status, count(*)::int as orders from order_index o where ${where.text} group by 1`,
    where.params,
  );
  return new Map(rows.map(({ status, orders }) => [status, orders]));
}

/** How many orders a question means. */
export async function countIndex(ctx: Pick<ServiceContext, "db">, query: Asked, asking: Asking): Promise<number> {
  const where = indexConditions(query, asking);
  const [row] = await ctx.db.query<{ orders: number }>(
    `select count(*)::int as orders from order_index o where ${where.text}`,
    where.params,
  );
  return row?.orders ?? 0;
}

/** Of the ids asked for at once, those that no order of the question has, neither as its id nor as a reference, in the order asked. */
export async function idsNotFound(
  ctx: Pick<ServiceContext, "db">,
  ids: readonly string[],
  query: Asked,
  asking: Asking,
): Promise<string[]> {
  const where = indexConditions(query, asking);
  const rows = await ctx.db.query<{ id: string }>(
    `select distinct unnest(o.merchant_ids || o.order_id) as id from order_index o where ${where.text}`,
    where.params,
  );
  const found = new Set(rows.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !found.has(id));
}

/** Identity of an order, small: an export keeps those of a whole set. */
export type IndexKey = readonly [marketplace: string, orderId: string];

/** The identities of all orders that a question means, in its order: a set that no longer changes. */
export async function readIndexKeys(
  ctx: Pick<ServiceContext, "db">,
  { page: _page, page_size: _size, ordering, ...query }: OrderRowsQuery,
  asking: Asking,
): Promise<IndexKey[]> {
  const where = indexConditions(query, asking);
  const rows = await ctx.db.query<{ m: string; o: string }>(
    `select o.marketplace as m, o.order_id as o from order_index o where ${where.text} order by ${orderBy(ordering)}`,
    where.params,
  );
  return rows.map(({ m, o }) => [m, o]);
}

/** The rows of these orders as they are now, in this order; one that is no longer in the copy is left out. */
export async function readIndexRowsByKey(
  ctx: Pick<ServiceContext, "db">,
  accountId: number,
  keys: readonly IndexKey[],
  names: Names,
  meta?: readonly string[],
): Promise<OrderRow[]> {
  const params: SqlValue[] = [accountId, keys.map(([marketplace]) => marketplace), keys.map(([, id]) => id)];
  const extra = metaColumn(meta, (value) => `$${params.push(value)}`);
  const found = await ctx.db.query<Found>(
    `select c.content, c.buyer${extra} from unnest($2::text[], $3::text[]) with ordinality k(marketplace, order_id, at)
     join order_index_content c on c.account_id = $1 and c.marketplace = k.marketplace and c.order_id = k.order_id order by k.at`,
    params,
  );
  return found.map((row) => toRow(row, names));
}

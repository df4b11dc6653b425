import "server-only";
import type { Order } from "@/lib/domain/order";
import type { Queryable } from "@/lib/server/db/database";
import { indexRow } from "./index-row";
import { NOTE_KEYS } from "./meta-keys";

/**
 * Writes a reading of orders; gives how many of them were new or had changed. What was read later stays; what is older than the
 * retention is kept without its buyer and its extra data. A reading that changes nothing writes nothing, unless a walk has to leave its mark.
 */
const WRITE = `
with incoming as (
  select x.*, coalesce(x.ordered_at > clock_timestamp() - make_interval(months => kept.months), true) as personal
  from (select coalesce((select retention_months from account_settings where account_id = $1), 6) as months) kept,
  jsonb_to_recordset($2::jsonb) as x(marketplace text, order_id text, lengow_status text, marketplace_status text,
    ordered_at timestamptz, imported_at timestamptz, updated_at timestamptz, ship_by timestamptz, total numeric, country text,
    types text[], line_statuses text[], merchant_ids text[], original_total numeric, original_currency text,
    content jsonb, hash text, words text[], buyer text, buyer_words text[], meta jsonb)
), changed as (
  select count(*)::int as rows from incoming i
  where not exists (select from order_index o where o.account_id = $1 and o.marketplace = i.marketplace and o.order_id = i.order_id
    and o.hash = i.hash)
), wrote as (
  insert into order_index as o (account_id, marketplace, order_id, lengow_status, marketplace_status, ordered_at, imported_at, updated_at,
    ship_by, total, country, types, line_statuses, merchant_ids, original_total, original_currency, hash, words, buyer_words, read_at, seen_by)
  select $1, marketplace, order_id, lengow_status, marketplace_status, ordered_at, imported_at, updated_at,
    ship_by, total, country, types, line_statuses, merchant_ids, original_total, original_currency, hash, array_to_tsvector(words),
    case when personal and cardinality(buyer_words) > 0 then array_to_tsvector(buyer_words) end, $3::timestamptz, $4::bigint
  from incoming
  on conflict (account_id, marketplace, order_id) do update set
    lengow_status = excluded.lengow_status, marketplace_status = excluded.marketplace_status, ordered_at = excluded.ordered_at,
    imported_at = excluded.imported_at, updated_at = excluded.updated_at, ship_by = excluded.ship_by, total = excluded.total,
    country = excluded.country, types = excluded.types, line_statuses = excluded.line_statuses,
    merchant_ids = excluded.merchant_ids, original_total = excluded.original_total,
    original_currency = excluded.original_currency, hash = excluded.hash, words = excluded.words,
    buyer_words = excluded.buyer_words, read_at = excluded.read_at,
    seen_by = greatest(o.seen_by, excluded.seen_by)
  where excluded.read_at >= o.read_at and (excluded.hash <> o.hash or excluded.seen_by > o.seen_by)
  returning marketplace, order_id
), shown as (
  insert into order_index_content as c (account_id, marketplace, order_id, content, buyer, meta, placed_at)
  select $1, marketplace, order_id, content, case when personal then buyer end, case when personal then meta end, ordered_at
  from incoming join wrote using (marketplace, order_id)
  on conflict (account_id, marketplace, order_id) do update set content = excluded.content, buyer = excluded.buyer,
    meta = excluded.meta, placed_at = excluded.placed_at
), named as (${NOTE_KEYS}
)
select rows from changed`;

/**
 * Keeps what was read of some orders.
 * @param readAt when the reading began: a reading that began earlier never replaces it
 * @param walk the walk that read them; 0 for everybody else
 * @returns how many were new or had changed
 */
export async function writeOrders(
  tx: Queryable,
  accountId: number,
  orders: readonly Order[],
  { readAt, walk = 0 }: { readAt: Date; walk?: number },
): Promise<number> {
  const rows = new Map(orders.flatMap((order) => indexRow(order) ?? []).map(({ key, json }) => [key, json]));
  if (rows.size === 0) return 0;
  const json = `[${[...rows.values()].join()}]`;
  const [written] = await tx.query<{ rows: number }>(WRITE, [accountId, json, readAt, walk]);
  return written?.rows ?? 0;
}

import "server-only";
import type { Database } from "@/lib/server/db/database";

const BATCH = 500;

const FORGET = `
with old as (
  select marketplace, order_id from order_index where account_id = $1 and buyer_words is not null
    and ordered_at <= clock_timestamp()
      - make_interval(months => coalesce((select retention_months from account_settings where account_id = $1), 6))
  limit ${BATCH}
), unnamed as (
  update order_index_content c set buyer = null from old
  where c.account_id = $1 and c.marketplace = old.marketplace and c.order_id = old.order_id
)
update order_index o set buyer_words = null from old
where o.account_id = $1 and o.marketplace = old.marketplace and o.order_id = old.order_id
returning 1`;

/** Extra data is free text: it goes as the buyers do, also of orders that name nobody. */
const FORGET_META = `
with old as (
  select marketplace, order_id from order_index_content where account_id = $1 and meta is not null
    and placed_at <= clock_timestamp()
      - make_interval(months => coalesce((select retention_months from account_settings where account_id = $1), 6))
  limit ${BATCH}
)
update order_index_content c set meta = null from old
where c.account_id = $1 and c.marketplace = old.marketplace and c.order_id = old.order_id
returning 1`;

/** Does it a few orders at a time, until there is nothing left to do. */
async function forget(db: Database, accountId: number, statement: string): Promise<number> {
  for (let total = 0; ; ) {
    const rows = await db.query(statement, [accountId]);
    total += rows.length;
    if (rows.length > 0)
      await db.query("update order_index_accounts set version = version + 1 where account_id = $1", [accountId]);
    if (rows.length < BATCH) return total;
  }
}

/**
 * Takes the buyers, and the extra data, out of orders that are older than the account's retention (PRODUCT U21). Those that Lengow anonymised lost theirs
 * when they were read.
 * @returns how many orders lost their buyer
 */
export async function purgePersonal(db: Database, accountId: number): Promise<number> {
  await forget(db, accountId, FORGET_META);
  return forget(db, accountId, FORGET);
}

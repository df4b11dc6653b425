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

/**
 * Takes the buyers out of orders that are older than the account's retention (PRODUCT U21). Those that Lengow anonymised lost theirs
 * when they were read.
 * @returns how many orders lost theirs
 */
export async function purgePersonal(db: Database, accountId: number): Promise<number> {
  for (let total = 0; ; ) {
    const rows = await db.query(FORGET, [accountId]);
    total += rows.length;
    if (rows.length > 0)
      await db.query("update order_index_accounts set version = version + 1 where account_id = $1", [accountId]);
    if (rows.length < BATCH) return total;
  }
}

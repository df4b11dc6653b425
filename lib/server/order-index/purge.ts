import "server-only";
import type { Database } from "@/lib/server/db/database";

const BATCH = 500;

const FORGET = `
with old as (
  select ctid from order_index where account_id = $1 and (buyer is not null or buyer_words is not null) and ordered_at <= clock_timestamp()
    - make_interval(months => coalesce((select retention_months from account_settings where account_id = $1), 6))
  limit ${BATCH}
)
update order_index set buyer = null, buyer_words = null where ctid = any(array(select ctid from old))
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

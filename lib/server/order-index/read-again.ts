import "server-only";
import type { Queryable } from "@/lib/server/db/database";

/** Lengow takes the account's new keys: nothing is said of the old ones any more, and the reader goes on without waiting. */
export async function readAgainNow(db: Queryable, accountId: number): Promise<void> {
  await db.query(
    `update order_index_accounts set failures = 0, failed_since = null, failure = null, rest_until = '-infinity',
       follow_at = '-infinity' where account_id = $1`,
    [accountId],
  );
}

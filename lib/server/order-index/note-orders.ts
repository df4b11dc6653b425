import "server-only";
import type { Order } from "@/lib/domain/order";
import type { ServiceContext } from "@/lib/server/context";
import { writeOrders } from "./write-orders";

type Noting = Pick<ServiceContext, "db" | "accountId" | "logger">;

/** When a reading begins whose orders may be noted afterwards; null while the account has no copy. */
export async function readingBegins({ db, accountId, logger }: Noting): Promise<Date | null> {
  try {
    const [row] = await db.query<{ at: Date }>(
      "select clock_timestamp() as at from order_index_accounts where account_id = $1 and as_of is not null",
      [accountId],
    );
    return row?.at ?? null;
  } catch (err) {
    logger.warn({ err }, "orders could not be noted");
    return null;
  }
}

/**
 * Puts orders that were just read or changed into the copy at once, so that list and page agree. Amounts must be in the account's own
 * currency. Never fails: the reader catches up on whatever is missed here.
 */
export async function noteOrders(ctx: Noting, orders: readonly Order[], readAt: Date | null): Promise<void> {
  if (readAt === null || orders.length === 0) return;
  const { db, accountId, logger } = ctx;
  try {
    await db.tx(async (tx) => {
      if ((await writeOrders(tx, accountId, orders, { readAt })) > 0)
        await tx.query("update order_index_accounts set version = version + 1 where account_id = $1", [accountId]);
    });
  } catch (err) {
    logger.warn({ err }, "orders could not be noted");
  }
}

/** Takes an order out of the copy that Lengow, asked for it by name, no longer has. Never fails. */
export async function noteGone(
  { db, accountId, logger }: Noting,
  { marketplace, orderId }: { marketplace: string; orderId: string },
  readAt: Date | null,
): Promise<void> {
  if (readAt === null) return;
  try {
    await db.query(
      `with gone as (delete from order_index where account_id = $1 and marketplace = $2 and order_id = $3 and read_at <= $4::timestamptz
         returning 1)
       update order_index_accounts set version = version + 1 where account_id = $1 and exists (select from gone)`,
      [accountId, marketplace, orderId, readAt],
    );
  } catch (err) {
    logger.warn({ err }, "an order that is gone could not be noted");
  }
}

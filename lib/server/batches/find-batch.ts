import "server-only";
import type { Queryable } from "../db/database";
import { notFound } from "../errors";
import type { StoredBatch } from "./batch-row";

/** One batch of this account. @throws AppError `not_found`, the same for one that is another account's */
export async function findBatch(db: Queryable, accountId: number, id: string): Promise<StoredBatch> {
  const [row] = await db.query<StoredBatch>("select * from batches where account_id = $1 and id = $2", [accountId, id]);
  if (!row) throw notFound();
  return row;
}

/** The batch that was started with this key, if any. */
export async function findBatchByKey(
  db: Queryable,
  accountId: number,
  clientKey: string,
): Promise<StoredBatch | undefined> {
  const [known] = await db.query<StoredBatch>("select * from batches where account_id = $1 and client_key = $2", [
    accountId,
    clientKey,
  ]);
  return known;
}

import "server-only";
import type { ActionView } from "@/lib/contract/actions";
import type { Queryable } from "../db/database";
import { AppError } from "../errors";
import { SELECT_VIEW, type ViewRow, viewOf } from "./action-view";

/** What was recorded under a key, as views need it. */
export function readIntents(db: Queryable, accountId: number, clientKey: string): Promise<ViewRow[]> {
  const params = [accountId, clientKey];
  return db.query<ViewRow>(`${SELECT_VIEW} where o.account_id = $1 and o.client_key = $2 order by o.id`, params);
}

/** The same key with the same wish gives what was recorded; null when the key is new. */
export async function intentsOfKey(
  db: Queryable,
  accountId: number,
  clientKey: string,
  requestHash: string,
): Promise<ActionView[] | null> {
  // Nearly every key is new: one look at an index says so, where the whole answer would join three tables for nothing.
  const seen = "select 1 from outbox where account_id = $1 and client_key = $2 limit 1";
  if ((await db.query(seen, [accountId, clientKey])).length === 0) return null;
  const rows = await readIntents(db, accountId, clientKey);
  if (rows.every((row) => row.request_hash === requestHash)) return rows.map(viewOf);
  throw new AppError(
    "key_reused",
    "This form was sent before with other values, and that was recorded. Nothing new was recorded; open the form again.",
    { details: [{ field: "client_key", message: "belongs to another request" }] },
  );
}

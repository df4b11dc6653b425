import "server-only";
import type { Queryable } from "../db/database";
import { notFound } from "../errors";
import { SELECT_VIEW, type ViewRow } from "./action-view";

/** One intent of this account. @throws AppError `not_found`, the same for one that is another account's */
export async function findIntent(db: Queryable, accountId: number, id: string): Promise<ViewRow> {
  const isOurs = /^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/.test(id);
  const [row] = isOurs
    ? await db.query<ViewRow>(`${SELECT_VIEW} where o.account_id = $1 and o.id = $2`, [accountId, id])
    : [];
  if (!row) throw notFound();
  return row;
}

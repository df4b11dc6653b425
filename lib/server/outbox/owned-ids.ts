import "server-only";
import type { Queryable } from "../db/database";

/** Which of these actions of Lengow's belong to an intent of ours, other than `exceptId`. */
export async function ownedIds(
  db: Queryable,
  accountId: number,
  upstreamIds: readonly number[],
  exceptId: string | null,
): Promise<Set<number>> {
  if (upstreamIds.length === 0) return new Set();
  const rows = await db.query<{ upstream_id: number }>(
    "select upstream_id from outbox where account_id = $1 and upstream_id = any($2::bigint[]) and ($3::uuid is null or id <> $3)",
    [accountId, upstreamIds, exceptId],
  );
  return new Set(rows.map((row) => row.upstream_id));
}

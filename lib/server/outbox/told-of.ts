import "server-only";
import type { Queryable } from "../db/database";

/**
 * Twins at Lengow that a person was shown before deciding to send all the same: those named when the action that this one repeats was stopped.
 * They stop nothing a second time.
 */
export async function toldOf(db: Queryable, repeatsOf: string | null): Promise<number[]> {
  if (repeatsOf === null) return [];
  const rows = await db.query<{ twin: string }>(
    "select detail->>'twin' as twin from evidence where outbox_id = $1 and kind = 'baseline' and detail->>'twin' is not null",
    [repeatsOf],
  );
  return rows.map((row) => Number(row.twin));
}

import "server-only";
import type { Queryable } from "../db/database";
import type { OutboxRow } from "./row";

/** What a worker wrote down of the present attempt before it could settle it. */
export type OwnAnswer = { kind: "accepted"; upstreamId: number } | { kind: "rejected"; message: string | null };

interface Row {
  upstream_id: number | null;
  detail: { verdict?: string; message?: string };
}

/** The certain answer on record, or null: custody may have been lost between the two commits (RELIABILITY.md §4.5 step 1). */
export async function ownAnswer(db: Queryable, row: Pick<OutboxRow, "id" | "attempt">): Promise<OwnAnswer | null> {
  const answers = await db.query<Row>(
    "select upstream_id, detail from evidence where outbox_id = $1 and kind = 'answer' and attempt = $2 order by seq desc",
    [row.id, row.attempt],
  );
  for (const { upstream_id: upstreamId, detail } of answers) {
    if (upstreamId !== null) return { kind: "accepted", upstreamId };
    if (detail.verdict === "rejected") return { kind: "rejected", message: detail.message ?? null };
  }
  return null;
}

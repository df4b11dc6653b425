import "server-only";
import type { Queryable, SqlValue } from "../db/database";

export interface Evidence {
  kind: "order" | "baseline" | "answer" | "look" | "alarm";
  fence: number;
  attempt: number;
  status?: number | null;
  upstreamId?: number | null;
  detail?: Record<string, unknown>;
}

const COLUMNS = 7;

function valuesOf(id: string, evidence: Evidence): SqlValue[] {
  const { kind, fence, attempt, status = null, upstreamId = null, detail = {} } = evidence;
  return [id, kind, fence, attempt, status, upstreamId, JSON.stringify(detail)];
}

/** `($1, $2, …, $7::jsonb)` of the row at this place. */
function placesOf(_: unknown, at: number): string {
  const places = Array.from({ length: COLUMNS }, (__, column) => `$${at * COLUMNS + column + 1}`);
  return `(${places.join(", ")}::jsonb)`;
}

/**
 * Writes facts down, in this order and in one statement. No fence is asked for: whoever learned something may say so, even after losing the
 * intent. Without a fact nothing is written.
 */
export async function noteEvidence(db: Queryable, id: string, ...facts: readonly Evidence[]): Promise<void> {
  if (facts.length === 0) return;
  await db.query(
    `insert into evidence (outbox_id, kind, fence, attempt, status, upstream_id, detail) values ${facts.map(placesOf).join(", ")}`,
    facts.flatMap((fact) => valuesOf(id, fact)),
  );
}

import "server-only";
import type { Queryable } from "../db/database";

export interface Evidence {
  kind: "order" | "baseline" | "answer" | "look" | "alarm";
  fence: number;
  attempt: number;
  status?: number | null;
  upstreamId?: number | null;
  detail?: Record<string, unknown>;
}

const NOTE = `
insert into evidence (outbox_id, kind, fence, attempt, status, upstream_id, detail) values ($1, $2, $3, $4, $5, $6, $7::jsonb)`;

/** Writes a fact down. No fence is asked for: whoever learned something may say so, even after losing the intent. */
export async function noteEvidence(db: Queryable, id: string, evidence: Evidence): Promise<void> {
  const { kind, fence, attempt, status = null, upstreamId = null, detail = {} } = evidence;
  await db.query(NOTE, [id, kind, fence, attempt, status, upstreamId, JSON.stringify(detail)]);
}

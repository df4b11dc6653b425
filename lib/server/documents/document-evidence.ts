import "server-only";
import type { Queryable } from "../db/database";
import type { DocumentRow } from "./document-row";

export interface DocumentFact {
  kind: "baseline" | "answer" | "look" | "alarm";
  status?: number | null;
  /** The attempt it belongs to, when that is not the row's own. */
  attempt?: number;
  detail?: Record<string, unknown>;
}

const NOTE = `
insert into document_evidence (document_id, kind, fence, attempt, status, detail) values ($1, $2, $3, $4, $5, $6::jsonb)`;

/** Writes a fact down. No fence is asked for: whoever learned something may say so, even after losing the upload. */
export async function noteFact(
  db: Queryable,
  row: Pick<DocumentRow, "id" | "fence" | "attempt">,
  fact: DocumentFact,
): Promise<void> {
  const { kind, status = null, attempt = row.attempt, detail = {} } = fact;
  await db.query(NOTE, [row.id, kind, row.fence, attempt, status, JSON.stringify(detail)]);
}

export type RecordedAnswer =
  | { kind: "accepted"; upstreamId: string | null }
  | { kind: "rejected"; message: string | null; code: string | null };

/** The certain answer on record for the present attempt, or null: custody may have been lost between the two commits. */
export async function recordedAnswer(
  db: Queryable,
  row: Pick<DocumentRow, "id" | "attempt">,
): Promise<RecordedAnswer | null> {
  const facts = await db.query<{ detail: Record<string, string | null> }>(
    "select detail from document_evidence where document_id = $1 and kind = 'answer' and attempt = $2 order by seq desc",
    [row.id, row.attempt],
  );
  for (const { detail } of facts) {
    if (detail.verdict === "accepted") return { kind: "accepted", upstreamId: detail.upstream_id ?? null };
    if (detail.verdict === "rejected") {
      return { kind: "rejected", message: detail.message ?? null, code: detail.code ?? null };
    }
  }
  return null;
}

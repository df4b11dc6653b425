import "server-only";
import type { GroupedDocument } from "@/lib/vcs/group-report";
import { type ReportVerdict, reportVerdict } from "@/lib/vcs/report-verdict";
import type { Database } from "../db/database";
import { NEVER, nowPlusMs } from "../outbox/interval";
import type { ReadingTurn } from "../vcs/report-store";
import { handOver } from "./custody";
import { noteFact, recordedAnswer } from "./document-evidence";
import type { DocumentParts } from "./document-parts";
import type { DocumentReason, DocumentRow } from "./document-row";
import type { DocumentTimings } from "./document-timings";

interface WaitingRow extends DocumentRow {
  /** Whole readings in a row that no longer named the document, this one included. */
  absent_reads: number;
  /** Milliseconds from the last moment a byte of it may have left until the report was asked for. */
  age_ms: number;
}

/** Uploads of the store whose bytes may have left before the report was asked for. */
const WAITING = `
select d.*, (extract(epoch from $3::timestamptz - d.maybe_sent_until) * 1000)::double precision as age_ms,
  case when v.gone_at is null then 0 else s.read_no - v.gone_read + 1 end as absent_reads
from documents d
join vidr_stores s on s.account_id = d.account_id and s.marketplace = d.marketplace
left join vidr_documents v on v.account_id = d.account_id and v.document_key = d.document_key
where d.account_id = $1 and d.marketplace = $2 and d.document_key is not null and d.maybe_sent_until < $3::timestamptz
  and (d.state in ('unconfirmed', 'accepted') or (d.state = 'needs_person' and d.attempt > 0))
order by d.id`;

const ACCEPT = `
update documents set state = 'accepted', reason = $3, message = null, upstream_id = coalesce($4::text, upstream_id), fence = fence + 1,
  accepted_at = coalesce(accepted_at, clock_timestamp()), seen_processing = seen_processing or $5, next_at = ${nowPlusMs("$6")}
where id = $1 and fence = $2 and state in ('unconfirmed', 'needs_person')
returning fence`;

const CONCLUDE = `
update documents set state = $3::text, reason = $4, message = $5, verdict_code = $6, settled_at = clock_timestamp(),
  fence = fence + 1, next_at = ${NEVER}
where id = $1 and fence = $2 and state in ('unconfirmed', 'accepted', 'needs_person')
returning id`;

const LOOK_AGAIN = `
update documents set looks = looks + 1, seen_processing = seen_processing or $3,
  next_at = case when state = 'needs_person' then next_at else ${nowPlusMs("$4")} end
where id = $1 and fence = $2 and state in ('unconfirmed', 'accepted', 'needs_person')`;

/** Until the next look: the first of the table that is still ahead, then the reader's own rhythm. */
export function untilNextLook(timings: DocumentTimings, ageMs: number): number {
  const next = timings.verdictAfterMs.find((after) => after > ageMs);
  return next === undefined ? timings.readEveryMs : Math.max(next - ageMs, 250);
}

async function accept(
  db: Database,
  row: WaitingRow,
  how: { reason: DocumentReason; upstreamId?: string | null; processing: boolean; afterMs: number },
): Promise<boolean> {
  const { reason, upstreamId = null, processing, afterMs } = how;
  const [moved] = await db.query<{ fence: number }>(ACCEPT, [
    row.id,
    row.fence,
    reason,
    upstreamId,
    processing,
    afterMs,
  ]);
  if (!moved) return false;
  row.fence = moved.fence;
  row.state = "accepted";
  return true;
}

async function conclude(
  db: Database,
  row: WaitingRow,
  end: {
    state: "done" | "refused" | "rejected";
    reason: DocumentReason;
    message?: string | null;
    code?: string | null;
  },
): Promise<void> {
  // Amazon's no means that it came: it passes through `accepted`, as the table of moves has it.
  if (end.state === "refused" && row.state !== "accepted") {
    const accepted = await accept(db, row, { reason: "seen_in_report", processing: true, afterMs: 0 });
    if (!accepted) return;
  }
  await db.query(CONCLUDE, [row.id, row.fence, end.state, end.reason, end.message ?? null, end.code ?? null]);
}

/** Settles from an answer a worker left on record when it died before the next commit. True when there was one. */
async function settleFromAnswer(parts: DocumentParts, row: WaitingRow): Promise<boolean> {
  if (row.state !== "unconfirmed") return false;
  const answer = await recordedAnswer(parts.db, row);
  if (answer?.kind === "rejected") {
    const { message, code } = answer;
    await conclude(parts.db, row, { state: "rejected", reason: "answered", message, code });
    return true;
  }
  if (answer?.kind !== "accepted") return false;
  const { upstreamId } = answer;
  await accept(parts.db, row, {
    reason: "answered",
    upstreamId,
    processing: false,
    afterMs: untilNextLook(parts.timings, row.age_ms),
  });
  return false;
}

async function apply(parts: DocumentParts, row: WaitingRow, verdict: ReportVerdict): Promise<void> {
  const { db, timings } = parts;
  const afterMs = untilNextLook(timings, row.age_ms);
  switch (verdict.kind) {
    case "done":
      return conclude(db, row, { state: "done", reason: verdict.reason });
    case "refused":
      return conclude(db, row, { state: "refused", reason: "answered", message: verdict.text, code: verdict.code });
    case "processing":
      if (row.state === "accepted") break;
      return void (await accept(db, row, { reason: "seen_in_report", processing: true, afterMs }));
    case "absent":
      if (row.state === "needs_person") break;
      return void (await handOver(db, row, { reason: "absent" }));
    case "wait":
      if (row.age_ms < timings.lookUntilMs || row.state === "needs_person") break;
      return void (await handOver(db, row, { reason: row.state === "accepted" ? "too_old" : "looked_too_long" }));
  }
  await db.query(LOOK_AGAIN, [row.id, row.fence, verdict.kind === "processing", afterMs]);
}

/**
 * Tells every upload of a store what its report, read whole since `turn.beganAt`, says of it (RELIABILITY.md §4.5 last part). What is on record
 * of Lengow's own answer comes first.
 */
export async function settleUploads(
  parts: DocumentParts,
  turn: ReadingTurn,
  documents: readonly GroupedDocument[],
): Promise<void> {
  const rows = await parts.db.query<WaitingRow>(WAITING, [turn.accountId, turn.marketplace, turn.beganAt]);
  if (rows.length === 0) return;
  const byKey = new Map(documents.map(({ document }) => [document.key, document]));
  for (const row of rows) {
    if (await settleFromAnswer(parts, row)) continue;
    const found = byKey.get(row.document_key ?? "") ?? null;
    const verdict = reportVerdict(
      {
        before: { status: row.before.status ?? "", description: row.before.description ?? "" },
        invoiceNumber: row.number,
        isReceived: row.state === "accepted",
        seenProcessing: row.seen_processing,
        absentReads: Number(row.absent_reads),
        isOld: row.age_ms >= parts.timings.renewedMs,
      },
      found,
    );
    const detail = found ? { status: found.status, description: found.status_description } : { gone: true };
    const isSaidAlready = verdict.kind === "absent" && row.state === "needs_person";
    if (verdict.kind !== "wait" && !isSaidAlready)
      await noteFact(parts.db, row, { kind: "look", detail: { ...detail, verdict: verdict.kind } });
    await apply(parts, row, verdict);
    await parts.failPoint?.("looked");
  }
}

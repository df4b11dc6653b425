import "server-only";
import { type DocumentAccepted, isLengowError } from "@/lib/lengow";
import { rejectionIn } from "@/lib/vcs/status";
import { pauseAccount } from "../outbox/account-pause";
import { insist } from "../outbox/insist";
import { notSentVerdict, postVerdict, type Verdict } from "../outbox/verdict";
import { type DocumentOutcome, release } from "./custody";
import { noteFact } from "./document-evidence";
import type { DocumentClient, DocumentParts } from "./document-parts";
import type { DocumentRow } from "./document-row";
import type { DocumentTimings } from "./document-timings";

/** `sending` could not be committed: the lease is nearly over, or the upload was taken away. Nothing was written. */
class TooLate extends Error {}

type Post = { ok: true; accepted: DocumentAccepted } | { ok: false; error: unknown };

interface Ready {
  client: DocumentClient;
  bytes: Buffer;
  before: DocumentRow["before"];
}

/** The one POST: connection, then the commit of `sending`, then both clocks once more, then all bytes (RELIABILITY.md §4.4, O to W). */
async function post(parts: DocumentParts, row: DocumentRow, ready: Ready): Promise<{ began: boolean; post: Post }> {
  const { db, timings, protocol, failPoint } = parts;
  const deadline = { wallMs: 0, monotonicMs: 0 };
  const stop = new AbortController();
  let limit: NodeJS.Timeout | undefined;
  let began = false;
  const beforeFirstByte = async (): Promise<void> => {
    await failPoint?.("opened");
    deadline.wallMs = Date.now() + timings.writeWithinMs;
    deadline.monotonicMs = performance.now() + timings.writeWithinMs;
    if (!(await protocol.beginSending(db, row, { before: ready.before, ...timings }))) throw new TooLate();
    began = true;
    limit = setTimeout(() => stop.abort(), timings.maybeSentMs);
    await failPoint?.("sending");
  };
  const input = {
    marketplace: row.marketplace,
    orderId: row.order_id,
    ...(row.line_id === null ? {} : { lineId: row.line_id }),
    fileName: row.file_name,
    bytes: ready.bytes,
    contentType: row.content_type,
    partName: row.part_name,
    metadata: row.metadata,
  };
  try {
    const call = { lane: "action", requestId: row.id, signal: stop.signal } as const;
    const accepted = await ready.client.documents.upload(input, call, { beforeFirstByte, deadline });
    return { began, post: { ok: true, accepted } };
  } catch (error) {
    return { began, post: { ok: false, error } };
  } finally {
    clearTimeout(limit);
  }
}

function outcomeOf(row: DocumentRow, answer: Post, verdict: Verdict | null, timings: DocumentTimings): DocumentOutcome {
  const firstLookMs = timings.verdictAfterMs[0] ?? 0;
  if (answer.ok) {
    // Other marketplaces tell no verdict that could be read: Lengow having it is the last thing known.
    return {
      state: "accepted",
      upstreamId: answer.accepted.id,
      firstLookMs: row.document_key === null ? null : firstLookMs,
    };
  }
  const known = verdict ?? postVerdict(answer.error, timings);
  switch (known.kind) {
    case "not-sent":
      return { state: "ready", reason: known.reason, message: known.message, afterMs: known.afterMs };
    case "rejected":
      return { state: "rejected", message: known.message, code: rejectionIn(known.message)?.code ?? null };
    case "unknown":
      return {
        state: "unconfirmed",
        reason: known.reason,
        message: known.message,
        firstLookMs,
      };
  }
}

/** Writes down what came back before anything is concluded from it. */
async function noteAnswer(
  parts: DocumentParts,
  row: DocumentRow,
  answer: Post,
  verdict: Verdict | null,
): Promise<void> {
  const error = answer.ok ? null : answer.error;
  const evidence = answer.ok ? answer.accepted.evidence : isLengowError(error) ? error.evidence : undefined;
  await noteFact(parts.db, row, {
    kind: "answer",
    attempt: row.attempt + 1,
    status: evidence?.status ?? (isLengowError(error) ? (error.status ?? null) : null),
    detail: {
      verdict: verdict?.kind ?? "accepted",
      ...(answer.ok && answer.accepted.id !== null ? { upstream_id: answer.accepted.id } : {}),
      ...(verdict ? { message: verdict.message, code: rejectionIn(verdict.message)?.code ?? null } : {}),
      ...(evidence ? { complete: evidence.complete, body: evidence.bodyStart } : {}),
    },
  });
}

/** Nothing was sent: the row is still claimed and goes back, or it is somebody else's by now. */
async function stayedHere(parts: DocumentParts, row: DocumentRow, error: unknown): Promise<void> {
  const tooLate = error instanceof Error && error.cause instanceof TooLate;
  const { reason, message, waitsMs, afterMs } = notSentVerdict(error, parts.timings);
  if (!tooLate) await pauseAccount(parts.db, row.account_id, waitsMs, reason);
  await release(parts.db, row, tooLate ? { reason: "lease_lost", afterMs } : { reason, message, afterMs });
}

/** Makes the attempt and settles it. True when Lengow was reached and not merely turned us away. */
export async function attemptUpload(parts: DocumentParts, row: DocumentRow, ready: Ready): Promise<boolean> {
  const { db, timings, protocol, failPoint, logger } = parts;
  const { began, post: answer } = await post(parts, row, ready);
  await failPoint?.("answered");
  if (!began && !answer.ok) {
    await stayedHere(parts, row, answer.error);
    return false;
  }
  const verdict = answer.ok ? null : postVerdict(answer.error, timings);
  await insist(timings.startMarginMs, () => noteAnswer(parts, row, answer, verdict));
  await failPoint?.("evidence");
  if (verdict?.kind === "not-sent") await pauseAccount(db, row.account_id, verdict.waitsMs, verdict.reason);
  const outcome = outcomeOf(row, answer, verdict, timings);
  const kept = await insist(timings.startMarginMs, () => protocol.recordOutcome(db, row, outcome, timings.paceMs));
  if (!kept) logger.warn({ upload: row.id, fence: row.fence }, "an answer came after the upload had been taken away");
  await failPoint?.("recorded");
  return verdict?.kind !== "not-sent";
}

import "server-only";
import type { ActionAccepted } from "@/lib/lengow";
import { isLengowError } from "@/lib/lengow";
import { pauseAccount } from "./account-pause";
import { insist } from "./insist";
import { noteEvidence } from "./note-evidence";
import type { Outcome } from "./record-outcome";
import { release } from "./release";
import type { OutboxRow } from "./row";
import type { SendingClient, SendingParts } from "./sending-parts";
import type { Timings } from "./timings";
import { notSentVerdict, postVerdict, type Verdict } from "./verdict";

/** `sending` could not be committed: the lease is nearly over, or the intent was taken away. Nothing was written. */
class TooLate extends Error {}

type Post = { ok: true; accepted: ActionAccepted } | { ok: false; error: unknown };

interface Sent {
  post: Post;
  /** `sending` was committed: from then on bytes may have left. */
  began: boolean;
}

/**
 * The one POST. The connection is opened first, then `sending` is committed, then both clocks are asked once more, then the whole
 * request is written at once. A worker that was frozen in between finds its deadline past and closes the socket unwritten.
 */
async function post(
  parts: SendingParts,
  row: OutboxRow,
  client: SendingClient,
  knownIds: readonly number[],
): Promise<Sent> {
  const { db, timings, protocol, failPoint } = parts;
  const deadline = { wallMs: 0, monotonicMs: 0 };
  const stop = new AbortController();
  let limit: NodeJS.Timeout | undefined;
  let began = false;
  const beforeFirstByte = async (): Promise<void> => {
    await failPoint?.("opened");
    // Taken before the commit, so that the time the commit takes is counted.
    deadline.wallMs = Date.now() + timings.writeWithinMs;
    deadline.monotonicMs = performance.now() + timings.writeWithinMs;
    const { maybeSentMs, startMarginMs } = timings;
    if (!(await protocol.beginSending(db, row, { knownIds, maybeSentMs, startMarginMs }))) throw new TooLate();
    began = true;
    limit = setTimeout(() => stop.abort(), maybeSentMs);
    await failPoint?.("sending");
  };
  const input = {
    marketplace: row.marketplace,
    marketplaceOrderId: row.order_id,
    actionType: row.action_type,
    args: row.params,
  };
  try {
    const call = { lane: "action", requestId: row.id, signal: stop.signal } as const;
    const accepted = await client.actions.post(input, call, { beforeFirstByte, deadline });
    return { began, post: { ok: true, accepted } };
  } catch (error) {
    return { began, post: { ok: false, error } };
  } finally {
    clearTimeout(limit);
  }
}

function outcomeOf(verdict: Verdict, timings: Timings): Outcome {
  switch (verdict.kind) {
    case "not-sent":
      return { state: "ready", reason: verdict.reason, message: verdict.message, afterMs: verdict.afterMs };
    case "rejected":
      return { state: "rejected", message: verdict.message };
    case "unknown":
      return {
        state: "unconfirmed",
        reason: verdict.reason,
        message: verdict.message,
        firstLookMs: timings.lookAfterMs[0] ?? 0,
      };
  }
}

/** Writes down what came back, word for word as far as it was kept, before anything is concluded from it. */
async function noteAnswer(parts: SendingParts, row: OutboxRow, answer: Post, verdict: Verdict | null): Promise<void> {
  const error = answer.ok ? null : answer.error;
  const evidence = answer.ok ? answer.accepted.evidence : isLengowError(error) ? error.evidence : undefined;
  await noteEvidence(parts.db, row.id, {
    kind: "answer",
    fence: row.fence,
    attempt: row.attempt + 1,
    status: evidence?.status ?? (isLengowError(error) ? (error.status ?? null) : null),
    upstreamId: answer.ok ? answer.accepted.id : null,
    detail: {
      verdict: verdict?.kind ?? "accepted",
      ...(verdict ? { message: verdict.message } : {}),
      ...(evidence ? { complete: evidence.complete, body: evidence.bodyStart } : {}),
    },
  });
}

/** Nothing was sent: the row is still claimed and goes back, or it is somebody else's by now and stays there. */
async function stayedHere(parts: SendingParts, row: OutboxRow, error: unknown): Promise<void> {
  const tooLate = error instanceof Error && error.cause instanceof TooLate;
  const { reason, message, waitsMs, afterMs } = notSentVerdict(error, parts.timings);
  if (!tooLate) await pauseAccount(parts.db, row.account_id, waitsMs, reason);
  await release(parts.db, row, tooLate ? { reason: "lease_lost", afterMs } : { reason, message, afterMs });
}

/** Makes the attempt and settles it. True when Lengow was reached and not merely turned us away. */
export async function attempt(
  parts: SendingParts,
  row: OutboxRow,
  client: SendingClient,
  knownIds: readonly number[],
): Promise<boolean> {
  const { db, timings, protocol, failPoint, logger } = parts;
  const { began, post: answer } = await post(parts, row, client, knownIds);
  await failPoint?.("answered");
  if (!began && !answer.ok) {
    await stayedHere(parts, row, answer.error);
    return false;
  }
  const verdict = answer.ok ? null : postVerdict(answer.error, timings);
  await insist(timings.startMarginMs, () => noteAnswer(parts, row, answer, verdict));
  await failPoint?.("evidence");
  const outcome: Outcome = answer.ok
    ? { state: "accepted", upstreamId: answer.accepted.id }
    : outcomeOf(verdict ?? postVerdict(null, timings), timings);
  if (verdict?.kind === "not-sent") await pauseAccount(db, row.account_id, verdict.waitsMs, verdict.reason);
  const kept = await insist(timings.startMarginMs, () => protocol.recordOutcome(db, row, outcome));
  if (!kept)
    logger.warn(
      { intent: row.id, fence: row.fence },
      "an answer came after the intent had been taken away; it is on record",
    );
  await failPoint?.("recorded");
  return verdict?.kind !== "not-sent";
}

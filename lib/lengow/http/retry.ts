import type { LengowErrorKind } from "../errors";

/** What is known when a read has failed once more. */
export interface RetrySituation {
  kind: LengowErrorKind;
  status: number | undefined;
  retryAfterMs: number | undefined;
  /** True when a 2xx body was cut or was no JSON: the next answer may be whole. */
  broken: boolean;
  attempt: number;
  elapsedMs: number;
  timeoutMs: number;
}

export interface RetryPolicy {
  retries: number;
  /** A longer `Retry-After` is not waited for: the caller gets it as `retryAfterMs`. */
  retryAfterCapMs: number;
  random: () => number;
}

const BASE_MS = 300;
const CAP_MS = 2_000;
const RETRIED_STATUS = new Set([502, 503, 540]);

/** Milliseconds to wait before a read is tried again, or null to give up. For reads only: writes never come here. */
export function retryDelayMs(situation: RetrySituation, policy: RetryPolicy): number | null {
  // Three tries in all; more would multiply with the retries of whoever calls us.
  if (situation.attempt > policy.retries) return null;
  // The caller has gone, or our own time limit was the cause: waiting as long again helps nobody.
  if (situation.kind === "aborted" || situation.kind === "timeout") return null;
  // Whoever waits has waited as long as one whole attempt may take.
  if (situation.elapsedMs >= situation.timeoutMs) return null;
  const jitter = policy.random() * Math.min(CAP_MS, BASE_MS * 2 ** (situation.attempt - 1));
  // The server has said when; earlier is wrong, and much later is the caller's decision.
  if (situation.retryAfterMs !== undefined)
    return situation.retryAfterMs > policy.retryAfterCapMs ? null : situation.retryAfterMs + jitter;
  // No answer at all: reads may be repeated.
  if (situation.kind === "connection" || situation.broken) return jitter;
  // Outages by API.md §3.1. Not 530: it says the request itself is wrong. Not 500: nobody documents it as passing.
  return situation.status !== undefined && RETRIED_STATUS.has(situation.status) ? jitter : null;
}

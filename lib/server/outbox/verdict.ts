import "server-only";
import { isLengowError, type LengowError } from "@/lib/lengow";
import { isAppError } from "../errors";
import type { Reason } from "./row";
import type { Timings } from "./timings";

/** Lengow did no work, and the same may be sent later. */
export interface NotSent {
  kind: "not-sent";
  reason: Reason;
  message: string;
  /** How long the whole account rests: one wait per failure in a row, the last repeats. */
  waitsMs: readonly number[];
  /** How long this intent rests, so that one that cannot be read does not keep the others from leaving. */
  afterMs: number;
}

/** What a failed call means for sending (RELIABILITY.md §3). */
export type Verdict =
  | NotSent
  | { kind: "rejected"; message: string }
  /** It may have been done. */
  | { kind: "unknown"; message: string; reason: UnclearReason };

/**
 * Why nobody knows. `no_answer`: none came, or it broke off; `unclear_answer`: one came and does not tell; `logical_error`: Lengow's 530, which
 * usually means that it was refused.
 */
export type UnclearReason = Extract<Reason, "no_answer" | "unclear_answer" | "logical_error">;

/** Lengow's status for "well formed but wrong": unclear enough to look once before believing it. */
const LOGICAL_ERROR = 530;

function isCredentials(error: unknown): boolean {
  if (isAppError(error)) return error.code === "lengow_credentials";
  return isLengowError(error) && (error.kind === "credentials" || error.kind === "unauthorized");
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Lengow was reached and said something we cannot use: perhaps about this order alone. */
const UNUSABLE = new Set<string>(["upstream", "contract", "rejected"]);

/** The meaning of an error from before `sending` was committed: whatever it is, nothing was sent. */
export function notSentVerdict(error: unknown, timings: Timings): NotSent {
  const message = isLengowError(error) ? error.displayMessage : textOf(error);
  const rests = (reason: Reason, waitsMs: readonly number[], afterMs = waitsMs[0] ?? 0): NotSent => {
    return { kind: "not-sent", reason, message, waitsMs, afterMs };
  };
  if (isCredentials(error)) return rests("credentials", [timings.credentialsMs]);
  if (isLengowError(error) && error.kind === "rate_limited") {
    return rests("rate_limited", [error.retryAfterMs ?? timings.rateLimitMs]);
  }
  if (isLengowError(error) && UNUSABLE.has(error.kind)) {
    return rests("order_unreadable", [timings.backOffMs[1] ?? 0], timings.unreadableMs);
  }
  return rests("unreachable", timings.backOffMs);
}

function messageOf(error: LengowError): string {
  const fields = error.fieldErrors?.map(({ field, message }) => `${field}: ${message}`).join("; ");
  return fields && !error.displayMessage.includes(fields)
    ? `${error.displayMessage} (${fields})`
    : error.displayMessage;
}

/** The meaning of an error of the POST itself. Whatever is not certain is unknown, an error we cannot read above all. */
export function postVerdict(error: unknown, timings: Timings): Verdict {
  if (!isLengowError(error)) return { kind: "unknown", message: textOf(error), reason: "no_answer" };
  if (error.outcome === "not-sent") return notSentVerdict(error, timings);
  const message = messageOf(error);
  if (error.status === LOGICAL_ERROR) return { kind: "unknown", message, reason: "logical_error" };
  if (error.outcome === "rejected") return { kind: "rejected", message };
  return { kind: "unknown", message, reason: UNUSABLE.has(error.kind) ? "unclear_answer" : "no_answer" };
}

import "server-only";
import { isLengowError, type LengowError } from "@/lib/lengow";
import { isAppError } from "../errors";
import type { Reason } from "./row";
import type { Timings } from "./timings";

/** What a failed call means for sending (RELIABILITY.md §3). */
export type Verdict =
  /** Lengow did no work; the account rests for `waitsMs` (one entry per failure in a row), then the same may be sent. */
  | { kind: "not-sent"; reason: Reason; message: string; waitsMs: readonly number[] }
  | { kind: "rejected"; message: string }
  /** It may have been done. `logical`: Lengow's 530, which usually means that it was refused. */
  | { kind: "unknown"; message: string; logical: boolean };

/** Lengow's status for "well formed but wrong": unclear enough to look once before believing it. */
const LOGICAL_ERROR = 530;

function isCredentials(error: unknown): boolean {
  if (isAppError(error)) return error.code === "lengow_credentials";
  return isLengowError(error) && (error.kind === "credentials" || error.kind === "unauthorized");
}

function notSent(error: unknown, timings: Timings): Verdict {
  const message = isLengowError(error) ? error.displayMessage : error instanceof Error ? error.message : String(error);
  if (isCredentials(error)) return { kind: "not-sent", reason: "credentials", message, waitsMs: [timings.credentialsMs] };
  if (isLengowError(error) && error.kind === "rate_limited") {
    return { kind: "not-sent", reason: "rate_limited", message, waitsMs: [error.retryAfterMs ?? timings.rateLimitMs] };
  }
  return { kind: "not-sent", reason: "unreachable", message, waitsMs: timings.backOffMs };
}

function messageOf(error: LengowError): string {
  const fields = error.fieldErrors?.map(({ field, message }) => `${field}: ${message}`).join("; ");
  return fields && !error.displayMessage.includes(fields) ? `${error.displayMessage} (${fields})` : error.displayMessage;
}

/** The meaning of an error of a POST. Whatever is not certain is unknown; an error that is none of Lengow's was thrown before the POST. */
export function verdictOf(error: unknown, timings: Timings): Verdict {
  if (!isLengowError(error)) return notSent(error, timings);
  if (error.outcome === "not-sent") return notSent(error, timings);
  if (error.status === LOGICAL_ERROR) return { kind: "unknown", message: messageOf(error), logical: true };
  if (error.outcome === "rejected") return { kind: "rejected", message: messageOf(error) };
  return { kind: "unknown", message: messageOf(error), logical: false };
}

/** The meaning of an error of a read before sending: nothing was sent, whatever it is. */
export function readVerdict(error: unknown, timings: Timings): Extract<Verdict, { kind: "not-sent" }> {
  return notSent(error, timings) as Extract<Verdict, { kind: "not-sent" }>;
}

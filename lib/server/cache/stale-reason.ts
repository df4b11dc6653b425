import "server-only";
import type { StaleReason } from "@/lib/contract/orders";
import { isLengowError, type LengowErrorKind } from "@/lib/lengow";
import { isAppError } from "@/lib/server/errors";
import { SlowUpstream } from "./fresh-cache";

const REASONS: Record<LengowErrorKind, StaleReason> = {
  connection: "unavailable",
  timeout: "slow",
  aborted: "slow",
  rate_limited: "rate_limited",
  credentials: "credentials",
  unauthorized: "credentials",
  contract: "unreadable",
  upstream: "error",
  rejected: "error",
};

/** What Lengow did that a reading failed, in one word for the screen; null for a failure that is none of Lengow's. */
export function lengowReason(failure: unknown): StaleReason | null {
  if (failure instanceof SlowUpstream) return "slow";
  if (isAppError(failure)) return failure.code === "lengow_credentials" ? "credentials" : null;
  return isLengowError(failure) ? REASONS[failure.kind] : null;
}

/** Why an older answer is shown instead of a new one, in one word for the screen. */
export function staleReason(failure: unknown): StaleReason {
  return lengowReason(failure) ?? "unavailable";
}

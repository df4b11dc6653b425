import type { Agent } from "undici";
import type { Lane, RateBudget } from "../rate-budget";
import type { Redactor } from "../redact";
import type { Secret } from "../secret";
import type { Endpoint } from "./endpoint";
import type { Route, Timeouts } from "./routes";

/** Who calls, how urgent it is, and how to stop it. */
export interface LengowCall {
  lane: Lane;
  signal?: AbortSignal | undefined;
  /** Put on errors and events, never sent to Lengow. */
  requestId?: string | undefined;
}

/** One attempt, for metrics and logs. Holds no secret, no id and no query value. */
export interface CallEvent {
  route: string;
  method: string;
  lane: Lane;
  /** null when no answer came. */
  status: number | null;
  /** From the permission to call to the end of the answer. */
  ms: number;
  attempt: number;
  /** Bytes of body received. */
  bytes: number;
  /** Time spent waiting for the rate budget before this attempt. */
  waitedMs: number;
  /** The transport's own word when no whole answer came: "timeout", "network", ECONNREFUSED and the like. */
  failure: string | null;
  requestId: string | null;
}

/** What every call of one client shares. */
export interface Settings {
  readonly endpoint: Endpoint;
  readonly pool: Agent;
  readonly accessToken: Secret;
  readonly secret: Secret;
  readonly login: string;
  readonly userAgent: string;
  readonly timeouts: Timeouts;
  readonly budget: RateBudget;
  readonly redactor: Redactor;
  readonly retries: number;
  readonly retryAfterCapMs: number;
  readonly onCall: ((event: CallEvent) => void) | undefined;
  readonly random: () => number;
  /** Wall clock in epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export function timeoutOf(settings: Settings, route: Route): number {
  return settings.timeouts[route.timeout];
}

/** Waits; rejects with the signal's reason when it fires first. */
export function sleepFor(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

import { LengowError } from "./errors";

/** Who waits for whom: a merchant's action goes before a screen, a screen before background work. */
export type Lane = "action" | "screen" | "background";

export interface BudgetKey {
  /** Stands for one pair of keys without giving it away: limits are per login. */
  login: string;
  /** Method and path as in /rate-limits, e.g. "GET /orders". */
  bucket: string;
}

export interface BudgetRequest {
  lane: Lane;
  route: string;
  signal?: AbortSignal | undefined;
  requestId?: string | undefined;
}

/**
 * Permission to call. The one built in counts in this process; several processes can share one through a table by
 * implementing this interface.
 */
export interface RateBudget {
  /** Resolves when one call may leave now; it then counts as made. Rejects with a LengowError that says `not-sent`. */
  acquire(key: BudgetKey, request: BudgetRequest): Promise<{ waitedMs: number }>;
  /** Nobody calls for this long: Lengow said Retry-After. */
  pause(key: BudgetKey, forMs: number): void;
  /** Sets how many calls one window allows, from /rate-limits. */
  setCeiling(key: BudgetKey, calls: number): void;
}

export interface MemoryBudgetOptions {
  /** Calls per window and bucket, 500 by default (API.md §4). */
  ceiling?: number;
  windowMs?: number;
  /** How much of a window a lane may see used before it has to wait. */
  share?: Partial<Record<Lane, number>>;
  /** Longest wait for permission; a call that would wait longer fails at once. */
  maxWaitMs?: Partial<Record<Lane, number>>;
  /** Most calls waiting per bucket. */
  maxWaiting?: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
}

interface Waiter {
  lane: Lane;
  since: number;
  admit: () => void;
}

interface Bucket {
  ceiling: number;
  /** Times of the calls of the last window, oldest first. */
  calls: number[];
  pausedUntil: number;
  waiting: Record<Lane, Waiter[]>;
  timer: ReturnType<typeof setTimeout> | null;
}

const LANES: Lane[] = ["action", "screen", "background"];
const SHARE: Record<Lane, number> = { action: 1, screen: 0.95, background: 0.8 };
const MAX_WAIT_MS: Record<Lane, number> = { action: 12_000, screen: 12_000, background: 90_000 };

/**
 * Counts calls over the last window as it slides, not from fixed starts: we do not know when Lengow's window begins, and
 * at most N calls in any 60 s is at most N in each of theirs.
 */
export class MemoryRateBudget implements RateBudget {
  readonly #buckets = new Map<string, Bucket>();
  readonly #ceiling: number;
  readonly #windowMs: number;
  readonly #share: Record<Lane, number>;
  readonly #maxWaitMs: Record<Lane, number>;
  readonly #maxWaiting: number;
  readonly #now: () => number;

  constructor(options: MemoryBudgetOptions = {}) {
    this.#ceiling = options.ceiling ?? 500;
    this.#windowMs = options.windowMs ?? 60_000;
    this.#share = { ...SHARE, ...options.share };
    this.#maxWaitMs = { ...MAX_WAIT_MS, ...options.maxWaitMs };
    this.#maxWaiting = options.maxWaiting ?? 1_000;
    this.#now = options.now ?? (() => performance.now());
  }

  acquire(key: BudgetKey, request: BudgetRequest): Promise<{ waitedMs: number }> {
    const bucket = this.#bucket(key);
    if (request.signal?.aborted) return Promise.reject(aborted(request));
    const queued = LANES.some(
      (lane) => bucket.waiting[lane].length > 0 && LANES.indexOf(lane) <= LANES.indexOf(request.lane),
    );
    const readyAt = this.#readyAt(bucket, request.lane);
    if (!queued && readyAt <= this.#now()) {
      bucket.calls.push(this.#now());
      return Promise.resolve({ waitedMs: 0 });
    }
    const waitMs = readyAt - this.#now();
    const waiting = LANES.reduce((sum, lane) => sum + bucket.waiting[lane].length, 0);
    if (waitMs > this.#maxWaitMs[request.lane]) return Promise.reject(tooLong(request, waitMs));
    if (waiting >= this.#maxWaiting) return Promise.reject(tooLong(request, Math.max(waitMs, 1_000)));
    return this.#wait(bucket, request);
  }

  pause(key: BudgetKey, forMs: number): void {
    const bucket = this.#bucket(key);
    bucket.pausedUntil = Math.max(bucket.pausedUntil, this.#now() + forMs);
    this.#admit(bucket);
  }

  setCeiling(key: BudgetKey, calls: number): void {
    if (!Number.isInteger(calls) || calls < 1) return;
    const bucket = this.#bucket(key);
    bucket.ceiling = calls;
    this.#admit(bucket);
  }

  #bucket(key: BudgetKey): Bucket {
    const name = `${key.login} ${key.bucket}`;
    let bucket = this.#buckets.get(name);
    if (bucket === undefined) {
      const waiting = { action: [], screen: [], background: [] };
      bucket = { ceiling: this.#ceiling, calls: [], pausedUntil: Number.NEGATIVE_INFINITY, waiting, timer: null };
      this.#buckets.set(name, bucket);
    }
    return bucket;
  }

  /** When a call of this lane may leave at the earliest, nobody else asking. */
  #readyAt(bucket: Bucket, lane: Lane): number {
    const now = this.#now();
    let stale = 0;
    while (stale < bucket.calls.length && bucket.calls[stale]! <= now - this.#windowMs) stale += 1;
    if (stale > 0) bucket.calls.splice(0, stale);
    const allowed = Math.max(1, Math.floor(bucket.ceiling * this.#share[lane]));
    const over = bucket.calls.length - allowed;
    const free = over < 0 ? now : bucket.calls[over]! + this.#windowMs;
    return Math.max(free, bucket.pausedUntil);
  }

  #wait(bucket: Bucket, request: BudgetRequest): Promise<{ waitedMs: number }> {
    return new Promise((resolve, reject) => {
      const since = this.#now();
      const list = bucket.waiting[request.lane];
      const leave = () => {
        clearTimeout(limit);
        request.signal?.removeEventListener("abort", onAbort);
        const at = list.indexOf(waiter);
        if (at >= 0) list.splice(at, 1);
      };
      const waiter: Waiter = {
        lane: request.lane,
        since,
        admit: () => {
          leave();
          bucket.calls.push(this.#now());
          resolve({ waitedMs: this.#now() - since });
        },
      };
      const onAbort = () => {
        leave();
        reject(aborted(request));
      };
      const limit = setTimeout(() => {
        leave();
        reject(tooLong(request, Math.max(1_000, this.#readyAt(bucket, request.lane) - this.#now())));
      }, this.#maxWaitMs[request.lane]);
      request.signal?.addEventListener("abort", onAbort, { once: true });
      list.push(waiter);
      this.#admit(bucket);
    });
  }

  /** Lets waiting calls go, the most urgent lane first, and sets the alarm for the next moment at which one can go. */
  #admit(bucket: Bucket): void {
    if (bucket.timer !== null) clearTimeout(bucket.timer);
    bucket.timer = null;
    let next = Number.POSITIVE_INFINITY;
    for (const lane of LANES) {
      for (let first = bucket.waiting[lane][0]; first !== undefined; first = bucket.waiting[lane][0]) {
        const readyAt = this.#readyAt(bucket, lane);
        if (readyAt > this.#now()) {
          next = Math.min(next, readyAt);
          break;
        }
        first.admit();
      }
    }
    if (next === Number.POSITIVE_INFINITY) return;
    // Rounded up: a timer that fires a moment early would find nothing to do and spin.
    bucket.timer = setTimeout(() => this.#admit(bucket), Math.ceil(next - this.#now()) + 1);
  }
}

function aborted(request: BudgetRequest): LengowError {
  return new LengowError({
    kind: "aborted",
    outcome: "not-sent",
    route: request.route,
    requestId: request.requestId,
    displayMessage: "The call was given up before it was made.",
    attempts: 0,
  });
}

function tooLong(request: BudgetRequest, waitMs: number): LengowError {
  return new LengowError({
    kind: "rate_limited",
    outcome: "not-sent",
    route: request.route,
    requestId: request.requestId,
    retryAfterMs: Math.ceil(waitMs),
    displayMessage: `Lengow's rate limit is reached; the next call is possible in ${Math.ceil(waitMs / 1000)} s.`,
    attempts: 0,
  });
}

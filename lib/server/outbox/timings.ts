import "server-only";
/** Every duration of the sending protocol, in milliseconds (RELIABILITY.md §4.4 to §4.7). */
export interface Timings {
  /** How long a worker may keep a claimed or sending intent; after that anybody takes it away. */
  leaseMs: number;
  /** Least rest of the lease with which an attempt may begin: the POST, its answer and the settling fit into it. */
  startMarginMs: number;
  /** From the commit of `sending` to the moment after which not one byte may be written any more. */
  writeWithinMs: number;
  /** Longest wait for the answer to a POST. */
  postLimitMs: number;
  /** From `sending` to the moment after which the worker's own socket is certainly closed. */
  maybeSentMs: number;
  /** Looks at Lengow after an attempt of unknown outcome, from the last moment a byte may have left; the last one repeats. */
  lookAfterMs: readonly number[];
  /** How long a look must have found nothing before "it did not arrive" may be said. */
  horizonMs: number;
  /** How long the machine goes on looking, and waits for a marketplace's answer. */
  lookUntilMs: number;
  /** Between two sweeps of the accepted actions of one account. */
  sweepMs: number;
  /** Between two sweeps while somebody looks. */
  watchedSweepMs: number;
  /** How long after a look somebody still counts as looking. */
  onlookerMs: number;
  /** How long after Lengow took an action looking at it makes a difference. */
  watchedForMs: number;
  /** How far a sweep reaches back behind the one before. */
  sweepOverlapMs: number;
  /** The same of a sweep that is made because somebody looks: those are many, and each page they read is taken from the same budget. */
  watchedOverlapMs: number;
  /** An accepted action that no sweep mentioned for this long is asked for by its id. */
  askByIdAfterMs: number;
  /** Between two runs of the loops when nothing is due. */
  idleMs: number;
  reapMs: number;
  /** Waits of an account that could not be reached: each failure takes the next, the last one repeats. */
  backOffMs: readonly number[];
  /** Wait of one intent whose order or actions could not be read. */
  unreadableMs: number;
  /** Wait after a limit without a readable Retry-After. */
  rateLimitMs: number;
  /** Wait after refused keys. */
  credentialsMs: number;
  /** Hours of the deadlines are divided by this too. */
  scale: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * The durations of production, divided by `scale` (TIME_SCALE, demo mode only), with floors under which a request could not
 * finish or a look would only be noise. The order lease > margin > POST limit holds at every scale.
 */
export function timingsFor(scale = 1): Timings {
  const scaled = (ms: number, floor: number): number => Math.max(ms / scale, Math.min(ms, floor));
  const postLimitMs = scaled(15 * SECOND, 3 * SECOND);
  return {
    postLimitMs,
    writeWithinMs: postLimitMs / 3,
    maybeSentMs: (postLimitMs * 4) / 3,
    startMarginMs: (postLimitMs * 5) / 3,
    leaseMs: postLimitMs * 4,
    lookAfterMs: [2, 5, 15, 30, 60, 120, 300, 600, 900].map((seconds) => scaled(seconds * SECOND, 250)),
    horizonMs: scaled(15 * MINUTE, 5 * SECOND),
    lookUntilMs: scaled(72 * HOUR, MINUTE),
    sweepMs: scaled(60 * SECOND, SECOND),
    watchedSweepMs: scaled(10 * SECOND, SECOND),
    onlookerMs: scaled(20 * SECOND, 5 * SECOND),
    watchedForMs: scaled(15 * MINUTE, MINUTE),
    sweepOverlapMs: 2 * HOUR,
    watchedOverlapMs: 3 * MINUTE,
    askByIdAfterMs: scaled(10 * MINUTE, 5 * SECOND),
    idleMs: scaled(500, 100),
    reapMs: scaled(2 * SECOND, 250),
    backOffMs: [1, 2, 5, 15, 60, 300].map((seconds) => scaled(seconds * SECOND, 250)),
    unreadableMs: scaled(30 * SECOND, SECOND),
    rateLimitMs: scaled(60 * SECOND, SECOND),
    credentialsMs: scaled(60 * SECOND, SECOND),
    scale,
  };
}

/** How long after recording an intent may leave, in milliseconds; `seconds` as the domain's table says. */
export function scaledHoldMs(timings: Timings, seconds: number): number {
  return Math.max((seconds * SECOND) / timings.scale, Math.min(seconds * SECOND, 200));
}

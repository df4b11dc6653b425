import "server-only";

/** Every duration of the copy and its reader, in milliseconds. */
export interface IndexTimings {
  /** Between two looks at what changed. */
  followMs: number;
  /** How far a look reaches back behind the newest change that is known, for clocks that disagree and changes that surface late. */
  overlapMs: number;
  /** Older than this, the copy no longer answers what Lengow can answer itself. */
  staleMs: number;
  /** Between two readings of everything, which find what was deleted or changed without a word. */
  sweepMs: number;
  purgeMs: number;
  /** How long a process keeps an account without renewing; another takes over after that. */
  leaseMs: number;
  /** Between two steps while there is more to do: whoever shares the processor with the reader gets a turn. */
  breathMs: number;
  /** Between two turns when nothing is due. */
  idleMs: number;
  /** Waits after failures: each takes the next, the last one repeats. */
  backOffMs: readonly number[];
}

const HOUR = 3_600_000;

/** The durations under TIME_SCALE, with floors that still let the work be done. The overlap is Lengow's time and not ours: it stays. */
export function indexTimings(timeScale: number): IndexTimings {
  const scaled = (ms: number, floor: number) => Math.max(floor, Math.round(ms / timeScale));
  return {
    followMs: scaled(30_000, 2_000),
    overlapMs: 2 * HOUR,
    staleMs: scaled(150_000, 15_000),
    sweepMs: scaled(24 * HOUR, 600_000),
    purgeMs: scaled(HOUR, 60_000),
    leaseMs: 90_000,
    breathMs: 30,
    idleMs: scaled(1_000, 500),
    backOffMs: [2_000, 10_000, 60_000, 300_000].map((ms) => scaled(ms, 1_000)),
  };
}

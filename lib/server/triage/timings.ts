import "server-only";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far back Lengow's own actions are read and kept (issue: 90 days). */
export const WINDOW_DAYS = 90;

/** Every duration of triage, in milliseconds. */
export interface TriageTimings {
  /** Between two readings of what changed in Lengow's list. */
  scanMs: number;
  /** How far a reading reaches back behind the one before: clocks differ, and an action is told of late. */
  overlapMs: number;
  /** Between two readings of the whole window. */
  wholeMs: number;
  /** What is known of an order counts as of now for so long. */
  orderMs: number;
  /** A reader's look makes the next reading due when the last one is older. */
  lookMs: number;
  /** Between two turns of the loop. */
  idleMs: number;
  /** How long a state may last before the action counts as stuck. */
  stuck: { ready: number; accepted: number };
}

/** Divided by TIME_SCALE in demo mode, with floors under which Lengow would only be asked for nothing. */
export function triageTimings(scale = 1): TriageTimings {
  const scaled = (ms: number, floor: number): number => Math.max(ms / scale, Math.min(ms, floor));
  return {
    scanMs: scaled(MINUTE, 2 * SECOND),
    overlapMs: 6 * HOUR,
    wholeMs: scaled(DAY, MINUTE),
    orderMs: scaled(10 * MINUTE, 5 * SECOND),
    lookMs: scaled(15 * SECOND, SECOND),
    idleMs: scaled(SECOND, 250),
    stuck: { ready: (2 * MINUTE) / scale, accepted: HOUR / scale },
  };
}

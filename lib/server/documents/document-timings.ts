import "server-only";
import { type Timings, timingsFor } from "../outbox/timings";

/** Durations of sending documents in milliseconds; the inherited ones are those of actions with room for ten megabytes. */
export interface DocumentTimings extends Timings {
  /** From one upload of a store to its next: Amazon takes one every three seconds (API.md §18). Never scaled, the clock is Amazon's. */
  paceMs: number;
  /** Looks at the report after sending; after the last one the reader's own rhythm (PRODUCT LV-15). */
  verdictAfterMs: readonly number[];
  /** Between two readings of a store's report when nobody looks. */
  readEveryMs: number;
  /** Between two tries to read a report that could not be read. */
  readAgainMs: number;
  /** Longest reading of one report. */
  readLimitMs: number;
  /** After this Amazon must have renewed its report. */
  renewedMs: number;
  /** An upload that could not leave is given back to a person. */
  giveUpMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export function documentTimingsFor(scale = 1): DocumentTimings {
  const scaled = (ms: number, floor: number): number => Math.max(ms / scale, Math.min(ms, floor));
  const postLimitMs = scaled(30_000, 6_000);
  return {
    ...timingsFor(scale),
    postLimitMs,
    writeWithinMs: postLimitMs / 3,
    maybeSentMs: (postLimitMs * 4) / 3,
    startMarginMs: (postLimitMs * 5) / 3,
    leaseMs: postLimitMs * 4,
    lookUntilMs: scaled(72 * HOUR, 5 * MINUTE),
    paceMs: 3_100,
    verdictAfterMs: [2, 5, 15, 60].map((minutes) => scaled(minutes * MINUTE, 1_000)),
    readEveryMs: scaled(6 * HOUR, MINUTE),
    readAgainMs: scaled(5 * MINUTE, 5_000),
    readLimitMs: 60_000,
    renewedMs: scaled(24 * HOUR, 3 * MINUTE),
    giveUpMs: scaled(24 * HOUR, 5 * MINUTE),
  };
}

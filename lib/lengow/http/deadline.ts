/** The latest moment at which the first byte of a write may leave, on both clocks: one can be set, the other stops in suspend. */
export interface Deadline {
  /** Epoch milliseconds. */
  wallMs: number;
  /** `performance.now()` milliseconds. */
  monotonicMs: number;
}

/** A deadline this many milliseconds from now. */
export function deadlineIn(ms: number): Deadline {
  return { wallMs: Date.now() + ms, monotonicMs: performance.now() + ms };
}

export function isPast(deadline: Deadline, wallMs: number): boolean {
  return wallMs >= deadline.wallMs || performance.now() >= deadline.monotonicMs;
}

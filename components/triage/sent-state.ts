import type { BatchView } from "@/lib/contract/batches";

/** Where what was sent stands: all of it held, its first just leaving, gone, answered to the last one, or nothing of it gone. */
export type Stands = "held" | "leaving" | "left" | "ended" | "none";

/** What a correction that was sent has come to so far. */
export interface SentState {
  stands: Stands;
  /** How many have left or will. */
  going: number;
  /** Of those, without an answer so far; what is still held is not among them once the first has left. */
  moving: number;
  done: number;
  failed: number;
  person: number;
}

/** Rows of a batch that have left or will. */
export const goingOf = ({ total, counts }: Pick<BatchView, "total" | "counts">): number =>
  total - counts.left_out - counts.not_recorded;

/** `sent`: how many were to be recorded, as long as the batch is not read. */
export function sentState(
  batch: (Pick<BatchView, "total" | "counts"> & Partial<Pick<BatchView, "held">>) | undefined,
  { isHeld, leavesIn, sent }: { isHeld: boolean; leavesIn: number | null; sent: number },
): SentState {
  const going = batch ? goingOf(batch) : sent;
  const counts = batch?.counts;
  const [done, failed, person] = counts
    ? [counts.done + counts.warning, counts.failed, counts.person]
    : ([0, 0, 0] as const);
  const open = Math.max(0, going - done - failed - person);
  const held = batch?.held ?? 0;
  // Once something of it is gone, not all of it is held any more: also while the rest is paused.
  const isLeaving = isHeld && (leavesIn === 0 || (held > 0 && held < going));
  const moving = isLeaving ? Math.max(0, open - held) : open;
  const about = { going, moving, done, failed, person };
  if (isHeld) return { stands: isLeaving ? "leaving" : "held", ...about };
  if (going === 0) return { stands: "none", ...about };
  return { stands: moving === 0 ? "ended" : "left", ...about };
}

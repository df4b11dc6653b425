import type { TriageGroup } from "@/lib/contract/triage";

/** What can be decided about a cause as it stands. */
export interface CauseMoves {
  /** Merging, dismissing, snoozing, assigning, resolving: somebody is still to work on it. */
  work: boolean;
  /** Back among what is open. With nothing open in a resolved cause there is nothing to go back to: it comes by itself when it fails again. */
  reopen: boolean;
}

export function movesOf({ state, count }: Pick<TriageGroup, "state" | "count">): CauseMoves {
  if (state === "resolved") return { work: false, reopen: count > 0 };
  return { work: state !== "ignored", reopen: state === "snoozed" || state === "ignored" };
}

/** Moves with a form of their own. */
export type DialogName = "merge" | "dismiss" | "snooze" | "assign" | "note" | "mask";

/** Whether a form makes sense for a cause: a note and a pattern hold for what comes later as well. */
export function isOffered(name: DialogName, group: Pick<TriageGroup, "state" | "count">): boolean {
  return name === "note" || name === "mask" || movesOf(group).work;
}

import "server-only";

/** What people and events have made of a group. */
export interface GroupState {
  state: "new" | "snoozed" | "resolved" | "ignored";
  reason: string | null;
  snoozed_until: Date | null;
  snooze_above: number | null;
}

/** What is true of it now. */
export interface GroupFacts {
  open: number;
  /** Something open in it was noted here after it was resolved, whenever it failed. */
  unseen: boolean;
  /** What is open again was being sent again and was taken back; nothing else opened. */
  takenBack: boolean;
  now: Date;
}

/** What follows by itself; null when nothing does. */
export interface Transition {
  state: "new" | "resolved";
  reason: "came_back" | "open_again" | "grew" | "woke" | "settled";
}

/**
 * What becomes of a group without anybody's doing (PRODUCT E08, E09, E11): it resolves when nothing in it is open, comes back when it fails
 * again, wakes when its time has come or it has grown beyond its limit. A dismissed group stays dismissed.
 */
export function nextState(group: GroupState, { open, unseen, takenBack, now }: GroupFacts): Transition | null {
  switch (group.state) {
    case "ignored":
      return null;
    case "resolved":
      if (open === 0) return null;
      // What resolved by itself is back as soon as anything in it is open again; a person's word holds for what was known then.
      if (!unseen && group.reason !== "settled") return null;
      return { state: "new", reason: takenBack ? "open_again" : "came_back" };
    case "snoozed":
      if (open === 0) return { state: "resolved", reason: "settled" };
      if (group.snooze_above !== null && open > group.snooze_above) return { state: "new", reason: "grew" };
      if (group.snoozed_until !== null && group.snoozed_until <= now) return { state: "new", reason: "woke" };
      return null;
    case "new":
      return open === 0 ? { state: "resolved", reason: "settled" } : null;
  }
}

/** A group counts as grown when half as many again, and at least five more, are open than when it was last spoken of. */
export function hasGrown(open: number, noticed: number): boolean {
  return open >= noticed * 1.5 && open - noticed >= 5;
}

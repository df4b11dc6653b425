import "server-only";

/** What people and events have made of a group. */
export interface GroupState {
  state: "new" | "snoozed" | "resolved" | "ignored";
  reason: string | null;
  resolved_at: Date | null;
  snoozed_until: Date | null;
  snooze_above: number | null;
}

/** What is true of it now. */
export interface GroupFacts {
  open: number;
  newest: Date | null;
  now: Date;
}

/** What follows by itself; null when nothing does. */
export interface Transition {
  state: "new" | "resolved";
  reason: "came_back" | "grew" | "woke" | "settled";
}

/**
 * What becomes of a group without anybody's doing (PRODUCT E08, E09, E11): it resolves when nothing in it is open, comes back when it fails
 * again, wakes when its time has come or it has grown beyond its limit. A dismissed group stays dismissed.
 */
export function nextState(group: GroupState, { open, newest, now }: GroupFacts): Transition | null {
  switch (group.state) {
    case "ignored":
      return null;
    case "resolved": {
      if (open === 0) return null;
      const isNewer = group.resolved_at === null || (newest !== null && newest > group.resolved_at);
      // What resolved by itself is back as soon as anything in it is open again; a person's word holds for what they saw.
      return isNewer || group.reason === "settled" ? { state: "new", reason: "came_back" } : null;
    }
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

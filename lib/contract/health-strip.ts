import type { LengowTrouble } from "./orders";

/** How Lengow is doing for an account; each part is null when it could not be had, and the others stand. */
export interface HealthStrip {
  as_of: string;
  /** When Lengow last had news of an order, marketplace by marketplace, the oldest news first. */
  marketplaces: { code: string; name: string; latest_at: string | null }[] | null;
  /** Calls for orders left in Lengow's present window. */
  budget: { left: number; limit: number } | null;
  /** `refused`: Lengow does not take our keys. */
  token: { state: "accepted" | "refused" | "missing"; expires_at: string | null } | null;
  /** Set while Lengow cannot be read: what it does, since when, and when our reader tries again. */
  trouble: LengowTrouble | null;
  /** When our reader last had all that was new at Lengow, and when it looks again (in the past: at any moment). Null: it has not begun. */
  reader: { last_at: string | null; next_at: string | null } | null;
  /** Actions that have not left yet or whose fate is open, and why nothing leaves if so. */
  queue: { waiting: number; sending: number; unsure: number; oldest_at: string | null; paused_until: string | null };
}

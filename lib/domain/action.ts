import type { ActionState } from "./status";

/**
 * The life of an action as one table (RELIABILITY.md §4.2, DESIGN D5): which state may follow which. The database's trigger is written
 * from it, the sender and the property tests read it. Words and icons stand in `status.ts`.
 *
 * Two readings of §4.2: an intent is sent once, "send again" is a new intent linked to the old one, so nothing returns from
 * `needs_person` or `unconfirmed` to `ready`; and what the order itself shows ends the doubt directly (§4.5 step 5), so both lead to `done`.
 */
export const ACTION_MOVES = {
  ready: ["claimed", "withdrawn", "needs_person"],
  claimed: ["sending", "ready", "needs_person"],
  sending: ["accepted", "rejected", "ready", "unconfirmed"],
  unconfirmed: ["accepted", "rejected", "done", "needs_person"],
  accepted: ["done", "done_with_warning", "refused", "needs_person"],
  needs_person: ["accepted", "done", "closed"],
  done: [],
  done_with_warning: [],
  refused: [],
  rejected: [],
  withdrawn: [],
  closed: [],
} as const satisfies Record<ActionState, readonly ActionState[]>;

export const ACTION_STATE_NAMES = Object.keys(ACTION_MOVES) as readonly ActionState[];

/** In these an intent holds its lane: nobody else may act on the same line of the same order. */
export const LANE_STATES = [
  "ready",
  "claimed",
  "sending",
  "unconfirmed",
  "needs_person",
] as const satisfies ActionState[];

export function mayMove(from: ActionState, to: ActionState): boolean {
  return (ACTION_MOVES[from] as readonly ActionState[]).includes(to);
}

/** Nothing follows: the machine is through with it. */
export function isTerminal(state: ActionState): boolean {
  return ACTION_MOVES[state].length === 0;
}

/** How long an action is held before it may leave, in seconds: the longer, the harder it is to take back (PRODUCT A12). */
export interface HoldSeconds {
  usual: number;
  cancel: number;
  refund: number;
}

/** 10 s for what goes forward, a minute for what ends an order, five for money. */
export const DEFAULT_HOLDS: HoldSeconds = { usual: 10, cancel: 60, refund: 300 };

/** The least hold of a refund: it is never sent at once, whatever the setting says. */
export const MIN_REFUND_HOLD_SECONDS = 10;

/** The types that give money back; what one has taken, the others cannot take again. */
export const REFUND_TYPES = ["refund", "partially_refund", "pickup_refund"] as const;

const REFUNDS: ReadonlySet<string> = new Set(REFUND_TYPES);
const CANCELS = new Set(["cancel", "refuse", "partial_cancel", "partially_cancel", "pickup_cancel"]);

/** Whether this type gives money back. */
export function isRefund(type: string): boolean {
  return REFUNDS.has(type);
}

/** Whether this type moves the order on, rather than ending it or giving money back. An unknown type goes forward. */
export function goesForward(type: string): boolean {
  return !isRefund(type) && !CANCELS.has(type);
}

/** How long an action of this type is held, in seconds. An unknown type goes forward. */
export function holdSeconds(type: string, holds: HoldSeconds = DEFAULT_HOLDS): number {
  if (isRefund(type)) return Math.max(holds.refund, MIN_REFUND_HOLD_SECONDS);
  return CANCELS.has(type) ? holds.cancel : holds.usual;
}

/** How long after recording an action that could not be sent is given back to a person, in hours (RELIABILITY.md §4.7). */
export function giveUpHours(type: string): number {
  return !goesForward(type) || type === "accept" ? 4 : 24;
}

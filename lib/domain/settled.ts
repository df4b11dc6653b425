/** Why a failed action, or one that ended with a warning, is nobody's work any more. */
export const SETTLED_WAYS = ["resolved", "order_reached", "order_moved_on"] as const;
export type SettledWay = (typeof SETTLED_WAYS)[number];

/** How an action that did not go well came to be past. What was refused stays refused; it only asks for nobody. */
export interface Settled {
  /** `resolved`: a person said so of its cause; `order_reached`: the order is where the action should have brought it; `order_moved_on`: past it. */
  way: SettledWay;
  /** When that was said, or first seen of the order, ISO 8601. */
  at: string;
  /** Who said so; null where nobody did. */
  by: string | null;
}

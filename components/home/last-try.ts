import type { ActionView } from "@/lib/contract/actions";
import type { NextDeadline } from "@/lib/contract/order-stats";
import { isTerminal } from "@/lib/domain/action";
import type { ActionState } from "@/lib/domain/status";

type Identity = Pick<ActionView, "marketplace" | "marketplace_order_id">;

/** What the team did of late, as the list of its actions tells it seconds after, long before the figures are counted again. */
export interface Deeds {
  /** By order. */
  newest: ReadonlyMap<string, ActionView>;
  /** Ids of actions that were taken back. */
  withdrawn: ReadonlySet<string>;
}

const keyOf = ({ marketplace, marketplace_order_id: id }: Identity) => `${marketplace} ${id}`;

/**
 * The newest action of each order. One that was taken back never left: whatever came before it still stands, so it is left out here as
 * it is in the figures.
 * @param actions newest first
 */
export function deedsOf(actions: readonly ActionView[]): Deeds {
  const newest = new Map<string, ActionView>();
  const withdrawn = new Set<string>();
  for (const action of actions) {
    if (action.state === "withdrawn") withdrawn.add(action.id);
    else if (!newest.has(keyOf(action))) newest.set(keyOf(action), action);
  }
  return { newest, withdrawn };
}

/** How the last try on the order stands, whoever made it, if somebody still has to wait or to look: not where it is settled. */
export function lastTry(
  order: Identity & Pick<NextDeadline, "last_action">,
  { newest, withdrawn }: Deeds,
): ActionState | undefined {
  // The figures may be older than the taking back.
  const last = order.last_action && !withdrawn.has(order.last_action.id) ? order.last_action : null;
  const own = newest.get(keyOf(order));
  const told = own && (!last || (own.updated_at ?? "") >= last.at) ? own : last;
  if (!told || told.settled) return undefined;
  const { state } = told;
  return isTerminal(state) && state !== "refused" && state !== "rejected" ? undefined : state;
}

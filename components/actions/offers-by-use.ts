import type { ActionOffer } from "@/lib/contract/actions";

/** What comes first when several actions are possible: what moves the order forward. */
const FIRST = ["accept", "ship", "pickup_ready", "pickup_complete", "refund", "cancel", "refuse"];

function byUse(a: ActionOffer, b: ActionOffer): number {
  const rank = ({ type }: ActionOffer) => (FIRST.includes(type) ? FIRST.indexOf(type) : FIRST.length);
  return rank(a) - rank(b);
}

/** An order's actions as buttons and menus list them. */
export function offersByUse(offers: readonly ActionOffer[]): ActionOffer[] {
  return [...offers].sort(byUse);
}

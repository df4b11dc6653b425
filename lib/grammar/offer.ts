/** Whether an action is offered on an order, and why not if not (API.md §14.6, "When an action is offered"). */

import type { ActionGrammar } from "./model";
import type { Overlay } from "./overlay/overlay";
import type { OrderFacts } from "./raw/order-facts";

/** Why an action is not offered. Codes with their details; the words are the interface's. */
export type Reason =
  /** The marketplace's metadata has no such action, or it cannot be read. */
  | { code: "action_unknown" }
  /** The metadata does not say in which statuses the action is allowed. */
  | { code: "status_missing" }
  /** The metadata allows the action in no status at all. */
  | { code: "status_empty" }
  | { code: "status_not_allowed"; status: string | null; allowed: readonly string[] }
  /** The marketplace ships this order itself (FBA and the like). */
  | { code: "delivered_by_marketplace" }
  /** The merchant's own setting for this account. */
  | { code: "switched_off" }
  /** The marketplace knows another action for this. */
  | { code: "use_other_action"; instead: string };
export type ReasonCode = Reason["code"];

/** Null when the action is offered. `switchedOff` is the account's own setting. */
export function reasonNotOffered(
  grammar: ActionGrammar,
  facts: OrderFacts,
  overlay: Overlay,
  switchedOff: boolean,
): Reason | null {
  if (switchedOff) return { code: "switched_off" };
  const refusal = overlay.refusal(grammar.action, facts);
  if (refusal !== null) return refusal;
  if (!grammar.known) return { code: "action_unknown" };
  if (grammar.statuses === "missing") return { code: "status_missing" };
  if (grammar.statuses.length === 0) return { code: "status_empty" };
  if (grammar.action === "ship" && facts.delivered_by_marketplace) return { code: "delivered_by_marketplace" };
  const isAllowed = (status: string | null): boolean => allows(grammar, status);
  if (isAllowed(facts.status) || facts.lines.some((line) => isAllowed(line.status))) return null;
  return { code: "status_not_allowed", status: facts.status, allowed: grammar.statuses };
}

/** Whether a status is in the action's list; unknown words are compared by equality. */
export function allows(grammar: ActionGrammar, status: string | null): boolean {
  return grammar.statuses !== "missing" && status !== null && grammar.statuses.includes(status);
}

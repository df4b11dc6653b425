import type { ActionGrammar, FormModel } from "@/lib/grammar";
import { NO_PATTERNS, reviewForm } from "@/lib/grammar";

/** An order of one line that nobody placed, in a status in which the action is allowed: enough to see the form. */
export function imaginedOrder(marketplace: string, grammar: ActionGrammar) {
  const status = grammar.statuses === "missing" ? "waiting_shipment" : (grammar.statuses[0] ?? "waiting_shipment");
  const line = { marketplace_order_line_id: "LINE-1", title: null, quantity: 3, lengow_status: status };
  return {
    marketplace,
    marketplace_order_id: "ORDER-1",
    lengow_status: status,
    packages: [{ cart: [{ ...line, marketplace_status: status }] }],
  };
}

/** The untouched form of an action, with the overlay, read for what it says of each argument. */
export function blankForm(marketplace: string, grammar: ActionGrammar): FormModel {
  const order = imaginedOrder(marketplace, grammar);
  // Fields behind a pattern are listed all the same: only their visibility needs the engine.
  return reviewForm({ grammar, order, matcher: NO_PATTERNS, overlay: { marketplace } }).form;
}

import type { SettledWay } from "./settled";

/**
 * One registry of every state a person sees: its tone, its icon (lucide's name) and the key of its word under `status.*`.
 * Badges, filters, SQL and tests read it; nothing else decides how a state looks (PRODUCT.md U24).
 */

/**
 * `todo`: your turn. `rest`: nobody waits for you. `move`: on its way. `done`: confirmed. `warn`: look at it.
 * `fail`: refused or late. `unknown`: we do not know, kept for `unconfirmed` and `needs_person` alone.
 */
export type Tone = "todo" | "rest" | "move" | "done" | "warn" | "fail" | "unknown";

interface Look {
  tone: Tone;
  icon: string;
  /** A person must act: the badge is filled. */
  solid?: true;
}

/** Lengow's order statuses (API.md §7). */
export const ORDER_STATUSES = {
  new: { tone: "rest", icon: "circle-dashed" },
  waiting_acceptance: { tone: "todo", icon: "inbox" },
  accepted: { tone: "move", icon: "clipboard-check" },
  waiting_shipment: { tone: "todo", icon: "package" },
  shipped: { tone: "done", icon: "truck" },
  closed: { tone: "rest", icon: "archive" },
  refused: { tone: "rest", icon: "ban" },
  canceled: { tone: "rest", icon: "circle-x" },
  to_refund: { tone: "todo", icon: "hand-coins" },
  refunding: { tone: "move", icon: "rotate-ccw" },
  refunded: { tone: "rest", icon: "banknote-arrow-down" },
  partial_refunded: { tone: "rest", icon: "coins" },
  pickup_to_prepare: { tone: "todo", icon: "shopping-basket" },
  to_pickup: { tone: "rest", icon: "store" },
  pickup_completed: { tone: "done", icon: "package-check" },
  pickup_canceled: { tone: "rest", icon: "package-x" },
} as const satisfies Record<string, Look>;

/** The states of an action (DESIGN D5), in the order in which they usually come. */
export const ACTION_STATES = {
  ready: { tone: "move", icon: "timer" },
  claimed: { tone: "move", icon: "list-start" },
  sending: { tone: "move", icon: "send" },
  unconfirmed: { tone: "unknown", icon: "circle-question-mark" },
  accepted: { tone: "move", icon: "hourglass" },
  done: { tone: "done", icon: "circle-check" },
  done_with_warning: { tone: "warn", icon: "triangle-alert" },
  refused: { tone: "fail", icon: "octagon-x" },
  rejected: { tone: "fail", icon: "octagon-minus" },
  needs_person: { tone: "unknown", icon: "hand", solid: true },
  withdrawn: { tone: "rest", icon: "undo-2" },
  closed: { tone: "rest", icon: "user-round-check" },
} as const satisfies Record<string, Look>;

/** The states of an invoice or a credit note. */
export const DOCUMENT_STATES = {
  to_invoice: { tone: "todo", icon: "file-text" },
  to_credit: { tone: "todo", icon: "file-minus" },
  uploading: { tone: "move", icon: "cloud-upload" },
  verifying: { tone: "move", icon: "scan-search" },
  unconfirmed: { tone: "unknown", icon: "circle-question-mark" },
  not_sent: { tone: "unknown", icon: "hand" },
  rejected: { tone: "fail", icon: "file-x" },
  uploaded: { tone: "done", icon: "file-check" },
  by_amazon: { tone: "rest", icon: "store" },
} as const satisfies Record<string, Look>;

/** A failed action that is past: quiet, whatever it was (settled.ts). */
export const SETTLED_STATES = {
  resolved: { tone: "rest", icon: "user-round-check" },
  order_reached: { tone: "rest", icon: "check" },
  order_moved_on: { tone: "rest", icon: "history" },
} as const satisfies Record<SettledWay, Look>;

/** The order types we have words for (API.md §7); any other keeps Lengow's label. Types have no tone: colour means state. */
export const ORDER_TYPES = {
  is_express: { icon: "zap" },
  is_prime: { icon: "crown" },
  is_business: { icon: "building-2" },
  is_delivered_by_marketplace: { icon: "warehouse" },
} as const satisfies Record<string, { icon: string }>;

export type OrderStatus = keyof typeof ORDER_STATUSES;
export type ActionState = keyof typeof ACTION_STATES;
export type DocumentState = keyof typeof DOCUMENT_STATES;
export type OrderTypeKey = keyof typeof ORDER_TYPES;

const REGISTRY = {
  order: ORDER_STATUSES,
  action: ACTION_STATES,
  document: DOCUMENT_STATES,
  settled: SETTLED_STATES,
};
export type StatusKind = keyof typeof REGISTRY;

type Registered = {
  [K in StatusKind]: (typeof REGISTRY)[K][keyof (typeof REGISTRY)[K]];
}[StatusKind];
type StatusKey = { [K in StatusKind]: `${K}.${keyof (typeof REGISTRY)[K] & string}` }[StatusKind];

/** How a state looks. `key` is its word under `status`; null means that nobody knows this state and `raw` is shown in quotes. */
export interface StatusLook {
  tone: Tone;
  icon: Registered["icon"];
  solid: boolean;
  key: StatusKey | null;
  raw: string;
}

/** The look of any state; one that the registry does not know passes through, quiet and in Lengow's own spelling. */
export function statusLook(kind: StatusKind, raw: string): StatusLook {
  const table: Record<string, Registered> = REGISTRY[kind];
  const found = Object.hasOwn(table, raw) ? table[raw] : undefined;
  if (!found) return { tone: "rest", icon: "circle-dashed", solid: false, key: null, raw };
  // The two parts of the key were just found in the registry together.
  return { tone: found.tone, icon: found.icon, solid: "solid" in found, key: `${kind}.${raw}` as StatusKey, raw };
}

/** The icon of an order type and the key of its word under `status.type`, or null for a type with no word of ours. */
export function orderTypeLook(
  type: string,
): { icon: (typeof ORDER_TYPES)[OrderTypeKey]["icon"]; key: OrderTypeKey } | null {
  if (!Object.hasOwn(ORDER_TYPES, type)) return null;
  const key = type as OrderTypeKey;
  return { icon: ORDER_TYPES[key].icon, key };
}

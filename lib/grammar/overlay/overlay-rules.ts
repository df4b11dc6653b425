/**
 * What marketplaces demand in practice beyond their metadata. Data only: every rule says where it was read and when, and can be
 * switched off by its id. Rules tighten; none makes a form accept what the metadata refuses (DESIGN D6, PRODUCT F6).
 */

export const OVERLAY_VERSION = "2026-11-21";

export type OverlayEffect =
  /** These arguments must be filled in, where the action lists them. */
  | { kind: "require"; arguments: readonly string[] }
  /** These arguments are marked as expected; leaving them empty warns and does not block. */
  | { kind: "expect"; arguments: readonly string[] }
  /** The optional argument belongs to one value of another (any case): then it is required, else it is not sent. */
  | { kind: "only_with"; argument: string; other: string; value: string }
  /** Longest text, in characters as people count them. */
  | { kind: "max_length"; argument: string; characters: number }
  /** What the form opens with; the person sees it and may change it. Never a reason (API.md §14.6). */
  | { kind: "prefill"; argument: string; with: "now" | "only_line" | "0.00" }
  /** Each line is its own action. */
  | { kind: "one_action_per_line" }
  /** What may be typed for the line of an order that has only one; the real line id is what is sent (API.md §14.3). */
  | { kind: "only_line_alias"; text: string }
  /** Not offered on an order that the marketplace delivers itself. */
  | { kind: "not_when_delivered_by_marketplace" }
  /** Before the order is accepted the merchant refuses, afterwards he refunds; other actions are not offered. */
  | { kind: "refuse_before_refund_after" };

export interface OverlayRule {
  id: string;
  /** Beginning of the marketplace code: "amazon" is meant for amazon_fr, amazon_uk and the rest. */
  marketplaces: readonly string[];
  actions: readonly string[];
  effects: readonly OverlayEffect[];
  /** Where the fact was read. */
  source: string;
  /** When it was last checked there, ISO date. */
  seen: string;
}

/** API.md §15. A source is shown to people, so it names what they can find. */
const AMAZON_HELP = "Lengow help centre, Amazon - Orders Management";
const SEEN = "2026-11-21";

export const OVERLAY_RULES: readonly OverlayRule[] = [
  {
    id: "amazon-ship-tracking",
    marketplaces: ["amazon"],
    actions: ["ship"],
    effects: [
      { kind: "require", arguments: ["tracking_number", "shipping_date"] },
      { kind: "prefill", argument: "shipping_date", with: "now" },
    ],
    source: AMAZON_HELP,
    seen: SEEN,
  },
  {
    id: "amazon-ship-method-length",
    marketplaces: ["amazon"],
    actions: ["ship"],
    effects: [{ kind: "max_length", argument: "shipping_method", characters: 50 }],
    source: AMAZON_HELP,
    seen: SEEN,
  },
  {
    id: "amazon-ship-other-carrier",
    marketplaces: ["amazon"],
    actions: ["ship"],
    effects: [{ kind: "only_with", argument: "carrier_name", other: "carrier", value: "Other" }],
    source: `${AMAZON_HELP}; Lengow's PrestaShop plugin: with another carrier Amazon rejects the feed`,
    seen: SEEN,
  },
  {
    id: "amazon-refund-per-line",
    marketplaces: ["amazon"],
    actions: ["refund"],
    effects: [
      { kind: "require", arguments: ["line", "refund_taxes", "refund_shipping_price", "refund_shipping_taxes"] },
      { kind: "one_action_per_line" },
      { kind: "prefill", argument: "refund_taxes", with: "0.00" },
      { kind: "prefill", argument: "refund_shipping_price", with: "0.00" },
      { kind: "prefill", argument: "refund_shipping_taxes", with: "0.00" },
    ],
    source: AMAZON_HELP,
    seen: SEEN,
  },
  {
    id: "amazon-one-line",
    marketplaces: ["amazon"],
    actions: ["refund"],
    effects: [
      { kind: "prefill", argument: "line", with: "only_line" },
      { kind: "only_line_alias", text: "1" },
    ],
    source: `${AMAZON_HELP}: "1" for an order of one line; the real line id is sent`,
    seen: SEEN,
  },
  {
    id: "amazon-cancel-reason",
    marketplaces: ["amazon"],
    actions: ["cancel", "partial_cancel", "partially_cancel"],
    effects: [{ kind: "require", arguments: ["reason", "cancel_reason"] }],
    source: "Sellercloud help on Amazon orders: cancel only with a reason",
    seen: SEEN,
  },
  {
    id: "delivered-by-marketplace-cancel",
    marketplaces: ["amazon"],
    actions: ["cancel", "partial_cancel", "partially_cancel"],
    effects: [{ kind: "not_when_delivered_by_marketplace" }],
    source: "Lengow's shop plugins take no action on such orders",
    seen: SEEN,
  },
  {
    id: "zalando-return-tracking",
    marketplaces: ["zalando"],
    actions: ["ship"],
    effects: [{ kind: "expect", arguments: ["return_tracking_number"] }],
    source: "Lengow help centre, Zalando orders: its absence is penalised",
    seen: SEEN,
  },
  {
    id: "cdiscount-refuse-then-refund",
    marketplaces: ["cdiscount", "octopia"],
    actions: ["refuse", "cancel", "refund"],
    effects: [{ kind: "refuse_before_refund_after" }],
    source: "Lengow help centre, Cdiscount (Octopia) orders: there is no cancel",
    seen: SEEN,
  },
];

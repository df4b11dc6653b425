import type { Random } from "../random";

/** One condition of a `depends_on` block (API.md §14.5). */
export interface Condition {
  key_path: { root: string; path: string };
  function: string;
  value: unknown;
}

/** Lengow spells the key `operation` for Amazon and `operator` elsewhere (API.md §14.5, C4). */
export interface DependsOn {
  operator?: string;
  operation?: string;
  conditions: Condition[];
}

/** The four shapes of `valid_values` (API.md §14.4). */
export type ValidValues = Record<string, { label: string } | string> | (string | Record<string, string>)[];

/** Description of one argument of one action; every member may be missing (API.md §14.3). */
export interface ArgDescription {
  type?: string;
  accept_free_values?: boolean;
  valid_values?: ValidValues;
  default_value?: string | null;
  depends_on?: DependsOn | null;
}

/** One action of a marketplace (API.md §14.3). */
export interface ActionMeta {
  status: string[];
  args: string[];
  optional_args: string[];
  args_description?: Record<string, ArgDescription>;
}

export interface CarrierMeta {
  label: string;
  lengow_code?: string | null;
}

/** What GET marketplaces tells about one marketplace (API.md §14.2). */
export interface MarketplaceMeta {
  name: string;
  country: string;
  country_iso_a2?: string;
  logo: string | null;
  description: string | null;
  homepage: string | null;
  legacy_code?: string | null;
  package?: string;
  features?: Record<string, boolean>;
  orders: {
    status: Record<string, string[]>;
    carriers: Record<string, CarrierMeta>;
    shipping_methods?: Record<string, CarrierMeta>;
    actions: Record<string, ActionMeta>;
  };
}

export type Language = "en" | "fr" | "de" | "it";

/** A marketplace of the sandbox: what it says about itself, and how its orders look. */
export interface Marketplace {
  code: string;
  meta: MarketplaceMeta;
  /** Countries its buyers live in, with weights. */
  buyers: Partial<Record<string, number>>;
  currency: string;
  /** Language of its error texts. */
  language: Language;
  /** Share of the orders of a full account; 0 means none. */
  weight: number;
  /** Pattern of an order id: see `fillPattern`; `{date}` is the order's day as yymmdd. */
  orderId: string;
  /** Pattern of a line id; `{order}` is the order id, `{n}` the line's number from 1. */
  lineId: string;
  /** Share of the orders that the marketplace ships itself. */
  ownDelivery?: number;
  /** Mirakl shops that tell their deadline in `order_meta` (API.md §6.1). */
  deadlineInMeta?: boolean;
  /** `order_meta.delivery_type`, with weights; read by Otto's conditions. */
  deliveryTypes?: Partial<Record<string, number>>;
  /** Answers of the older applications: few keys, errors "", POST says queued false (API.md §10). */
  oldActions?: boolean;
  /** Hook for the few marketplaces whose orders carry something of their own. */
  decorate?: (meta: Record<string, unknown>, random: Random) => void;
}

const CALM = { accept_free_values: true, valid_values: {}, default_value: null, depends_on: null } as const;

export function freeText(extra: ArgDescription = {}): ArgDescription {
  return { type: "string", ...CALM, ...extra };
}

export function typed(type: string, extra: ArgDescription = {}): ArgDescription {
  return { type, ...CALM, ...extra };
}

/** A closed list: only its codes are accepted. */
export function closed(values: Record<string, string>, extra: ArgDescription = {}): ArgDescription {
  return { type: "list", ...CALM, accept_free_values: false, valid_values: labelled(values), ...extra };
}

/** Suggestions beside free text. */
export function suggested(values: Record<string, string>, extra: ArgDescription = {}): ArgDescription {
  return { type: "list", ...CALM, valid_values: labelled(values), ...extra };
}

export function labelled(values: Record<string, string>): Record<string, { label: string }> {
  return Object.fromEntries(Object.entries(values).map(([code, label]) => [code, { label }]));
}

/** Carrier table of `orders.carriers`; every third one has no Lengow code. */
export function carrierTable(values: Record<string, string>): Record<string, CarrierMeta> {
  return Object.fromEntries(
    Object.entries(values).map(([code, label], index) => [
      code,
      { label, lengow_code: index % 3 === 2 ? null : label.toUpperCase().replace(/[^A-Z0-9]+/g, "_") },
    ]),
  );
}

/** One condition on another argument of the same POST. */
export function onArg(path: string, fn: string, value: unknown): Condition {
  return { key_path: { root: "action_data", path }, function: fn, value };
}

/** One condition on the order. */
export function onOrder(path: string, fn: string, value: unknown): Condition {
  return { key_path: { root: "order", path }, function: fn, value };
}

export function when(operator: "allOf" | "anyOf" | "oneOf", ...conditions: Condition[]): DependsOn {
  return { operator, conditions };
}

/** Amazon's spelling. */
export function whenAmazon(operation: "allOf" | "anyOf" | "oneOf", ...conditions: Condition[]): DependsOn {
  return { operation, conditions };
}

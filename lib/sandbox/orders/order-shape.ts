import type { Currency } from "../currencies";

/** Money as Lengow writes it: a number with float noise, a text with two places, or nothing (API.md §6.1). */
export type Money = number | string | null;

export interface WireTracking {
  number: string | null;
  method: string | null;
  carrier: string | null;
  url: string | null;
  is_delivered_by_marketplace: boolean | null;
  parcel_weight: string | null;
  shipped_at: string | null;
  relay: { id: string | number | null; name: string | null; type?: string | null } | null;
  marketplace_order_line_ids: string[];
}

/** Everything but `id` and `type` may be null (API.md §6.4). */
export interface WireAddress {
  id: number;
  type: string;
  company: string | null;
  civility: string | null;
  first_name: string | null;
  last_name: string | null;
  full_name: string | null;
  first_line: string | null;
  second_line: string | null;
  complement: string | null;
  zipcode: string | null;
  city: string | null;
  phone_home: string | null;
  phone_office: string | null;
  phone_mobile: string | null;
  full_address: string | null;
  email: string | null;
  vat_number: string | null;
  metas: unknown;
  state_region: string | null;
  common_country_iso_a2: string | null;
}

export interface WireDelivery extends WireAddress {
  trackings: WireTracking[];
}

export interface WireLine {
  id: number;
  marketplace_order_line_id: string;
  marketplace_product_id: string | null;
  merchant_product_id: { field: string | null; id: string | null };
  feed_id: number;
  marketplace_package_id: string | null;
  marketplace_status: string | null;
  lengow_status: string | null;
  title: string | null;
  category: string | null;
  url_product: string | null;
  url_image: string | null;
  order_line_meta: unknown;
  amount: Money;
  tax: Money;
  shipping: Money;
  discount: Money;
  refunded_amount: Money;
  original_amount: Money;
  original_tax: Money;
  original_shipping: Money;
  original_discount: Money;
  original_refunded_amount: Money;
  original_buyer_amount: Money;
  original_buyer_tax: Money;
  quantity: number;
  max_shipping_date: string | null;
  documents: unknown[];
  orderline_types: { type: string; label: string }[];
  created_at: string | null;
  updated_at: string | null;
}

export interface WirePackage {
  cart: WireLine[];
  delivery: WireDelivery | null;
}

export interface WireOrder {
  marketplace: string;
  account_id: number;
  marketplace_country_iso2: string;
  marketplace_order_id: string;
  merchant_order_id: string[] | null;
  marketplace_status: string;
  lengow_status: string;
  workflow_rank: number;
  marketplace_order_date: string | null;
  marketplace_customer_id: string | null;
  total_order: Money;
  total_tax: Money;
  shipping: Money;
  discount: Money;
  commission: Money;
  processing_fee: Money;
  currency: Currency;
  original_currency: Currency;
  original_total_order: Money;
  original_total_tax: Money;
  original_shipping: Money;
  original_discount: Money;
  original_commission: Money;
  original_processing_fee: Money;
  original_total_buyer_amount: Money;
  original_total_buyer_tax: Money;
  original_buyer_currency: string | null;
  comments: string | string[] | null;
  invoice_number: string | null;
  invoice_url: string | null;
  payments: unknown[];
  packages: WirePackage[];
  billing_address: WireAddress | null;
  contact_address: WireAddress | null;
  documents: unknown[];
  imported_at: string;
  updated_at: string;
  order_meta: Record<string, unknown> | null;
  tax: unknown;
  anonymized: boolean;
  order_types: { type: string; label: string }[];
}

export interface Missing {
  readonly order: readonly string[];
  readonly line: readonly string[];
}

export const NOTHING_MISSING: Missing = { order: [], line: [] };

/** An order as the sandbox holds it: the wire object plus what queries need, read once. */
export interface OrderRecord {
  wire: WireOrder;
  orderDate: number | null;
  imported: number;
  updated: number;
  catalogue: number;
  /** Members left out of the answer, as older applications do. */
  missing: Missing;
  /** Hostile orders go out as they are, without conversion. */
  verbatim: boolean;
  /** JSON texts of this order, by currency and anonymity; emptied by every write. */
  texts: Map<string, string>;
}

/** The lines of all packages; none where a hostile order has something else in their place. */
export function linesOf(record: OrderRecord): WireLine[] {
  const packages = Array.isArray(record.wire.packages) ? record.wire.packages : [];
  return packages.flatMap((pack) => (Array.isArray(pack?.cart) ? pack.cart : []));
}

/** The order's types, as plain words. */
export function typesOf({ wire }: OrderRecord): string[] {
  return Array.isArray(wire.order_types) ? wire.order_types.map((entry) => entry?.type) : [];
}

/** Whether the marketplace ships this order itself (API.md §7). */
export function isOwnDelivery(record: OrderRecord): boolean {
  return typesOf(record).includes("is_delivered_by_marketplace");
}

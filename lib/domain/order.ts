import type { SettledWay } from "./settled";
import type { ActionState, DocumentState } from "./status";

/**
 * The order as Orderdeck knows it: Lengow's own field names (API.md §6), every drift already settled at `lib/lengow`.
 * Money is a plain decimal string ("12.5" or "12.50", never a float); null means Lengow did not give it. Dates are ISO 8601.
 */

/** A decimal number as text, dot as separator, no exponent. */
export type Decimal = string;

export interface Currency {
  iso_a3: string;
  symbol: string | null;
  name: string | null;
}

/** Decide on `type` alone: the label differs from marketplace to marketplace (API.md §7). */
export interface OrderType {
  type: string;
  label: string;
}

export interface Address {
  id: string | null;
  type: string | null;
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
  state_region: string | null;
  common_country_iso_a2: string | null;
  phone_home: string | null;
  phone_office: string | null;
  phone_mobile: string | null;
  full_address: string | null;
  email: string | null;
  vat_number: string | null;
}

export interface Tracking {
  number: string | null;
  method: string | null;
  carrier: string | null;
  url: string | null;
  is_delivered_by_marketplace: boolean | null;
  parcel_weight: string | null;
  shipped_at: string | null;
  relay: { id: string | null; name: string | null; type: string | null } | null;
  marketplace_order_line_ids: string[];
}

export interface DocumentRef {
  id: string;
  type: string | null;
  name: string | null;
}

/** `marketplace_order_line_id` is the value of the action argument `line` (API.md §6.3). */
export interface OrderLine {
  id: string | null;
  marketplace_order_line_id: string;
  marketplace_product_id: string | null;
  merchant_product_id: { field: string | null; id: string | null } | null;
  marketplace_package_id: string | null;
  marketplace_status: string | null;
  lengow_status: string | null;
  title: string | null;
  category: string | null;
  url_product: string | null;
  url_image: string | null;
  /** Our own path to that picture; only on an order that was made for a screen, and where its address is one we would call. */
  picture?: string;
  order_line_meta: Record<string, unknown>;
  quantity: number;
  amount: Decimal | null;
  tax: Decimal | null;
  shipping: Decimal | null;
  discount: Decimal | null;
  refunded_amount: Decimal | null;
  original_amount: Decimal | null;
  original_tax: Decimal | null;
  original_shipping: Decimal | null;
  original_discount: Decimal | null;
  original_refunded_amount: Decimal | null;
  max_shipping_date: string | null;
  documents: DocumentRef[];
  orderline_types: OrderType[];
  created_at: string | null;
  updated_at: string | null;
}

/** The lines that go to one delivery address. */
export interface Package {
  cart: OrderLine[];
  delivery: (Address & { trackings: Tracking[] }) | null;
}

export interface Payment {
  id: string | null;
  checkout: string | null;
  status: string | null;
  type: string | null;
  settled_at: string | null;
  payment_terms: Record<string, unknown> | null;
}

export interface OrderTax {
  is_marketplace_deemed_supplier: boolean | null;
  tax_electronic_portal_type: string | null;
  tax_electronic_portal_id: string | null;
  marketplace_eori_number: string | null;
  buyer_tax: { type: string | null; id: string | null } | null;
}

/** What `lib/lengow` hands over: one order with every drift of the wire settled. Identity is `marketplace` + `marketplace_order_id`. */
export interface LengowOrderFields {
  marketplace: string;
  marketplace_order_id: string;
  account_id: number | null;
  marketplace_country_iso2: string | null;
  merchant_order_id: string[];
  marketplace_status: string | null;
  lengow_status: string;
  marketplace_order_date: string | null;
  imported_at: string | null;
  updated_at: string | null;
  currency: Currency | null;
  original_currency: Currency | null;
  /** True when Lengow had no exchange rate (it sends -1): the converted amounts are then null, never -1. */
  conversion_missing: boolean;
  total_order: Decimal | null;
  total_tax: Decimal | null;
  shipping: Decimal | null;
  discount: Decimal | null;
  commission: Decimal | null;
  processing_fee: Decimal | null;
  original_total_order: Decimal | null;
  original_total_tax: Decimal | null;
  original_shipping: Decimal | null;
  original_discount: Decimal | null;
  original_commission: Decimal | null;
  original_processing_fee: Decimal | null;
  original_total_buyer_amount: Decimal | null;
  original_total_buyer_tax: Decimal | null;
  original_buyer_currency: string | null;
  comments: string[];
  invoice_number: string | null;
  invoice_url: string | null;
  payments: Payment[];
  packages: Package[];
  billing_address: Address | null;
  contact_address: Address | null;
  documents: DocumentRef[];
  order_meta: Record<string, unknown>;
  order_types: OrderType[];
  tax: OrderTax | null;
  anonymized: boolean;
  /** Fields of Lengow that this reading does not know, kept as they came. */
  unknown_fields: Record<string, unknown>;
  /** Set when the row could not be read whole: what was wrong. The rest of the page is unharmed. */
  unreadable: string | null;
}

export type ShipBySource = "line" | "order_meta";

/** One order on our own routes: Lengow's fields and what we derive from them. */
export interface Order extends LengowOrderFields {
  /** Earliest deadline over lines that still have to leave (PRODUCT F12); null when the marketplace gave none. */
  ship_by: string | null;
  ship_by_source: ShipBySource | null;
  items_total: number;
  /** Exact per line, an estimate inside a line: Lengow gives no shipped quantity (PRODUCT F13). */
  items_unshipped: number;
  delivered_by_marketplace: boolean;
  buyer_name: string | null;
  delivery_country: string | null;
}

/** Who brings the goods to the buyer. */
export type Fulfilment = "merchant" | "marketplace";

/** The latest thing asked of an order's marketplace, by us or by another tool in the last 90 days, and how far it is. */
export interface LastAction {
  /** Of our intent: `GET actions/[id]`; `lengow-` and Lengow's number when another tool sent it. */
  id: string;
  type: string;
  state: ActionState;
  /** When it reached that state, ISO 8601. */
  at: string;
  /** It did not go well and is past all the same. */
  settled?: SettledWay;
}

/** What the orders grid shows of one order; nothing personal but the buyer's name, and that masked without `orders:reveal`. */
export interface OrderRow {
  marketplace: string;
  marketplace_name: string;
  marketplace_country: string | null;
  marketplace_order_id: string;
  merchant_order_id: string[];
  marketplace_status: string | null;
  lengow_status: string;
  order_types: OrderType[];
  marketplace_order_date: string | null;
  imported_at: string | null;
  updated_at: string | null;
  /** Latest moment to ship what is open, and whether a line or the order's own data names it (PRODUCT F12). */
  ship_by: string | null;
  ship_by_source: ShipBySource | null;
  items_total: number;
  items_unshipped: number;
  /** Units on lines that have left; neither those that still have to, nor refused or canceled ones. */
  items_shipped: number;
  line_count: number;
  /** Of the first line: enough to recognise the order by. */
  first_title: string | null;
  first_sku: string | null;
  fulfilment: Fulfilment;
  delivered_by_marketplace: boolean;
  /** A parcel of it was bought as second day (derived, PRODUCT SC-05). */
  second_day: boolean;
  buyer_name: string | null;
  /** Country of delivery, ISO 3166 alpha-2. */
  delivery_country: string | null;
  /** Carrier and number of the first parcel. */
  carrier: string | null;
  tracking_number: string | null;
  has_documents: boolean;
  /** State of its invoice as far as it is known here; null is not known. */
  invoice_state: DocumentState | null;
  /** Null when nothing is known to have been asked. */
  last_action: LastAction | null;
  total_order: Decimal | null;
  currency: string | null;
  original_total_order: Decimal | null;
  original_currency: string | null;
  conversion_missing: boolean;
  anonymized: boolean;
  unreadable: string | null;
  /** What of the order's extra data was asked for and is there, people's words hidden (`order-meta.ts`). */
  meta?: Readonly<Record<string, string>>;
}

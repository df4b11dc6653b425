/**
 * What this library hands over for one order: Lengow's own field names (API.md §6) with every drift of the wire settled.
 * A copy of the app's own type on purpose: a library does not import its user. A type test on the app's side keeps them equal.
 */

/** A decimal number as text, dot as separator, no exponent. */
export type Decimal = string;

export interface Currency {
  iso_a3: string;
  symbol: string | null;
  name: string | null;
}

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

/** One order. Identity is `marketplace` + `marketplace_order_id`; both may be "" on a row that is `unreadable`. */
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
  /** Fields this reading does not know, and values it could not read, as they came; nested ones under their path. */
  unknown_fields: Record<string, unknown>;
  /** Set when the row could not be read whole: what was wrong. The rest of the page is unharmed. */
  unreadable: string | null;
}

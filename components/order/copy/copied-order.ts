import type { OrderCopy } from "@/lib/contract/order-copy";
import type { OrderDetail } from "@/lib/contract/order-detail";
import type { Currency } from "@/lib/domain/order";

const currency = (code: string | null): Currency | null => (code ? { iso_a3: code, symbol: null, name: null } : null);

/** Of an order that was not read, everything that our copy does not hold. */
const UNKNOWN = {
  account_id: null,
  total_tax: null,
  shipping: null,
  discount: null,
  commission: null,
  processing_fee: null,
  original_total_tax: null,
  original_shipping: null,
  original_discount: null,
  original_commission: null,
  original_processing_fee: null,
  original_total_buyer_amount: null,
  original_total_buyer_tax: null,
  original_buyer_currency: null,
  comments: [],
  invoice_number: null,
  invoice_url: null,
  payments: [],
  packages: [],
  billing_address: null,
  contact_address: null,
  documents: [],
  order_meta: {},
  tax: null,
  unknown_fields: {},
  actions: [],
  actions_unavailable: true,
  billing_is_delivery: false,
} as const;

/**
 * What our copy holds, in the shape of an order, for the parts of its page that show nothing else of it (head, timeline, documents). Its
 * packages, addresses and amounts in parts are empty because they are not known: no part that shows those may be given it.
 */
export function copiedOrder({ row, as_of, masked }: OrderCopy): OrderDetail {
  return {
    ...UNKNOWN,
    comments: [],
    payments: [],
    packages: [],
    documents: [],
    actions: [],
    marketplace: row.marketplace,
    marketplace_name: row.marketplace_name,
    marketplace_country: row.marketplace_country,
    marketplace_country_iso2: row.marketplace_country,
    marketplace_order_id: row.marketplace_order_id,
    merchant_order_id: row.merchant_order_id,
    marketplace_status: row.marketplace_status,
    lengow_status: row.lengow_status,
    marketplace_order_date: row.marketplace_order_date,
    imported_at: row.imported_at,
    updated_at: row.updated_at,
    currency: currency(row.currency),
    original_currency: currency(row.original_currency),
    conversion_missing: row.conversion_missing,
    total_order: row.total_order,
    original_total_order: row.original_total_order,
    order_types: row.order_types,
    anonymized: row.anonymized,
    unreadable: row.unreadable,
    ship_by: row.ship_by,
    ship_by_source: row.ship_by_source,
    items_total: row.items_total,
    items_unshipped: row.items_unshipped,
    delivered_by_marketplace: row.delivered_by_marketplace,
    buyer_name: row.buyer_name,
    delivery_country: row.delivery_country,
    as_of,
    masked,
  };
}

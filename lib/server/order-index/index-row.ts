import "server-only";
import { createHash } from "node:crypto";
import type { Order, OrderRow } from "@/lib/domain/order";
import { SECOND_DAY } from "@/lib/domain/order-alerts";
import { isSecondDay, orderRow } from "@/lib/domain/order-derived";
import { metaOf } from "@/lib/domain/order-meta";
import { buyerWords, orderWords } from "@/lib/domain/order-words";

/** What a row holds of the grid's row; the rest is put in when it is read (read-rows.ts). */
export type StoredRow = Omit<OrderRow, "buyer_name" | "marketplace_name" | "last_action" | "invoice_state" | "meta">;

/** One order as it is written to `order_index`, names as the columns have them. */
export interface IndexRow {
  marketplace: string;
  order_id: string;
  lengow_status: string;
  marketplace_status: string | null;
  ordered_at: string | null;
  imported_at: string | null;
  updated_at: string | null;
  ship_by: string | null;
  total: string | null;
  country: string | null;
  types: string[];
  line_statuses: string[];
  merchant_ids: string[];
  original_total: string | null;
  original_currency: string | null;
  content: StoredRow;
  hash: string;
  words: string[];
  buyer: string | null;
  buyer_words: string[];
  /** Left out where there is none. */
  meta?: Record<string, string>;
}

/** PostgreSQL stores no NUL and no half of a character, neither in text nor in JSON; a hostile order may carry both. */
const UNSTORABLE = /\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})/g;

function content(order: Order): StoredRow {
  const {
    buyer_name: _b,
    marketplace_name: _n,
    last_action: _a,
    invoice_state: _i,
    ...row
  } = orderRow(order, undefined);
  return row;
}

/** An order ready to be written. */
export interface WrittenRow {
  /** Marketplace and order id. */
  key: string;
  /** `IndexRow` as JSON. */
  json: string;
}

function rowOf(order: Order): Omit<IndexRow, "hash"> {
  const personal = !order.anonymized;
  const lines = order.packages.flatMap((pack) => pack.cart);
  const people = personal ? buyerWords(order) : [];
  const meta = metaOf(order);
  return {
    marketplace: order.marketplace,
    order_id: order.marketplace_order_id,
    lengow_status: order.lengow_status,
    marketplace_status: order.marketplace_status,
    ordered_at: order.marketplace_order_date,
    imported_at: order.imported_at,
    updated_at: order.updated_at,
    ship_by: order.ship_by,
    total: order.total_order,
    country: order.delivery_country,
    types: [...order.order_types.map(({ type }) => type), ...(isSecondDay(order) ? [SECOND_DAY] : [])],
    line_statuses: [...new Set(lines.flatMap((line) => line.lengow_status ?? []))],
    merchant_ids: order.merchant_order_id,
    original_total: order.original_total_order,
    original_currency: order.original_currency?.iso_a3 ?? null,
    content: content(order),
    words: orderWords(order),
    // A name without a letter is nobody's.
    buyer: people.length > 0 ? order.buyer_name : null,
    buyer_words: people,
    ...(Object.keys(meta).length > 0 ? { meta } : {}),
  };
}

/**
 * What of an order is kept; null for one that has no identity and so cannot be kept apart from others. An anonymised order keeps
 * nothing personal, whatever Lengow still sent with it.
 */
export function indexRow(order: Order): WrittenRow | null {
  if (order.marketplace === "" || order.marketplace_order_id === "") return null;
  const json = JSON.stringify(rowOf(order)).replace(UNSTORABLE, "\\ufffd");
  const hash = createHash("sha256").update(json).digest("base64url").slice(0, 22);
  return {
    key: `${order.marketplace}\n${order.marketplace_order_id}`,
    json: `${json.slice(0, -1)},"hash":"${hash}"}`,
  };
}

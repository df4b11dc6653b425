import type { Decimal } from "@/lib/domain/order";
import type { AppState, DocumentKind, DocumentProblem, DocumentState } from "./document-state";

/** Sums of one part of a document, exact decimal text in the document's currency; negative on credit notes. */
export interface Amounts {
  net: Decimal;
  vat: Decimal;
  gross: Decimal;
}

/** One line of the VAT table. */
export interface VatLine extends Amounts {
  /** As a fraction: "0.19". */
  rate: Decimal;
}

/** Amounts of one part of a line with its rate; null when the line has no such part. */
export type LinePart = (Amounts & { rate: Decimal }) | null;

/** One item of a document: a row of the report, its texts repaired. */
export interface DocumentLine {
  order_item_id: string;
  asin: string;
  sku: string;
  product_name: string;
  /** As the report has it, when that is not what is shown. */
  product_name_raw: string | null;
  quantity: number | null;
  item: LinePart;
  gift_wrap: LinePart;
  shipping: LinePart;
  /** Promotions on the three, always against the sign of what they lower. */
  item_promotion: LinePart;
  gift_wrap_promotion: LinePart;
  shipping_promotion: LinePart;
  promotion_ids: string[];
  /** All parts together; null when a figure cannot be read. */
  total: Amounts | null;
}

/** One invoice or credit note as the report asks for it: all rows of one shipment, or of one return (API.md §17). */
export interface VidrDocument {
  /** Names the document within the account for ever: letters, digits, `.`, `-` and `_`, fit for a path. */
  key: string;
  kind: DocumentKind;
  /** Code of the store, e.g. `amazon_de`. */
  marketplace: string;
  /** Amazon's word for the store in the report, e.g. "DE". */
  site: string;
  order_id: string;
  shipping_id: string;
  transaction_ids: string[];
  /** Amazon's word: SHIPMENT, RETURN, REFUND or one we do not know. */
  transaction_type: string;
  /** ISO 8601; null when the report's date cannot be read. */
  ordered_at: string | null;
  shipped_at: string | null;
  /** The last minute in which the invoice is in time, and the zone whose midnight that is; null for credit notes and where Amazon makes it. */
  deadline: { at: string; zone: string } | null;
  is_business: boolean;
  is_amazon_invoiced: boolean;
  /** "FBA" for Amazon-fulfilled. */
  fulfilled_by: string;
  buyer_country: string;
  ship_from_country: string;
  buyer_vat_number: string;
  seller_vat_number: string;
  purchase_order_number: string;
  currency: string;
  lines: DocumentLine[];
  vat: VatLine[];
  /** Null when a figure cannot be read or currencies differ: a wrong total is worse than none. */
  total: Amounts | null;
  /** Number of the invoice that the report knows, "" when none. */
  invoice_number: string;
  /** Amazon's words as they are. */
  status: string;
  status_description: string;
  state: DocumentState;
  rejection: { code: string | null; text: string } | null;
  problems: DocumentProblem[];
}

/** Whether a store's documents can be uploaded, and why not. Null: it was never read. */
export interface StoreState {
  marketplace: string;
  app: AppState | null;
}

import "server-only";
import type { InvoiceLanguage, InvoiceWarning } from "@/lib/contract/invoices";

/** Amounts are cents as whole numbers: VIDR gives decimals of two places, and a float would lose one some day. */
export type Cents = bigint;

export interface Party {
  name: string;
  /** Street to country, one line each. */
  address: string[];
  vatNumber: string | null;
}

/** One amount of the document: a product, a promotion, gift wrap or shipping. */
export interface InvoiceLine {
  kind: "item" | "item_promo" | "gift" | "gift_promo" | "shipping" | "shipping_promo";
  /** Amazon's words for a product; empty for the others, whose word depends on the language. */
  text: string;
  sku: string | null;
  quantity: string | null;
  /** A fraction as Amazon writes it: "0.19". */
  rate: string;
  net: Cents;
  vat: Cents;
  gross: Cents;
}

export interface VatRow {
  rate: string;
  net: Cents;
  vat: Cents;
  gross: Cents;
}

/** An invoice or credit note as data: what must stand on the paper, before it has a language's words or a place on a page. */
export interface Invoice {
  kind: "invoice" | "credit_note";
  language: InvoiceLanguage;
  currency: string;
  seller: Party & { registration: string; contact: string };
  buyer: Party;
  /** Only where it differs from the buyer's address. */
  shipTo: Party | null;
  marketplace: string;
  orderId: string;
  shippingId: string;
  purchaseOrder: string | null;
  /** ISO moments; null where Amazon gave none. */
  orderedOn: string | null;
  shippedOn: string | null;
  lines: InvoiceLine[];
  vatTable: VatRow[];
  net: Cents;
  vat: Cents;
  gross: Cents;
  /** Amazon's legal sentence in the document's language. */
  citation: string | null;
  warnings: InvoiceWarning[];
}

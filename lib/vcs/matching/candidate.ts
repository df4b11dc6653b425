import type { VidrDocument } from "../document";
import type { DocumentKind } from "../document-state";

/** A document a file may belong to, as far as matching needs it. */
export interface Candidate {
  key: string;
  kind: DocumentKind;
  orderId: string;
  shippingId: string;
  transactionIds: readonly string[];
  /** Decimal text without a sign; null when the report's figures cannot be read. */
  total: string | null;
  vat: string | null;
  currency: string;
  /** ISO moments. */
  orderedAt: string | null;
  shippedAt: string | null;
  /** Words that only this sale's invoice would hold beside its ids: SKUs, ASINs, order number and VAT number of the buyer. */
  marks: readonly string[];
  /** Nothing can be uploaded for it now. A file still belongs to it, and the person is told so. */
  blocked: boolean;
}

const unsigned = (text: string | undefined): string | null => text?.replace(/^-/, "") ?? null;

/** What matching looks at in a document of the list. */
export function candidateOf(document: VidrDocument & { blocked?: string | null }): Candidate {
  const marks = document.lines.flatMap(({ sku, asin }) => [sku, asin]);
  return {
    key: document.key,
    kind: document.kind,
    orderId: document.order_id,
    shippingId: document.shipping_id,
    transactionIds: document.transaction_ids,
    total: unsigned(document.total?.gross),
    vat: unsigned(document.total?.vat),
    currency: document.currency,
    orderedAt: document.ordered_at,
    shippedAt: document.shipped_at,
    marks: [...marks, document.purchase_order_number, document.buyer_vat_number].filter((mark) => mark.length >= 5),
    blocked: Boolean(document.blocked),
  };
}

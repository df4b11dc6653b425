/** What a document is: an invoice for a shipment, a credit note for a return or a refund (API.md §17). */
export const DOCUMENT_KINDS = ["invoice", "credit_note"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * Where a document stands in Amazon's eyes, as far as the report tells; the tabs of the screen. `by_amazon`: Amazon makes it itself, so that it is
 * nobody's duty here.
 */
export const DOCUMENT_STATES = [
  "to_invoice",
  "to_credit",
  "verifying",
  "rejected",
  "done",
  "by_amazon",
  "unknown",
] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** What keeps a store's documents from being uploaded, or `ready` (PRODUCT LV-01). */
export const APP_STATES = ["not_activated", "not_enrolled", "amazon_invoices", "ready"] as const;
export type AppState = (typeof APP_STATES)[number];

/** Something about a document that a person must know before making or sending an invoice for it. */
export const DOCUMENT_PROBLEMS = [
  /** A figure of the report is no number: there are no totals. */
  "unreadable_amount",
  /** Rows of one document name more than one currency: there are no totals. */
  "mixed_currencies",
  /** Net plus VAT is not gross somewhere in the report. */
  "does_not_add_up",
  /** The shipment date cannot be read: there is no deadline. */
  "unreadable_date",
  /** Day and month could be either way round, and the rest of the report does not tell. */
  "ambiguous_date",
  /** The report says that the shipment leaves later than now. */
  "not_dispatched",
  /** Amazon makes this invoice itself. */
  "amazon_invoices",
  /** Amazon recommends another format than PDF: a national e-invoice may be needed (PRODUCT LV-12). */
  "other_format",
  /** The buyer has an e-invoice address or tax registration: a national e-invoice may be needed (PRODUCT LV-10). */
  "e_invoice",
  /** Characters were broken on their way through the report; what is shown is a repair (PRODUCT LV-18). */
  "repaired_text",
] as const;
export type DocumentProblem = (typeof DOCUMENT_PROBLEMS)[number];

import { parseAsInteger, parseAsString, parseAsStringLiteral } from "@/lib/domain/url-state";
import { DOCUMENT_STATES, type DocumentState } from "@/lib/vcs/document-state";

/** Rows on a page: what is painted at once. */
export const INVOICES_PAGE = 100;

/** The state of the screen, all of it in the address. No personal data: ids and codes. */
export const invoicesParsers = {
  tab: parseAsStringLiteral(DOCUMENT_STATES).withDefault("to_invoice"),
  /** One store's code; empty for all. */
  store: parseAsString.withDefault(""),
  page: parseAsInteger.withDefault(1),
  /** The row that is open. */
  open: parseAsString.withDefault(""),
};

export interface InvoicesState {
  tab: DocumentState;
  store: string;
  page: number;
  open: string;
}

/** The question for the rows of a tab. Lines are read when a row is opened. */
export function invoicesQuery({ tab, store, page }: Pick<InvoicesState, "tab" | "store" | "page">): string {
  const query = new URLSearchParams({ state: tab, page: String(Math.max(1, page)), page_size: String(INVOICES_PAGE) });
  if (store) query.set("marketplace", store);
  return query.toString();
}

import type { AppState } from "./document-state";

/** What a refusal of the report means for the store (PRODUCT LV-01); null when it says nothing about the app. */
export function appStateFromRefusal(status: number, message: string): AppState | null {
  if (status !== 400 && status !== 403 && status !== 404) return null;
  if (/enrol|self.?invoic/i.test(message)) return "not_enrolled";
  return /activ|install|subscri|enable|VCS/i.test(message) ? "not_activated" : null;
}

/**
 * What a whole report says of the store. Without any row, now or ever, the seller is not enrolled (API.md §17); when Amazon makes every
 * document itself there is nothing to upload.
 */
export function appStateFromReport(
  documents: readonly { is_amazon_invoiced: boolean }[],
  everHadRows: boolean,
): AppState {
  if (documents.length === 0) return everHadRows ? "ready" : "not_enrolled";
  return documents.every((document) => document.is_amazon_invoiced) ? "amazon_invoices" : "ready";
}

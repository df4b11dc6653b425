import type { VidrDocument } from "./document";

/** Amazon's code for "Amazon will generate the invoice" (PRODUCT V13, Q16). */
const AMAZON_GENERATES = "79525";

/**
 * Whether Amazon makes the document itself: by its flag in the report, or by the reason of a refusal. There is nothing to upload then, so it has
 * no deadline, is never late and is no defect of the seller's (PRODUCT LV-08, V13).
 */
export function isMadeByAmazon(document: Pick<VidrDocument, "is_amazon_invoiced" | "rejection">): boolean {
  return document.is_amazon_invoiced || document.rejection?.code === AMAZON_GENERATES;
}

import type { DocumentKind } from "./document-state";

/** Letters, digits and dashes as they are, everything else as `_` and its code in hexadecimal with another `_`: readable and reversible. */
function spelt(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, (character) => `_${character.charCodeAt(0).toString(16)}_`);
}

/** The name of a document within its account: what makes one document of rows (API.md §17), fit for a path. */
export function documentKey(parts: {
  marketplace: string;
  kind: DocumentKind;
  orderId: string;
  shippingId: string;
  transactionId: string;
}): string {
  const { marketplace, kind, orderId, shippingId, transactionId } = parts;
  // Without a shipping id the order is the only hold there is.
  const shipment = shippingId === "" ? `o.${spelt(orderId)}` : spelt(shippingId);
  const own = kind === "invoice" ? [] : [spelt(transactionId)];
  return [spelt(marketplace), kind === "invoice" ? "i" : "c", shipment, ...own].join(".").slice(0, 400);
}

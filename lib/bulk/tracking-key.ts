/**
 * A tracking number without its way of writing, as the index `outbox_tracking` of our database holds it: two that have the same key are one parcel.
 * "" when there is neither an ASCII letter nor a digit in it.
 */
export function trackingKey(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
}

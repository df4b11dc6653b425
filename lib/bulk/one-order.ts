/** What differs from order to order cannot be asked once for all. */
const OF_ONE_ORDER: ReadonlySet<string> = new Set([
  "tracking_number",
  "tracking_url",
  "return_tracking_number",
  "return_tracking_url",
  "pickup_id",
  "refund_id",
]);
const KINDS: ReadonlySet<string> = new Set(["line", "money", "quantity"]);

/** Whether a field's value belongs to one order alone: its amounts, lines and numbers. */
export function isOfOneOrder({ name, kind }: { name: string; kind: string }): boolean {
  return OF_ONE_ORDER.has(name) || KINDS.has(kind);
}

/** From so many actions on, the numbers are repeated before anything is recorded (PRODUCT U15). */
const MANY = 20;
const ENDS_AN_ORDER = /cancel|refuse|refund/;

/** Whether doing this with `count` orders deserves a review that repeats the numbers. */
export function isDangerous(type: string, count: number): boolean {
  return count > MANY || ENDS_AN_ORDER.test(type);
}

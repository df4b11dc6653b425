import type { Address } from "./order";

const PLACE = ["first_line", "second_line", "zipcode", "city", "common_country_iso_a2"] as const;

/** Whether two addresses are one place. Amazon's merchant-fulfilled orders may carry the delivery address twice, because Lengow fills the gap (PRODUCT D08). */
export function sameAddress(a: Address | null, b: Address | null): boolean {
  if (!a || !b || !a.first_line) return false;
  return PLACE.every((name) => (a[name] ?? "") === (b[name] ?? ""));
}

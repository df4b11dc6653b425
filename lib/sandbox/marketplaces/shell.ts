import type { MarketplaceMeta } from "./metadata";

/** Metadata with the members that say little: no logo, no texts. `country` is alpha-3 and alpha-2. */
export function shell(
  code: string,
  name: string,
  country: [string, string],
  orders: MarketplaceMeta["orders"],
): MarketplaceMeta {
  return {
    name,
    country: country[0],
    country_iso_a2: country[1],
    logo: null,
    description: null,
    homepage: null,
    legacy_code: null,
    package: `mp_${code}`,
    orders,
  };
}

/** Status map of marketplaces that have nothing special. */
export const SIMPLE_STATUS = {
  new: ["CREATED"],
  waiting_acceptance: ["TO_CONFIRM"],
  waiting_shipment: ["TO_SHIP"],
  shipped: ["SHIPPED"],
  closed: ["DELIVERED"],
  canceled: ["CANCELLED"],
  refunded: ["REFUNDED"],
};

/** Some units have left and some have not: Lengow has no status for it, marketplaces do (PRODUCT MA-14). */
export const isPartlyShipped = (units: { items_shipped: number; items_unshipped: number }): boolean =>
  units.items_shipped > 0 && units.items_unshipped > 0;

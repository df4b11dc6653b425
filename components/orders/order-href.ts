/** The page of one order. Ids may hold any character, so each part is encoded. */
export function orderHref(accountId: number, order: { marketplace: string; marketplace_order_id: string }): string {
  const path = [order.marketplace, order.marketplace_order_id].map(encodeURIComponent).join("/");
  return `/accounts/${accountId}/orders/${path}`;
}

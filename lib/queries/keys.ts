/** Every query key begins with the account, so that nothing of one account can be shown under another (DESIGN D1). */
export const keys = {
  orderRows: (accountId: number, query: string) => ["account", accountId, "order-rows", query] as const,
  orderCounts: (accountId: number, query: string) => ["account", accountId, "order-counts", query] as const,
};

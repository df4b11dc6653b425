/** Every query key begins with the account, so that nothing of one account can be shown under another (DESIGN D1). */
export const keys = {
  orderRows: (accountId: number, query: string, text: string | null = null) =>
    ["account", accountId, "order-rows", query, text] as const,
  orderCounts: (accountId: number, query: string, text: string | null = null) =>
    ["account", accountId, "order-counts", query, text] as const,
  orderLook: (accountId: number, id: string) => ["account", accountId, "order-look", id] as const,
  /** Without a question: the beginning of all of them. */
  orderAlerts: (accountId: number, ...question: readonly (string | null)[]) =>
    ["account", accountId, "order-alerts", ...question] as const,
  /** One order with its actions, as Lengow has it now. */
  order: (accountId: number, marketplace: string, orderId: string) =>
    ["account", accountId, "order", marketplace, orderId] as const,
  /** Every list of actions begins with this, so that one call refreshes them all. */
  actions: (accountId: number) => ["account", accountId, "actions"] as const,
  orderIntents: (accountId: number, marketplace: string, orderId: string) =>
    ["account", accountId, "actions", "order", marketplace, orderId] as const,
  actionList: (accountId: number, query: string) => ["account", accountId, "actions", "list", query] as const,
  actionsById: (accountId: number, ids: readonly string[]) =>
    ["account", accountId, "actions", "live", ids.join()] as const,
  action: (accountId: number, id: string) => ["account", accountId, "actions", "one", id] as const,
  recentActions: (accountId: number, marketplace: string, type: string) =>
    ["account", accountId, "recent-actions", marketplace, type] as const,
  views: (accountId: number) => ["account", accountId, "views"] as const,
  marketplaces: (accountId: number) => ["account", accountId, "marketplaces"] as const,
  marketplaceStatuses: (accountId: number) => ["account", accountId, "marketplace-statuses"] as const,
  marketplace: (accountId: number, code: string) => ["account", accountId, "marketplace", code] as const,
  marketplaceHistory: (accountId: number, code: string) => ["account", accountId, "marketplace-history", code] as const,
  settings: (accountId: number) => ["account", accountId, "settings"] as const,
  team: (accountId: number) => ["account", accountId, "team"] as const,
  audit: (accountId: number, query: string) => ["account", accountId, "audit", query] as const,
  healthStrip: (accountId: number) => ["account", accountId, "health-strip"] as const,
  orderStats: (accountId: number, query: string) => ["account", accountId, "order-stats", query] as const,
  batches: (accountId: number) => ["account", accountId, "batches"] as const,
  batchList: (accountId: number, page: number) => ["account", accountId, "batches", "list", page] as const,
  batch: (accountId: number, id: string, query: string) => ["account", accountId, "batches", "one", id, query] as const,
  frozen: (accountId: number, selection: string) => ["account", accountId, "frozen", selection] as const,
  /** Everything about Amazon's invoices begins with this. */
  vcs: (accountId: number) => ["account", accountId, "vcs"] as const,
  vcsDocuments: (accountId: number, query: string) => ["account", accountId, "vcs", "documents", query] as const,
  vcsUploads: (accountId: number, query: string) => ["account", accountId, "vcs", "uploads", query] as const,
  issuedInvoices: (accountId: number) => ["account", accountId, "vcs", "issued"] as const,
  vcsSettings: (accountId: number) => ["account", accountId, "vcs-settings"] as const,
  invoiceSettings: (accountId: number) => ["account", accountId, "invoice-settings"] as const,
  sheets: (accountId: number, id: string) => ["account", accountId, "sheet", id] as const,
  sheet: (accountId: number, id: string, query: string) => ["account", accountId, "sheet", id, query] as const,
  orderMetaKeys: (accountId: number) => ["account", accountId, "order-meta-keys"] as const,
  orderHistogram: (accountId: number, query: string, text: string | null) =>
    ["account", accountId, "order-histogram", query, text] as const,
  orderIndex: (accountId: number) => ["account", accountId, "order-index"] as const,
};

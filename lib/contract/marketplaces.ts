/** One marketplace of the account, as far as lists and filters need it. */
export interface MarketplaceEntry {
  code: string;
  name: string;
  country: string | null;
}

/** The words that each marketplace of the account has for the state of an order, as its metadata lists them (API.md §14.2). */
export interface MarketplaceStatusList {
  as_of: string;
  results: { code: string; statuses: string[] }[];
}

export interface MarketplaceList {
  as_of: string;
  count: number;
  results: MarketplaceEntry[];
}

/** One marketplace of the account, as far as lists and filters need it. */
export interface MarketplaceEntry {
  code: string;
  name: string;
  country: string | null;
}

export interface MarketplaceList {
  as_of: string;
  count: number;
  results: MarketplaceEntry[];
}

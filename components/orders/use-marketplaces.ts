"use client";

import { useQuery } from "@tanstack/react-query";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { marketplaceListQuery } from "@/lib/queries/marketplaces";

/** The marketplaces to filter by: those the page came with, else, when Lengow was too slow for the page, those that come later. */
export function useMarketplaces(accountId: number, first: readonly MarketplaceEntry[]): readonly MarketplaceEntry[] {
  const missing = first.length === 0;
  const later = useQuery({ ...marketplaceListQuery(accountId), enabled: missing });
  return missing ? (later.data?.results ?? first) : first;
}

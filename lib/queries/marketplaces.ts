import { queryOptions } from "@tanstack/react-query";
import type { MarketplaceList } from "@/lib/contract/marketplaces";
import { apiGet } from "./api-fetch";
import { keys } from "./keys";

const HOUR_MS = 3_600_000;
const AGAIN_MS = 60_000;

/** The account's marketplaces by name, for filters; asked for again every minute until they have been had once. */
export function marketplaceListQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.marketplaces(accountId),
    queryFn: ({ signal }) => apiGet<MarketplaceList>(`/api/accounts/${accountId}/marketplaces`, signal),
    staleTime: HOUR_MS,
    refetchInterval: ({ state }) => (state.data ? false : AGAIN_MS),
    retry: false,
  });
}

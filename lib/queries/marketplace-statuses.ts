import { queryOptions } from "@tanstack/react-query";
import type { MarketplaceStatusList } from "@/lib/contract/marketplaces";
import { apiGet } from "./api-fetch";
import { keys } from "./keys";

const HOUR_MS = 3_600_000;

/** What each marketplace calls the state of an order, for whoever filters by it. */
export function marketplaceStatusesQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.marketplaceStatuses(accountId),
    queryFn: ({ signal }) => apiGet<MarketplaceStatusList>(`/api/accounts/${accountId}/marketplace-statuses`, signal),
    staleTime: HOUR_MS,
    retry: false,
  });
}

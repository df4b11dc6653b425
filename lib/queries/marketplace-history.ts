import { queryOptions } from "@tanstack/react-query";
import type { MarketplaceHistory } from "@/lib/contract/marketplace-history";
import { apiGet, apiPost } from "./api-fetch";
import { keys } from "./keys";

const MINUTE_MS = 60_000;

const path = (accountId: number, code: string) =>
  `/api/accounts/${accountId}/marketplaces/${encodeURIComponent(code)}/history`;

/** What changed in a marketplace's metadata, newest first: the newest ten, or all. */
export function marketplaceHistoryQuery(accountId: number, code: string, all: boolean) {
  return queryOptions({
    queryKey: [...keys.marketplaceHistory(accountId, code), all ? "all" : "newest"] as const,
    queryFn: ({ signal }) => apiGet<MarketplaceHistory>(`${path(accountId, code)}${all ? "?all=1" : ""}`, signal),
    staleTime: MINUTE_MS,
    retry: 1,
  });
}

/** Has Lengow asked anew; the newest ten. @throws ApiError */
export function checkHistory(accountId: number, code: string): Promise<MarketplaceHistory> {
  return apiPost<MarketplaceHistory>(path(accountId, code), {});
}

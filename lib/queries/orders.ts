import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { OrderCounts, OrderRowPage } from "@/lib/contract/orders";
import { ApiError, apiGet } from "./api-fetch";
import { keys } from "./keys";

/** How long an answer counts as fresh in the browser; the server's own window is the same (DESIGN D9). */
export const ORDERS_FRESH_MS = 15_000;
const REFRESH_EVERY_MS = 60_000;
const COUNTS_FRESH_MS = 60_000;

/** Only a lost connection is worth a second try: refusals will be the same, and Lengow is retried by the server. */
function retryOnlyWhenOffline(failures: number, error: Error): boolean {
  return failures < 1 && error instanceof ApiError && error.code === "offline";
}

export function orderRowsUrl(accountId: number, query: string): string {
  return `/api/accounts/${accountId}/order-rows?${query}`;
}

/** One page of the grid; the earlier page stays on screen while the next one loads. */
export function orderRowsQuery(accountId: number, query: string) {
  return queryOptions({
    queryKey: keys.orderRows(accountId, query),
    queryFn: ({ signal }) => apiGet<OrderRowPage>(orderRowsUrl(accountId, query), signal),
    staleTime: ORDERS_FRESH_MS,
    // Asked again every minute while someone looks; a hidden tab asks nothing.
    refetchInterval: REFRESH_EVERY_MS,
    placeholderData: keepPreviousData,
    retry: retryOnlyWhenOffline,
  });
}

/** The numbers on the tabs, under the other filters. */
export function orderCountsQuery(accountId: number, query: string) {
  return queryOptions({
    queryKey: keys.orderCounts(accountId, query),
    queryFn: ({ signal }) => apiGet<OrderCounts>(`/api/accounts/${accountId}/order-counts?${query}`, signal),
    staleTime: COUNTS_FRESH_MS,
    placeholderData: keepPreviousData,
    retry: retryOnlyWhenOffline,
  });
}

/** Asks Lengow now, past what the server holds, and shows the answer everywhere the question is on screen. */
export async function refreshOrderRows(client: QueryClient, accountId: number, query: string): Promise<void> {
  const { queryKey } = orderRowsQuery(accountId, query);
  await client.fetchQuery({
    queryKey,
    queryFn: ({ signal }) => apiGet<OrderRowPage>(`${orderRowsUrl(accountId, query)}&fresh=1`, signal),
    staleTime: 0,
    retry: retryOnlyWhenOffline,
  });
}

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { HealthStrip } from "@/lib/contract/health-strip";
import type { OrderStats } from "@/lib/contract/order-stats";
import type { OrderIndexState } from "@/lib/contract/orders";
import { apiGet, apiPost } from "./api-fetch";
import { keys } from "./keys";

/** Figures are counted again this often while somebody looks; TanStack stops in a hidden tab. */
const EVERY_MS = 60_000;

const base = (accountId: number) => `/api/accounts/${accountId}`;

/** Figures for charts; days are those of `tz`. */
export function orderStatsQuery(accountId: number, question: { from: string; to: string; tz: string }) {
  const query = new URLSearchParams(question).toString();
  return queryOptions({
    queryKey: keys.orderStats(accountId, query),
    queryFn: ({ signal }) => apiGet<OrderStats>(`${base(accountId)}/order-stats?${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS / 2,
    retry: false,
  });
}

/** How Lengow and the sender are doing for the account. */
export function healthStripQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.healthStrip(accountId),
    queryFn: ({ signal }) => apiGet<HealthStrip>(`${base(accountId)}/health-strip`, signal),
    refetchInterval: EVERY_MS / 2,
    retry: false,
  });
}

/** While the copy is filled its progress is worth a look this often. */
const FILLING_MS = 3_000;

/** How far our own copy of the orders is. */
export function orderIndexQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.orderIndex(accountId),
    queryFn: ({ signal }) => apiGet<OrderIndexState>(`${base(accountId)}/order-index`, signal),
    refetchInterval: ({ state }) => (state.data?.state === "filling" ? FILLING_MS : EVERY_MS),
    retry: false,
  });
}

/** Has the copy read again from its beginning; asked twice it only begins twice. @throws ApiError */
export function rebuildOrderIndex(accountId: number): Promise<OrderIndexState> {
  return apiPost<OrderIndexState>(`${base(accountId)}/order-index`, {});
}

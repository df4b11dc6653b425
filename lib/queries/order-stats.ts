import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { HealthStrip } from "@/lib/contract/health-strip";
import type { OrderStats } from "@/lib/contract/order-stats";
import type { OrderAlerts } from "@/lib/contract/orders";
import { apiGet } from "./api-fetch";
import { keys } from "./keys";

/** Figures are counted again this often while somebody looks; TanStack stops in a hidden tab. */
const EVERY_MS = 60_000;

const base = (accountId: number) => `/api/accounts/${accountId}`;
const inZone = (tz?: string) => (tz ? `?tz=${encodeURIComponent(tz)}` : "");

/** How many orders call for a look, from our own copy; "today" ends at midnight in `tz` (UTC unless given). */
export function orderAlertsQuery(accountId: number, tz?: string) {
  return queryOptions({
    queryKey: keys.orderAlertsIn(accountId, tz ?? ""),
    queryFn: ({ signal }) => apiGet<OrderAlerts>(`${base(accountId)}/order-alerts${inZone(tz)}`, signal),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS / 2,
    retry: false,
  });
}

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

import { queryOptions } from "@tanstack/react-query";
import type { ActionList } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import type { OrderKey } from "./actions";
import { apiGet } from "./api-fetch";
import { keys } from "./keys";

const HOUR_MS = 3_600_000;

/** A marketplace's metadata as Lengow writes it; it changes rarely and is large. */
export function marketplaceQuery(accountId: number, code: string) {
  return queryOptions({
    queryKey: keys.marketplace(accountId, code),
    queryFn: ({ signal }) =>
      apiGet<Record<string, unknown>>(`/api/accounts/${accountId}/marketplaces/${encodeURIComponent(code)}`, signal),
    staleTime: HOUR_MS,
    retry: 1,
  });
}

/** The order as Lengow has it at this moment: what a form is opened on, and what it is compared with before it is sent. */
export function freshOrderQuery(accountId: number, order: OrderKey) {
  const place = `${encodeURIComponent(order.marketplace)}/${encodeURIComponent(order.marketplace_order_id)}`;
  return queryOptions({
    queryKey: keys.order(accountId, order.marketplace, order.marketplace_order_id),
    queryFn: ({ signal }) => apiGet<OrderDetail>(`/api/accounts/${accountId}/orders/${place}`, signal),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

/** What this account sent last with this action on this marketplace: its values are offered again. */
export function recentActionsQuery(accountId: number, marketplace: string, type: string) {
  const query = new URLSearchParams({ source: "orderdeck", marketplace, type, page_size: "40" });
  return queryOptions({
    queryKey: keys.recentActions(accountId, marketplace, type),
    queryFn: ({ signal }) => apiGet<ActionList>(`/api/accounts/${accountId}/actions?${query}`, signal),
    staleTime: 60_000,
    retry: false,
  });
}

import { queryOptions } from "@tanstack/react-query";
import type { OrderMetaKeys } from "@/lib/contract/orders";
import { apiGet } from "./api-fetch";
import { keys } from "./keys";

const FRESH_MS = 60_000;

/** The names of the orders' extra data that may be columns. */
export function orderMetaKeysQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.orderMetaKeys(accountId),
    queryFn: ({ signal }) => apiGet<OrderMetaKeys>(`/api/accounts/${accountId}/order-meta-keys`, signal),
    staleTime: FRESH_MS,
    retry: false,
  });
}

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { OrderHistogram } from "@/lib/contract/order-histogram";
import { apiGet, apiPost } from "./api-fetch";
import { keys } from "./keys";
import type { OrderQuestion } from "./orders";

const FRESH_MS = 60_000;
/** While our copy is filled, more of it is known this often. */
const FILLING_MS = 5_000;
/** What of the grid's question a picture over time has no use for. */
const NOT_DRAWN = ["marketplace_order_date_from", "marketplace_order_date_to", "ordering", "page", "page_size"];
const NOT_FILTERS = ["set_currency", "meta", "fresh"];

/** Orders over time under the grid's filters. Words to look for travel in a body. */
export function orderHistogramQuery(
  accountId: number,
  { query, text }: OrderQuestion,
  days: { from: string; to: string; tz: string },
) {
  const asked = new URLSearchParams(query);
  for (const name of [...NOT_DRAWN, ...NOT_FILTERS]) asked.delete(name);
  for (const [name, value] of Object.entries(days)) asked.set(name, value);
  const address = `/api/accounts/${accountId}/order-histogram`;
  return queryOptions({
    queryKey: keys.orderHistogram(accountId, asked.toString(), text),
    queryFn: ({ signal }) =>
      text === null
        ? apiGet<OrderHistogram>(`${address}?${asked}`, signal)
        : apiPost<OrderHistogram>(address, { ...Object.fromEntries(asked), text }, signal),
    staleTime: FRESH_MS,
    refetchInterval: ({ state: { data } }) =>
      data && (data.orders === null || data.covers_from !== null) ? FILLING_MS : FRESH_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

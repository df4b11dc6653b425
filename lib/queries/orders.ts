import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { OrderAlerts, OrderCounts, OrderLook, OrderRowPage } from "@/lib/contract/orders";
import { ApiError, apiGet, apiPost, apiSend } from "./api-fetch";
import { keys } from "./keys";

/** How long an answer counts as fresh in the browser; the server's own window is the same (DESIGN D9). */
export const ORDERS_FRESH_MS = 15_000;
const COUNTS_FRESH_MS = 60_000;

/** A question of the grid: what may stand in an address, and the words to look for, which are personal and never do. */
export interface OrderQuestion {
  query: string;
  text: string | null;
}

const EVERY_ORDER: OrderQuestion = { query: "", text: null };

/** Only a lost connection is worth a second try: refusals will be the same, and Lengow is retried by the server. */
function retryOnlyWhenOffline(failures: number, error: Error): boolean {
  return failures < 1 && error instanceof ApiError && error.code === "offline";
}

/** Words to look for travel in a body; everything else is a GET whose entity tag is remembered. */
function ask<T>(accountId: number, route: string, { query, text }: OrderQuestion, signal?: AbortSignal): Promise<T> {
  const address = `/api/accounts/${accountId}/${route}`;
  if (text === null) return apiGet<T>(`${address}?${query}`, signal);
  return apiPost<T>(address, { ...Object.fromEntries(new URLSearchParams(query)), text }, signal);
}

/** One page of the grid, asked for now. @throws ApiError */
export function askOrderRows(accountId: number, question: OrderQuestion, signal?: AbortSignal): Promise<OrderRowPage> {
  return ask(accountId, "order-rows", question, signal);
}

/** One page of the grid; the earlier page stays on screen while the next one loads. Whoever shows it decides when newer rows take its place. */
export function orderRowsQuery(accountId: number, question: OrderQuestion) {
  return queryOptions({
    queryKey: keys.orderRows(accountId, question.query, question.text),
    queryFn: ({ signal }) => askOrderRows(accountId, question, signal),
    staleTime: ORDERS_FRESH_MS,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
    retry: retryOnlyWhenOffline,
  });
}

/** The numbers on the tabs, under the other filters. */
export function orderCountsQuery(accountId: number, question: OrderQuestion) {
  return queryOptions({
    queryKey: keys.orderCounts(accountId, question.query, question.text),
    queryFn: ({ signal }) => ask<OrderCounts>(accountId, "order-counts", question, signal),
    staleTime: COUNTS_FRESH_MS,
    placeholderData: keepPreviousData,
    retry: retryOnlyWhenOffline,
  });
}

const lookAddress = (accountId: number, id: string) =>
  `/api/accounts/${accountId}/order-looks?${new URLSearchParams({ marketplace_order_id: id })}`;

/** How far the look for an order id is, asked again and again while it is waited for. */
export function orderLookQuery(accountId: number, id: string) {
  return queryOptions({
    queryKey: keys.orderLook(accountId, id),
    queryFn: ({ signal }) => apiGet<OrderLook>(lookAddress(accountId, id), signal),
    refetchInterval: 500,
    gcTime: 0,
    retry: false,
  });
}

/** Ends the look: marketplaces not asked yet are left alone. @throws ApiError */
export function stopOrderLook(accountId: number, id: string): Promise<OrderLook> {
  return apiSend("DELETE", lookAddress(accountId, id));
}

/** How many orders call for a look under these filters; `zone` says whose midnight ends today. */
export function orderAlertsQuery(accountId: number, zone: string, { query, text } = EVERY_ORDER) {
  const asked = new URLSearchParams(query);
  asked.set("tz", zone);
  return queryOptions({
    queryKey: keys.orderAlerts(accountId, query, text),
    queryFn: ({ signal }) => ask<OrderAlerts>(accountId, "order-alerts", { query: asked.toString(), text }, signal),
    staleTime: COUNTS_FRESH_MS,
    refetchInterval: COUNTS_FRESH_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Asks Lengow now, past what the server holds, and shows the answer everywhere the question is on screen, with its numbers. */
export async function refreshOrderRows(client: QueryClient, accountId: number, question: OrderQuestion): Promise<void> {
  const queryKey = keys.orderRows(accountId, question.query, question.text);
  // A question already under way may be answered from memory; joined to it, this one would never be asked.
  await client.cancelQueries({ queryKey, exact: true });
  await client.fetchQuery({
    queryKey,
    queryFn: ({ signal }) => askOrderRows(accountId, { ...question, query: `${question.query}&fresh=1` }, signal),
    staleTime: 0,
    retry: retryOnlyWhenOffline,
  });
  await refreshOrderNumbers(client, accountId);
}

/** The numbers on tabs and counters are asked for again. */
export async function refreshOrderNumbers(client: QueryClient, accountId: number): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["account", accountId, "order-counts"] }),
    client.invalidateQueries({ queryKey: keys.orderAlerts(accountId) }),
  ]);
}

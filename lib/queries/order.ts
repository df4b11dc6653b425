import { queryOptions } from "@tanstack/react-query";
import type { OrderCopy } from "@/lib/contract/order-copy";
import type { OrderNote, OrderNotes, OrderOnScreen, OrderRaw } from "@/lib/contract/order-detail";
import type { OrderDocumentFields, OrderDocuments } from "@/lib/contract/order-documents";
import type { Upload } from "@/lib/contract/vcs";
import type { Order } from "@/lib/domain/order";
import type { OrderKey } from "./actions";
import { apiForm, apiGet, apiPost, apiSend } from "./api-fetch";
import { keys } from "./keys";

/** How long a peeked order counts as fresh: long enough to walk a page of them up and down without asking Lengow twice. */
const PEEK_FRESH_MS = 30_000;

function placeOf(accountId: number, order: OrderKey): string {
  const path = `${encodeURIComponent(order.marketplace)}/${encodeURIComponent(order.marketplace_order_id)}`;
  return `/api/accounts/${accountId}/orders/${path}`;
}

const keyOf = (accountId: number, order: OrderKey, part: string) =>
  [...keys.order(accountId, order.marketplace, order.marketplace_order_id), part] as const;

/** The order with what can be done and what was done, for the panel beside the list. */
export function orderPeekQuery(accountId: number, order: OrderKey) {
  return queryOptions({
    queryKey: keyOf(accountId, order, "peek"),
    queryFn: ({ signal }) => apiGet<OrderOnScreen>(`${placeOf(accountId, order)}/peek`, signal),
    staleTime: PEEK_FRESH_MS,
    retry: false,
  });
}

/** What is known here of the order, for as long as Lengow is waited for or fails. */
export function orderCopyQuery(accountId: number, order: OrderKey) {
  return queryOptions({
    queryKey: keyOf(accountId, order, "copy"),
    queryFn: ({ signal }) => apiGet<OrderCopy>(`${placeOf(accountId, order)}/copy`, signal),
    retry: false,
  });
}

/** The order's data with everything personal masked. */
export function orderRawQuery(accountId: number, order: OrderKey) {
  return queryOptions({
    queryKey: keyOf(accountId, order, "raw"),
    queryFn: ({ signal }) => apiGet<OrderRaw>(`${placeOf(accountId, order)}/raw`, signal),
    staleTime: PEEK_FRESH_MS,
    retry: false,
  });
}

/** The order's data as it is. Each call is one line of the audit log, so it is asked for by a press and never again by itself. @throws ApiError */
export function revealOrder(accountId: number, order: OrderKey): Promise<OrderRaw> {
  return apiPost<OrderRaw>(`${placeOf(accountId, order)}/reveal`, {});
}

export function orderNotesQuery(accountId: number, order: OrderKey) {
  return queryOptions({
    queryKey: keyOf(accountId, order, "notes"),
    queryFn: ({ signal }) => apiGet<OrderNotes>(`${placeOf(accountId, order)}/notes`, signal),
    staleTime: PEEK_FRESH_MS,
    retry: false,
  });
}

/** @throws ApiError */
export function addOrderNote(accountId: number, order: OrderKey, text: string): Promise<OrderNote> {
  return apiPost<OrderNote>(`${placeOf(accountId, order)}/notes`, { text });
}

/** @throws ApiError */
export function deleteOrderNote(accountId: number, order: OrderKey, noteId: string): Promise<{ deleted: true }> {
  return apiSend("DELETE", `${placeOf(accountId, order)}/notes/${noteId}`);
}

/** Replaces the merchant's own references; gives the order as Lengow then has it. @throws ApiError */
export function setMerchantReferences(accountId: number, order: OrderKey, references: string[]): Promise<Order> {
  return apiSend("PATCH", `${placeOf(accountId, order)}/merchant-order-id`, { merchant_order_id: references });
}

/** A page of the list an order was opened from: which orders stand on it. */
export function listPageQuery(accountId: number, query: string) {
  return queryOptions({
    queryKey: ["account", accountId, "list-page", query] as const,
    queryFn: ({ signal }) =>
      apiGet<{ count: number; results: OrderKey[] }>(`/api/accounts/${accountId}/order-rows?${query}`, signal),
    staleTime: PEEK_FRESH_MS,
    retry: false,
  });
}

/** What was uploaded for an order from here, and whether its marketplace takes more. Followed while something is on its way. */
export function orderDocumentsQuery(accountId: number, order: OrderKey) {
  return queryOptions({
    queryKey: keyOf(accountId, order, "documents"),
    queryFn: ({ signal }) => apiGet<OrderDocuments>(`${placeOf(accountId, order)}/documents`, signal),
    staleTime: PEEK_FRESH_MS,
    refetchInterval: ({ state }) =>
      state.data?.uploads.some((one) => ["ready", "claimed", "sending", "unconfirmed"].includes(one.state))
        ? 3_000
        : false,
    retry: false,
  });
}

/** Records a PDF for sending with an order. The same `client_key` never records twice, so a lost answer may be asked for again. @throws ApiError */
export function uploadOrderDocument(
  accountId: number,
  order: OrderKey,
  fields: OrderDocumentFields,
  file: File,
): Promise<Upload> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", file, file.name);
  return apiForm<Upload>(`${placeOf(accountId, order)}/documents`, form);
}

import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { NewViewBody, View, ViewChangeBody, ViewList } from "@/lib/contract/views";
import { apiGet, apiPost, apiSend } from "./api-fetch";
import { keys } from "./keys";

const base = (accountId: number) => `/api/accounts/${accountId}/views`;

/** The reader's views and those shared with them. */
export function viewListQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.views(accountId),
    queryFn: ({ signal }) => apiGet<ViewList>(base(accountId), signal),
    staleTime: 60_000,
    retry: false,
  });
}

const refresh = (client: QueryClient, accountId: number) =>
  client.invalidateQueries({ queryKey: keys.views(accountId) });

/** @throws ApiError `bad_request` when the name is taken */
export async function keepView(client: QueryClient, accountId: number, body: NewViewBody): Promise<View> {
  const view = await apiPost<View>(base(accountId), body);
  await refresh(client, accountId);
  return view;
}

/** @throws ApiError `bad_request` when the name is taken, `not_found` when it is gone */
export async function changeView(
  client: QueryClient,
  accountId: number,
  id: string,
  body: ViewChangeBody,
): Promise<View> {
  const view = await apiSend<View>("PATCH", `${base(accountId)}/${id}`, body);
  await refresh(client, accountId);
  return view;
}

/** @throws ApiError `not_found` when it is gone */
export async function removeView(client: QueryClient, accountId: number, id: string): Promise<void> {
  await apiSend("DELETE", `${base(accountId)}/${id}`);
  await refresh(client, accountId);
}

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type ChangeSheetBody, MOST_CELLS, type Sheet } from "@/lib/contract/batches";
import type { ErrorEnvelope } from "@/lib/contract/error-envelope";
import { ApiError, apiGet, apiSend } from "./api-fetch";
import { keys } from "./keys";

const base = (accountId: number) => `/api/accounts/${accountId}/batches/files`;

/** A sheet with a page of its rows as the flight check judges them. */
export function sheetQuery(accountId: number, id: string, query: string) {
  return queryOptions({
    queryKey: keys.sheet(accountId, id, query),
    queryFn: ({ signal }) => apiGet<Sheet>(`${base(accountId)}/${id}?${query}`, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Hands a file or pasted text in. Its name goes in a header, for it may hold anything. @throws ApiError */
export async function uploadSheet(accountId: number, body: Blob, name: string): Promise<{ id: string }> {
  const headers = { "content-type": "text/csv", "x-file-name": encodeURIComponent(name.slice(0, 100)) };
  let response: Response;
  try {
    response = await fetch(base(accountId), {
      method: "POST",
      body,
      headers,
      credentials: "same-origin",
      cache: "no-store",
    });
  } catch {
    throw new ApiError("offline", "Orderdeck cannot be reached.", 0, null, "no");
  }
  const answer = (await response.json().catch(() => null)) as ({ id: string } & Partial<ErrorEnvelope>) | null;
  if (response.ok && answer) return answer;
  const error = answer?.error;
  throw new ApiError(
    error?.code ?? "unreadable",
    error?.message ?? "",
    response.status,
    error?.request_id ?? null,
    "no",
    error?.details,
  );
}

/**
 * Corrects cells or what columns mean. More cells than one request takes, a long column that was pasted, go in several, one after the other;
 * what the answer says was replaced is that of all of them.
 * @throws ApiError
 */
export async function changeSheet(accountId: number, id: string, body: ChangeSheetBody): Promise<Sheet> {
  const change = (part: ChangeSheetBody) => apiSend<Sheet>("PATCH", `${base(accountId)}/${id}`, part);
  const cells = body.cells ?? [];
  const replaced: Sheet["replaced"] = [];
  let sent = 0;
  for (; cells.length - sent > MOST_CELLS; sent += MOST_CELLS) {
    replaced.push(...(await change({ cells: cells.slice(sent, sent + MOST_CELLS) })).replaced);
  }
  if (sent === 0) return change(body);
  const last = await change({ ...body, cells: cells.slice(sent) });
  return { ...last, replaced: [...replaced, ...last.replaced] };
}

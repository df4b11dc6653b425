import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  BatchDetail,
  BatchList,
  BatchView,
  CreateBatchBody,
  FreezeBody,
  FrozenList,
} from "@/lib/contract/batches";
import { apiGet, apiPost } from "./api-fetch";
import { keys } from "./keys";

const LIVE_MS = 1_500;
const QUIET_MS = 15_000;
/** Until its first action is recorded, a moment after it was made, a batch is asked often: that says how many seconds are left. */
const FIRST_MS = 300;
const MOST_FIRST = 10;

const base = (accountId: number) => `/api/accounts/${accountId}/batches`;

/** Whether a batch still moves: rows to record, actions to leave, or an answer of a marketplace to come. */
export function isMoving({ state, counts }: Pick<BatchView, "state" | "counts">): boolean {
  return state === "running" || counts.moving > 0;
}

/** Whether nothing of it is recorded so far although nothing stands in the way. */
const isBeginning = ({ state, held, leaves_in_ms: leaves, waiting_for: reason }: BatchView): boolean =>
  state === "running" && held > 0 && leaves === null && reason === null;

/** How long until a batch is asked about again; `answers`: how often it was so far. */
function paceOf(batch: BatchView | undefined, answers: number): number {
  if (batch && isBeginning(batch) && answers <= MOST_FIRST) return FIRST_MS;
  return batch && !isMoving(batch) ? QUIET_MS : LIVE_MS;
}

/** One batch with a page of its rows, followed while it moves and somebody looks. `query` as the route takes it. */
export function batchQuery(accountId: number, id: string, query: string) {
  return queryOptions({
    queryKey: keys.batch(accountId, id, query),
    queryFn: ({ signal }) => apiGet<BatchDetail>(`${base(accountId)}/${id}?${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => paceOf(state.data, state.dataUpdateCount),
    retry: false,
  });
}

export function batchListQuery(accountId: number, page: number) {
  return queryOptions({
    queryKey: keys.batchList(accountId, page),
    queryFn: ({ signal }) => apiGet<BatchList>(`${base(accountId)}?page=${page}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.results.some(isMoving) ? LIVE_MS * 2 : QUIET_MS),
    retry: false,
  });
}

/** Freezes what is ticked, or all that a question finds, and says what can be done with it. `selection` names it for the cache. */
export function frozenQuery(accountId: number, selection: string, body: FreezeBody) {
  return queryOptions({
    queryKey: keys.frozen(accountId, selection),
    queryFn: ({ signal }) => apiPost<FrozenList>(`${base(accountId)}/freeze`, body, signal),
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
}

/** Starts a batch; the same key is the same batch, so a lost answer may be asked for again. @throws ApiError */
export function createBatch(accountId: number, body: CreateBatchBody): Promise<BatchView> {
  return apiPost<BatchView>(base(accountId), body);
}

/** @throws ApiError */
export function changeBatch(accountId: number, id: string, verb: "pause" | "resume" | "stop"): Promise<BatchView> {
  return apiPost<BatchView>(`${base(accountId)}/${id}/${verb}`, {});
}

import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import type {
  ActionDetail,
  ActionList,
  ActionView,
  RecordActionBody,
  RecordedActions,
  ResolveActionBody,
  RetryActionBody,
} from "@/lib/contract/actions";
import { isTerminal } from "@/lib/domain/action";
import { ApiError, apiGet, apiPost } from "./api-fetch";
import { keys } from "./keys";

/** An open action is looked at this often while somebody sees it; the answer comes from our own records, never from Lengow. */
export const LIVE_MS = 1_500;
/** Without anything open, a colleague's new action is noticed this soon. */
const QUIET_MS = 10_000;
const LIST_MS = 15_000;

export interface OrderKey {
  marketplace: string;
  marketplace_order_id: string;
}

const base = (accountId: number) => `/api/accounts/${accountId}`;

function hasOpen(list: ActionList | undefined): boolean {
  return list?.results.some(({ state }) => !isTerminal(state)) ?? false;
}

/** What was recorded here for one order, newest first; followed while the page is seen (TanStack stops in a hidden tab). */
export function orderIntentsQuery(accountId: number, order: OrderKey) {
  const query = new URLSearchParams({
    source: "orderdeck",
    marketplace: order.marketplace,
    marketplace_order_id: order.marketplace_order_id,
    page_size: "50",
  });
  return queryOptions({
    queryKey: keys.orderIntents(accountId, order.marketplace, order.marketplace_order_id),
    queryFn: ({ signal }) => apiGet<ActionList>(`${base(accountId)}/actions?${query}`, signal),
    refetchInterval: ({ state }) => (hasOpen(state.data) ? LIVE_MS : QUIET_MS),
    refetchOnWindowFocus: true,
    retry: false,
  });
}

/** Intents and Lengow's own actions as one list. */
export function actionListQuery(accountId: number, query: string) {
  return queryOptions({
    queryKey: keys.actionList(accountId, query),
    queryFn: ({ signal }) => apiGet<ActionList>(`${base(accountId)}/actions?${query}`, signal),
    placeholderData: keepPreviousData,
    staleTime: LIST_MS / 2,
    refetchInterval: LIST_MS,
    retry: false,
  });
}

/** The present state of the named intents. Give it those that are open; without any it asks nothing. */
export function liveActionsQuery(accountId: number, ids: readonly string[]) {
  const query = new URLSearchParams({ source: "orderdeck", ids: ids.join(), page_size: "100" });
  return queryOptions({
    queryKey: keys.actionsById(accountId, ids),
    queryFn: ({ signal }) => apiGet<ActionList>(`${base(accountId)}/actions?${query}`, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data && !hasOpen(state.data) ? false : LIVE_MS),
    retry: false,
  });
}

/** One action with its history; followed while it is open. */
export function actionDetailQuery(accountId: number, id: string) {
  return queryOptions({
    queryKey: keys.action(accountId, id),
    queryFn: ({ signal }) => apiGet<ActionDetail>(`${base(accountId)}/actions/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state }) =>
      state.data && state.data.source === "orderdeck" && !isTerminal(state.data.state) ? LIVE_MS : false,
    retry: false,
  });
}

/** The waits before a lost answer of our own route is asked for again. */
const REPEAT_AFTER_MS = [700, 2_000, 5_000];

/** Whether our route may or may not have done it: only then is it asked again, with the same key. */
function isLost(error: unknown): boolean {
  return error instanceof ApiError && error.sent === "unknown";
}

async function untilAnswered<T>(ask: () => Promise<T>, onRepeat: () => void): Promise<T> {
  for (const wait of REPEAT_AFTER_MS) {
    try {
      return await ask();
    } catch (error) {
      if (!isLost(error)) throw error;
      onRepeat();
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return ask();
}

/**
 * Records a wish. When the answer is lost the same wish is sent again under the same `client_key`, which makes no second intent (DESIGN §5);
 * `onRepeat` hears of each such moment.
 * @throws ApiError
 */
export function recordAction(
  accountId: number,
  order: OrderKey,
  body: RecordActionBody,
  onRepeat: () => void = () => undefined,
): Promise<RecordedActions> {
  const place = `${encodeURIComponent(order.marketplace)}/${encodeURIComponent(order.marketplace_order_id)}`;
  return untilAnswered(() => apiPost<RecordedActions>(`${base(accountId)}/orders/${place}/actions`, body), onRepeat);
}

/** Corrects and sends again, as a new intent. @throws ApiError */
export function retryAction(accountId: number, id: string, body: RetryActionBody): Promise<RecordedActions> {
  return untilAnswered(
    () => apiPost<RecordedActions>(`${base(accountId)}/actions/${id}/retry`, body),
    () => undefined,
  );
}

/** Takes an intent back; taking back twice is the same as once, so a lost answer is asked for again. @throws ApiError */
export function cancelAction(accountId: number, id: string): Promise<ActionView> {
  return untilAnswered(
    () => apiPost<ActionView>(`${base(accountId)}/actions/${id}/cancel`, {}),
    () => undefined,
  );
}

/** A person's answer where the machine has none. @throws ApiError */
export function resolveAction(accountId: number, id: string, body: ResolveActionBody): Promise<ActionView> {
  return apiPost<ActionView>(`${base(accountId)}/actions/${id}/resolve`, body);
}

function withViews(list: ActionList, views: readonly ActionView[]): ActionList {
  const changed = new Map(views.map((view) => [view.id, view]));
  const kept = list.results.map((view) => changed.get(view.id) ?? view);
  const added = views.filter((view) => !list.results.some(({ id }) => id === view.id));
  // Whoever counts down by the server's clock must know its newest moment.
  const asOf = [list.as_of, ...views.map(({ updated_at }) => updated_at ?? "")].sort().at(-1) ?? list.as_of;
  return { ...list, as_of: asOf, count: list.count + added.length, results: [...added, ...kept] };
}

/** Puts intents that a route just answered with into what the order's page shows, without waiting for the next look. */
export function showIntents(
  client: QueryClient,
  accountId: number,
  order: OrderKey,
  views: readonly ActionView[],
): void {
  const { queryKey } = orderIntentsQuery(accountId, order);
  client.setQueryData<ActionList>(queryKey, (list) => list && withViews(list, views));
  void client.invalidateQueries({ queryKey: keys.actions(accountId) });
}

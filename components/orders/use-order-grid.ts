"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useCallback, useEffect, useMemo } from "react";
import type { OrderRowPage } from "@/lib/contract/orders";
import { activeTab, DEFAULT_PAGE_SIZE, ORDER_TABS, type OrderGridState, orderGridParsers } from "@/lib/domain/order-filters";
import { countsQuery, gridQuery } from "@/lib/domain/order-question";
import { orderCountsQuery, orderRowsQuery, refreshOrderRows } from "@/lib/queries/orders";

/** What the server rendered with: the question and its answer. */
export interface FirstPage {
  query: string;
  data: OrderRowPage | null;
}

/** Windows of whole days move at midnight UTC; within a day the question stays the same. */
function startOfDay(now: number): Date {
  return new Date(Math.floor(now / 86_400_000) * 86_400_000 + 43_200_000);
}

/**
 * The grid's state and data. The URL is the only copy of the state (DESIGN D7); the first page came with the HTML, the next one is
 * fetched before it is asked for.
 */
export function useOrderGrid(accountId: number, first: FirstPage, now: number) {
  const client = useQueryClient();
  const [state, setState] = useQueryStates(orderGridParsers, { history: "push", shallow: true, scroll: false });
  const day = startOfDay(now).getTime();
  const query = useMemo(() => gridQuery(state, new Date(day)), [state, day]);
  const initial = query === first.query ? (first.data ?? undefined) : undefined;
  const rows = useQuery({
    ...orderRowsQuery(accountId, query),
    initialData: initial,
    initialDataUpdatedAt: initial && Date.parse(initial.as_of),
  });
  const counts = useQuery(orderCountsQuery(accountId, countsQuery(query)));

  const settled = rows.data !== undefined && !rows.isPlaceholderData;
  const more = settled && rows.data.count > state.page * (state.size ?? DEFAULT_PAGE_SIZE);
  const nextQuery = useMemo(() => gridQuery({ ...state, page: state.page + 1 }, new Date(day)), [state, day]);
  useEffect(() => {
    if (more) client.prefetchQuery(orderRowsQuery(accountId, nextQuery));
  }, [client, accountId, nextQuery, more]);

  /** Any change of the question starts again on the first page. */
  const change = useCallback((changes: Partial<OrderGridState>) => setState({ page: 1, ...changes }), [setState]);
  const openTab = (id: string) => {
    const tab = ORDER_TABS.find((candidate) => candidate.id === id);
    if (tab) change({ status: [...tab.statuses] });
  };
  const refresh = () => refreshOrderRows(client, accountId, query).catch(() => {});
  return { state, rows, counts, tab: activeTab(state.status), change, openTab, refresh };
}

export type OrderGrid = ReturnType<typeof useOrderGrid>;

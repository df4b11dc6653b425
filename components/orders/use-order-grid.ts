"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useZone } from "@/components/shell/intl-provider";
import { usePreferences } from "@/components/shell/preferences-provider";
import { afterPaint } from "@/components/ui/after-paint";
import { useAfterPaint } from "@/components/ui/use-after-paint";
import { useQueryStates, useUnreadNames } from "@/components/url-state/use-query-states";
import type { OrderRowPage } from "@/lib/contract/orders";
import { type OrderGridState, orderGridParsers } from "@/lib/domain/order-filters";
import { countsQuery, gridQuery } from "@/lib/domain/order-question";
import { orderAlertsQuery, orderCountsQuery, orderRowsQuery, refreshOrderRows } from "@/lib/queries/orders";
import { tabOf } from "./grid-tabs";
import { searchTextOf } from "./search-text";
import { useHydrated } from "./use-hydrated";
import { useLiveRows } from "./use-live-rows";

/** What the server rendered with: the question and its answer. */
export interface FirstPage {
  query: string;
  data: OrderRowPage | null;
}

/** Windows of whole days move at midnight UTC; within a day the question stays the same. */
function startOfDay(now: number): Date {
  return new Date(Math.floor(now / 86_400_000) * 86_400_000 + 43_200_000);
}

/** The words to look for. `ready` is false while, and `lost` true when, the address names words that are not known here. */
function useSearchText(name: string): { text: string | null; ready: boolean; lost: boolean } {
  // The server does not know them, so the first render in the browser must not either.
  const hydrated = useHydrated();
  const text = name && hydrated ? searchTextOf(name) : null;
  return { text, ready: name === "" || text !== null, lost: name !== "" && hydrated && text === null };
}

/** Turns a state of the grid into the question that is asked for it, the same for the rows on screen and for those fetched ahead. */
function useQuestionOf(now: number) {
  const { page_size: size, columns } = usePreferences().preferences;
  const [zone, day] = [useZone(), startOfDay(now).getTime()];
  return useCallback(
    (state: OrderGridState) => gridQuery(state, new Date(day), { size, zone, columns }),
    [day, size, zone, columns],
  );
}

/**
 * The grid's state and data. The URL is the only copy of the state (DESIGN D7); the first page came with the HTML, the next one is
 * fetched before it is asked for.
 */
export function useOrderGrid(accountId: number, first: FirstPage, now: number) {
  const client = useQueryClient();
  const [state, setState] = useQueryStates(orderGridParsers, { history: "push" });
  const unread = useUnreadNames(orderGridParsers);
  const { page_size: usualSize } = usePreferences().preferences;
  const size = state.size ?? usualSize;
  const questionOf = useQuestionOf(now);
  const zone = useZone();
  const { text, ready, lost } = useSearchText(state.find);
  const query = useMemo(() => questionOf(state), [questionOf, state]);
  const question = useMemo(() => ({ query, text }), [query, text]);
  // Rows first: numbers are asked for once the press is on screen.
  const counted = useAfterPaint(useMemo(() => ({ state, query, text, ready }), [state, query, text, ready]));

  const initial = query === first.query && !state.find ? (first.data ?? undefined) : undefined;
  const rows = useQuery({
    ...orderRowsQuery(accountId, question),
    enabled: ready,
    initialData: initial,
    initialDataUpdatedAt: initial && Date.parse(initial.as_of),
  });
  // What a tab or a counter says is what pressing it shows, under the same words and filters.
  const under = (alert: OrderGridState["alert"]) => ({
    query: countsQuery(questionOf({ ...counted.state, alert })),
    text: counted.text,
  });
  const enabled = counted.ready;
  const counts = useQuery({ ...orderCountsQuery(accountId, under(null)), enabled });
  const alerted = under("late");
  const tabAlerts = useQuery({ ...orderAlertsQuery(accountId, zone, alerted), enabled });
  const status = new URLSearchParams(counted.query).get("lengow_status");
  const withStatus =
    status === null ? alerted.query : `${alerted.query}&${new URLSearchParams({ lengow_status: status })}`;
  const alerts = useQuery({ ...orderAlertsQuery(accountId, zone, { ...alerted, query: withStatus }), enabled });

  const settled = rows.data !== undefined && !rows.isPlaceholderData;
  const live = useLiveRows(accountId, question, settled ? rows.data : undefined);

  const asked = useRef({ state, text });
  useEffect(() => {
    asked.current = { state, text };
  });
  /** Fetches ahead what a press is likely to ask for. */
  const near = useCallback(
    (changes: Partial<OrderGridState>) => {
      const { state, text } = asked.current;
      const ahead = { query: questionOf({ ...state, page: 1, ...changes }), text };
      return client.prefetchQuery(orderRowsQuery(accountId, ahead));
    },
    [client, accountId, questionOf],
  );
  const more = settled && rows.data.count > state.page * size;
  useEffect(() => {
    if (more) return afterPaint(() => void near({ ...state, page: state.page + 1 }));
  }, [near, more, state]);

  /** The rows of another page of this list. @throws ApiError */
  const rowsOn = useCallback(
    async (page: number) => {
      const { state, text } = asked.current;
      const there = orderRowsQuery(accountId, { query: questionOf({ ...state, page }), text });
      return (await client.fetchQuery(there)).results;
    },
    [client, accountId, questionOf],
  );

  /** Any change of the question starts again on the first page. */
  const change = useCallback((changes: Partial<OrderGridState>) => setState({ page: 1, ...changes }), [setState]);
  const refresh = () => refreshOrderRows(client, accountId, question).catch(() => {});
  return {
    state,
    size,
    question,
    rows,
    counts,
    alerts,
    tabAlerts,
    live,
    lost,
    unread,
    tab: tabOf(state),
    change,
    near,
    rowsOn,
    refresh,
  };
}

export type OrderGrid = ReturnType<typeof useOrderGrid>;

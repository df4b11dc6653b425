"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { View } from "@/lib/contract/views";
import { columnSetOf, type GridColumn } from "@/lib/domain/order-columns";
import type { OrderGridState } from "@/lib/domain/order-filters";
import { openView, viewQuery } from "@/lib/domain/order-views";
import { viewListQuery } from "@/lib/queries/views";

export interface GridViews {
  list: readonly View[];
  /** The view of the address; null outside of one. */
  current: View | null;
  /** The list differs from the view as it was saved. */
  changed: boolean;
  /** What the view names and nobody knows any more. */
  skipped: readonly string[];
  /** The address names a view that cannot be read. */
  gone: boolean;
  /** What is on screen, as the address says it. */
  query: string;
  /** What saving now would keep: the same, with columns that are the reader's own. */
  kept: string;
}

const NONE: readonly View[] = [];

/** The state of the grid as a view opens it: the view's own, and the name it goes by. */
export function stateOfView(view: View, marketplaces: readonly string[] | null): OrderGridState {
  return { ...openView(view.query, marketplaces).state, view: view.id };
}

/** What the parts of the screen that deal with views are given. */
export interface ViewProps {
  accountId: number;
  state: OrderGridState;
  /** The account's marketplaces by code; null when they could not be had. */
  marketplaces: readonly string[] | null;
  /** The columns on screen, whether the address names them or the reader. */
  columns: readonly GridColumn[];
  onOpen: (state: OrderGridState) => void;
}

/** The views, and how the grid stands to the one it is in. */
export function useViews({ accountId, state, marketplaces, columns }: Omit<ViewProps, "onOpen">): GridViews {
  const { data } = useQuery(viewListQuery(accountId));
  const list = data?.results ?? NONE;
  const current = list.find(({ id }) => id === state.view) ?? null;
  const query = viewQuery(state);
  // Whoever opens the view sees what its owner saw; the standard columns are everybody's own choice until they make one.
  const isStandard = columnSetOf(columns) === "standard";
  const kept = state.columns.length > 0 || isStandard ? query : viewQuery({ ...state, columns: [...columns] });
  const opened = useMemo(() => current && openView(current.query, marketplaces), [current, marketplaces]);
  return {
    list,
    current,
    changed: opened !== null && viewQuery(opened.state) !== query,
    skipped: opened?.skipped ?? [],
    gone: data !== undefined && state.view !== "" && current === null,
    query,
    kept,
  };
}

/** A link that carries nothing but a view's name is filled in from the view, once; any other link already says what it shows. */
export function useBareLink({ current, query }: GridViews, { marketplaces, onOpen }: ViewProps): void {
  const [isBare] = useState(() => new URLSearchParams(location.search).size === 1);
  const filled = useRef(false);
  useEffect(() => {
    if (!isBare || filled.current || current === null) return;
    filled.current = true;
    if (query === "" && current.query !== "") onOpen(stateOfView(current, marketplaces));
  }, [isBare, current, query, marketplaces, onOpen]);
}

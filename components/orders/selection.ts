"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { OrderRow } from "@/lib/domain/order";

/**
 * The orders that are ticked, by their key, across pages and filters: one selection per account, for as long as the page lives. It holds the
 * rows as they were when they were ticked; whoever acts on them reads them anew.
 */
export type Selected = ReadonlyMap<string, OrderRow>;

/** What identifies a row: Lengow has no id of its own for an order. */
export function orderKey(order: { marketplace: string; marketplace_order_id: string }): string {
  return `${order.marketplace} ${order.marketplace_order_id}`;
}

const NOTHING: Selected = new Map();
const stores = new Map<number, Selected>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function write(accountId: number, next: Selected): void {
  stores.set(accountId, next);
  for (const listener of listeners) listener();
}

export interface OrderSelection {
  ids: Selected;
  size: number;
  has: (row: OrderRow) => boolean;
  toggle: (row: OrderRow) => void;
  /** Ticks or unticks all of them. */
  set: (rows: readonly OrderRow[], selected: boolean) => void;
  clear: () => void;
}

/** The ticked orders of an account. */
export function useSelection(accountId: number): OrderSelection {
  const ids = useSyncExternalStore(
    subscribe,
    () => stores.get(accountId) ?? NOTHING,
    () => NOTHING,
  );
  const set = useCallback(
    (rows: readonly OrderRow[], selected: boolean) => {
      const next = new Map(stores.get(accountId));
      for (const row of rows) {
        if (selected) next.set(orderKey(row), row);
        else next.delete(orderKey(row));
      }
      write(accountId, next);
    },
    [accountId],
  );
  const clear = useCallback(() => write(accountId, NOTHING), [accountId]);
  return useMemo(
    () => ({
      ids,
      size: ids.size,
      has: (row) => ids.has(orderKey(row)),
      toggle: (row) => set([row], !ids.has(orderKey(row))),
      set,
      clear,
    }),
    [ids, set, clear],
  );
}

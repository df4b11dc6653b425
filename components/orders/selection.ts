"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { keepTicks, recallTicks, type TickedOrder } from "./kept-ticks";

/** What identifies a row: Lengow has no id of its own for an order. */
export function orderKey(order: TickedOrder): string {
  return `${order.marketplace} ${order.marketplace_order_id}`;
}

/**
 * The orders that are ticked, by their key, across pages and filters: one selection per account, for as long as the page lives, and beyond it for
 * who comes back to the list. It holds their names alone; whoever acts on them reads them anew.
 */
export interface Selected {
  ids: ReadonlyMap<string, TickedOrder>;
  /** The question whose every answer is meant, also what no page shows; null for the ticked rows alone. Words that were looked for may be part of it: in memory only. */
  allOf: string | null;
}

const NOTHING: Selected = { ids: new Map(), allOf: null };
const stores = new Map<number, Selected>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(accountId: number): Selected {
  const known = stores.get(accountId);
  if (known) return known;
  const recalled = { ids: new Map(recallTicks(accountId).map((order) => [orderKey(order), order])), allOf: null };
  stores.set(accountId, recalled);
  return recalled;
}

function write(accountId: number, next: Selected): void {
  stores.set(accountId, next);
  keepTicks(accountId, [...next.ids.values()]);
  for (const listener of listeners) listener();
}

export interface OrderSelection extends Selected {
  size: number;
  has: (row: TickedOrder) => boolean;
  toggle: (row: TickedOrder) => void;
  /** Ticks or unticks all of them. */
  set: (rows: readonly TickedOrder[], selected: boolean) => void;
  /** All that fits a question is meant; null: the ticked rows. */
  setAllOf: (question: string | null) => void;
  clear: () => void;
}

/** The ticked orders of an account. */
export function useSelection(accountId: number): OrderSelection {
  const selected = useSyncExternalStore(
    subscribe,
    () => read(accountId),
    () => NOTHING,
  );
  const set = useCallback(
    (rows: readonly TickedOrder[], isTicked: boolean) => {
      const { ids, allOf } = read(accountId);
      const next = new Map(ids);
      for (const row of rows) {
        const { marketplace, marketplace_order_id } = row;
        if (isTicked) next.set(orderKey(row), { marketplace, marketplace_order_id });
        else next.delete(orderKey(row));
      }
      write(accountId, { ids: next, allOf: next.size === 0 ? null : allOf });
    },
    [accountId],
  );
  const setAllOf = useCallback((allOf: string | null) => write(accountId, { ...read(accountId), allOf }), [accountId]);
  const clear = useCallback(() => write(accountId, NOTHING), [accountId]);
  return useMemo(
    () => ({
      ...selected,
      size: selected.ids.size,
      has: (row) => selected.ids.has(orderKey(row)),
      toggle: (row) => set([row], !selected.ids.has(orderKey(row))),
      set,
      setAllOf,
      clear,
    }),
    [selected, set, setAllOf, clear],
  );
}

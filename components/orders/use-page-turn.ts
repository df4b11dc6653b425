import { useRef } from "react";
import type { OrderRow } from "@/lib/domain/order";
import type { OrderGrid } from "./use-order-grid";

type Grid = Pick<OrderGrid, "state" | "size" | "rows" | "rowsOn" | "change">;

/**
 * Steps past the first or the last row of the page, for whoever walks the list in the panel: `go(1)` shows the first order of the next page,
 * `go(-1)` the last one of the page before, list and panel in one step of the history. What cannot be read leaves both where they are.
 */
export function usePageTurn({ state, size, rows, rowsOn, change }: Grid, show: (order: OrderRow) => void) {
  const turning = useRef(false);
  const { page } = state;
  const last = rows.data === undefined || page * size >= rows.data.count;
  const go = (by: 1 | -1) => {
    if (turning.current) return;
    turning.current = true;
    const at = location.href;
    rowsOn(page + by)
      .then((there) => {
        const order = there.at(by === 1 ? 0 : -1);
        // Whoever did something else meanwhile is not taken elsewhere.
        if (!order || location.href !== at) return;
        change({ page: page + by });
        show(order);
      })
      .catch(() => {})
      .finally(() => {
        turning.current = false;
      });
  };
  return { next: last ? null : () => go(1), previous: page <= 1 ? null : () => go(-1) };
}

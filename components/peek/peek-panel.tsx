"use client";

import type { PeekOrder } from "./peek-state";

interface Props {
  accountId: number;
  /** The order shown: what `usePeek()` of `./peek-state` says. */
  order: PeekOrder;
  /** The orders of the page, as they stand in the list. */
  rows: readonly PeekOrder[];
  /** Esc and ×. The list takes the panel away (`usePeek().close`) and gives the focus back to the row. */
  onClose: () => void;
  /** J, K, arrows and the buttons (`usePeek().move`). */
  onMove: (order: PeekOrder) => void;
}

/**
 * One order beside the list. Mount it lazily (`next/dynamic`, no server rendering) as the last child of the row that holds the list, inside a
 * flex row: it takes its own width at the right and becomes a bottom sheet on phones.
 */
export function PeekPanel(_props: Props) {
  return null;
}

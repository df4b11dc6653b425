"use client";

/** An order as far as a selection must name it. */
export interface BulkOrder {
  marketplace: string;
  marketplace_order_id: string;
}

export interface BulkBarProps {
  accountId: number;
  /** What is ticked; it survives paging. `onPage` says how many of them are on the page that is shown. */
  selection: { orders: readonly BulkOrder[]; onPage: number; clear(): void };
  /** The grid's question as it goes to `order-rows`, without page, page size and ordering: `lengow_status=waiting_shipment&…`. */
  query: string;
  /** Search text, which is personal and so never part of `query`. */
  text?: string | null;
  /** How many orders fit the question in all; null while that is not known. */
  total: number | null;
  /** Whether this person may send actions (`actions:send`). */
  canSend: boolean;
}

/**
 * What can be done with everything that is ticked, in place of the grid's footer. Load it lazily, when the first row is ticked:
 * `dynamic(() => import("@/components/bulk/bulk-bar").then(({ BulkBar }) => BulkBar))`.
 */
export function BulkBar({ selection }: BulkBarProps) {
  return selection.orders.length === 0 ? null : <div className="h-11 border-t border-line bg-accent-soft" />;
}

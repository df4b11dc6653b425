import "server-only";
import type { OrderRow } from "@/lib/domain/order";

/** What came next of the set. */
export interface Batch {
  rows: readonly OrderRow[];
  /** Set with the last batch alone: why rows may be missing; null when none is. */
  missing?: string | null;
}

/** A whole set of orders, read once from its beginning. */
export interface RowSource {
  source: "index" | "lengow";
  /** How many orders are expected; an upper bound where rows are sorted out here. */
  count: number;
  batches(signal: AbortSignal): AsyncGenerator<Batch, void, undefined>;
}

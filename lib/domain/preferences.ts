import { COLUMN_SETS, type GridColumn } from "./order-columns";
import { DEFAULT_PAGE_SIZE } from "./order-filters";

/** How a person likes to see lists; theirs alone, on every account and in every browser. */
export interface Preferences {
  /** Columns of the orders grid, left to right. */
  columns: readonly GridColumn[];
  density: "comfortable" | "compact";
  page_size: number;
  /** Which amount stands first: the account's currency or the order's own. */
  amounts: "account" | "order";
  /** Whether single letters are shortcuts (WCAG 2.1.4). */
  letters: boolean;
}

export const DEFAULT_PREFERENCES: Preferences = {
  columns: COLUMN_SETS.standard,
  density: "comfortable",
  page_size: DEFAULT_PAGE_SIZE,
  amounts: "account",
  letters: true,
};

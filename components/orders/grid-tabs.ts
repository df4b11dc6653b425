import type { OrderAlert } from "@/lib/domain/order-alerts";
import { activeTab, ORDER_TABS, type OrderGridState } from "@/lib/domain/order-filters";

export interface GridTab {
  id: (typeof ORDER_TABS)[number]["id"] | "late" | "errors";
  statuses: readonly string[];
  alert: OrderAlert | null;
}

const byStatus = (id: (typeof ORDER_TABS)[number]["id"]): GridTab => ({
  id,
  statuses: ORDER_TABS.find((tab) => tab.id === id)?.statuses ?? [],
  alert: null,
});

/** The tabs over the grid (PRODUCT 5.3.2), each a name for a filter on the status or for a counter. */
export const GRID_TABS: readonly GridTab[] = [
  byStatus("all"),
  byStatus("to_accept"),
  byStatus("to_ship"),
  { id: "late", statuses: [], alert: "late" },
  { id: "errors", statuses: [], alert: "errors" },
  byStatus("pending"),
  byStatus("shipped"),
  byStatus("closed"),
  byStatus("refunds"),
  byStatus("canceled"),
];

/** The tab whose filter is exactly the one in force, or null. */
export function tabOf({ status, alert }: Pick<OrderGridState, "status" | "alert">): GridTab["id"] | null {
  if (alert === null) return activeTab(status);
  return GRID_TABS.find((tab) => tab.alert === alert && status.length === 0)?.id ?? null;
}

/** What opening a tab changes. */
export function tabFilter(tab: GridTab): Pick<OrderGridState, "status" | "alert" | "page"> {
  return { status: [...tab.statuses], alert: tab.alert, page: 1 };
}

/** What is known of the numbers: those of our copy, those of the counters, and the rows on screen with their count. */
interface Known {
  counts: Partial<Record<string, number | null>> | undefined;
  alerts: { late: number | null; errors: number | null } | undefined;
  tab: GridTab["id"] | null;
  /** How many orders fit the question that the rows on screen answer; undefined while they answer another one. */
  listed: number | undefined;
}

/**
 * The numbers on the tabs. The tab that is open has the number of its list: Lengow's own when Lengow was asked, while our copy, which counts for the
 * other tabs, may still lack what Lengow knows. One list never has two numbers on one screen.
 */
export function tabCounts({ counts, alerts, tab, listed }: Known): Partial<Record<GridTab["id"], number | null>> {
  const all = { ...counts, late: alerts?.late ?? null, errors: alerts?.errors ?? null };
  const isStatus = tab !== null && GRID_TABS.some(({ id, alert }) => id === tab && alert === null);
  return isStatus && listed !== undefined ? { ...all, [tab]: listed } : all;
}

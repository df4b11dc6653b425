/**
 * The list a person came from, so that an order's page can lead to the one before and the one after. It lies in the tab's session and nowhere
 * else: the address of an order stays the same from wherever it is opened, and a search for a buyer never becomes part of one.
 */

export interface TrailOrder {
  marketplace: string;
  marketplace_order_id: string;
}

export interface ListTrail {
  /** The grid as it was left: its path with its query. */
  href: string;
  /** The question of the grid's rows without its page, or null where it cannot be asked again (a search by text). */
  query: string | null;
  rows: readonly TrailOrder[];
  /** How many orders stand before `rows` in the whole list, and how many there are. */
  offset: number;
  total: number;
  page: number;
  size: number;
}

const keyOf = (accountId: number) => `orderdeck.list.${accountId}`;

/** Keeps the list that is on screen. Call it whenever its rows changed. */
export function rememberList(accountId: number, trail: ListTrail): void {
  try {
    const rows = trail.rows.map(({ marketplace, marketplace_order_id }) => ({ marketplace, marketplace_order_id }));
    sessionStorage.setItem(keyOf(accountId), JSON.stringify({ ...trail, rows }));
  } catch {
    // A full or closed storage costs the way on, never the list.
  }
}

/** The list that was left last; null when there is none. */
export function recallList(accountId: number): ListTrail | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(accountId)) ?? "null");
    if (typeof stored !== "object" || stored === null || !("rows" in stored) || !Array.isArray(stored.rows))
      return null;
    const trail = stored as ListTrail;
    // An address from a storage that others may write to stays on this site.
    return trail.href.startsWith(`/accounts/${accountId}/`) ? trail : null;
  } catch {
    return null;
  }
}

/** Where an order stands in a list; -1 when it is not on the page. */
export function placeInList(trail: ListTrail, order: TrailOrder): number {
  return trail.rows.findIndex(
    (row) => row.marketplace === order.marketplace && row.marketplace_order_id === order.marketplace_order_id,
  );
}

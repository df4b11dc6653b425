/** An order as far as it is named; nothing else of it is kept. */
export interface TickedOrder {
  marketplace: string;
  marketplace_order_id: string;
}

const PREFIX = "orderdeck.ticked.";
/** Beyond this many the way back is worth less than the room they take. */
const MOST_KEPT = 2_000;

/** Keeps what is ticked in this browser tab, so that it is there again after a sheet or an order that was loaded anew. */
export function keepTicks(accountId: number, ticked: readonly TickedOrder[]): void {
  try {
    const names = ticked.map(({ marketplace, marketplace_order_id }) => [marketplace, marketplace_order_id]);
    if (names.length === 0 || names.length > MOST_KEPT) sessionStorage.removeItem(PREFIX + accountId);
    else sessionStorage.setItem(PREFIX + accountId, JSON.stringify(names));
  } catch {
    // A full or closed storage costs the ticks after a reload, nothing else.
  }
}

/** Whether this page was opened or reloaded at the list itself: then it begins anew, as it does with everything else. */
function isBegunHere(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (!entry || entry.type === "back_forward") return false;
  return new URL(entry.name, location.href).pathname === location.pathname;
}

/** What was ticked in this tab when the list was left; none when the list is begun anew. */
export function recallTicks(accountId: number): readonly TickedOrder[] {
  try {
    if (isBegunHere()) sessionStorage.removeItem(PREFIX + accountId);
    const stored: unknown = JSON.parse(sessionStorage.getItem(PREFIX + accountId) ?? "[]");
    const pairs = Array.isArray(stored) ? stored : [];
    return pairs.flatMap((pair: unknown): TickedOrder[] => {
      const [marketplace, id] = Array.isArray(pair) ? pair : [];
      return typeof marketplace === "string" && typeof id === "string"
        ? [{ marketplace, marketplace_order_id: id }]
        : [];
    });
  } catch {
    return [];
  }
}

/** Forgets every tick of this tab: whoever signs in next begins without. */
export function forgetTicks(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}

/**
 * Whether the router is on its way to another page. Links, rows, the palette and every other way of going somewhere are told of in one
 * event (instrumentation-client.ts), so that one bar in the frame can say that something happens.
 */
let opening = false;
let tooLong: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** The longest that a page is said to be on its way: one that leads back to where the reader is would never arrive. */
const MOST_MS = 30_000;

function tell(next: boolean): void {
  clearTimeout(tooLong);
  if (next) tooLong = setTimeout(openingEnds, MOST_MS);
  if (opening === next) return;
  opening = next;
  for (const listener of listeners) listener();
}

/** Back and Forward to what the address bar shows already, and another place of the same page, are no wait. */
function openingStarts(event: Event): void {
  const { origin, pathname, search } = new URL((event as CustomEvent<string>).detail, location.href);
  tell(origin === location.origin && pathname + search !== location.pathname + location.search);
}

/** The page is there, or nobody waits for it any more. */
export function openingEnds(): void {
  tell(false);
}

export const isOpening = (): boolean => opening;

export function subscribeOpening(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("orderdeck:opening", openingStarts);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("orderdeck:opening", openingStarts);
  };
}

import { LengowError } from "./errors";
import type { Route } from "./http/routes";

interface Paged<P> {
  route: Route;
  firstPage: number;
  load: (page: number) => Promise<P>;
  /** The page without rows whose key was seen before; a row without a key always stays. */
  once: (page: P, seen: (key: string | null) => boolean) => P;
  size: (page: P) => number;
}

/** A server that announces a next page for ever must not keep us for ever: 200 000 rows at 100 a page. */
const MOST_PAGES = 2_000;

/** A page past the end is 404 `{"detail": "Invalid page."}`, perhaps in another language (API.md §5.3). */
function isPastTheEnd(error: unknown, page: number, firstPage: number): boolean {
  return error instanceof LengowError && error.status === 404 && error.fromLengow && page > firstPage;
}

/** Counts pages up by itself and never follows `next`, which could name another host. Ends on "no next", on 404 or on an empty page. */
export async function* pagesOf<P extends { hasNext: boolean }>(paged: Paged<P>): AsyncGenerator<P, void, undefined> {
  const keys = new Set<string>();
  const firstSight = (key: string | null) => {
    if (key === null) return true;
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  };
  const { firstPage } = paged;
  for (let number = firstPage; number < firstPage + MOST_PAGES; number += 1) {
    let page: P;
    try {
      page = await paged.load(number);
    } catch (error) {
      if (isPastTheEnd(error, number, firstPage)) return;
      throw error;
    }
    const empty = paged.size(page) === 0;
    yield paged.once(page, firstSight);
    if (!page.hasNext || empty) return;
  }
  const displayMessage = `Lengow announced more than ${MOST_PAGES} pages.`;
  throw new LengowError({ kind: "contract", outcome: "unknown", route: paged.route.name, displayMessage });
}

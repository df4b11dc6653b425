import { isRecord } from "./clean-json";

/** The envelope of orders and actions (API.md §5.3). */
export interface WirePage {
  /** All matches, not those of this page; null when Lengow gave none. */
  count: number | null;
  /** Only whether there is a next page: the link itself could name another host. */
  hasNext: boolean;
  rows: unknown[];
}

/** null when the answer is no page. `results` as an object with numbered keys is a list, as PHP writes it. */
export function readPage(json: unknown): WirePage | null {
  if (!isRecord(json)) return null;
  const { results, count, next } = json;
  const rows = Array.isArray(results)
    ? results
    : isRecord(results) && Object.keys(results).every((key) => /^\d+$/.test(key))
      ? Object.values(results)
      : null;
  if (rows === null) return null;
  const total = typeof count === "string" && /^\d{1,12}$/.test(count) ? Number(count) : count;
  return {
    count: typeof total === "number" && Number.isSafeInteger(total) && total >= 0 ? total : null,
    hasNext: next !== null && next !== undefined && next !== "" && next !== false,
    rows,
  };
}

/** The number of matches; where Lengow gave none, at least as many as are known to exist: a next page holds one more. */
export function countOf(
  page: WirePage,
  { number = 1, size = 100 }: { number?: number | undefined; size?: number | undefined },
): number {
  return page.count ?? (number - 1) * size + page.rows.length + (page.hasNext ? 1 : 0);
}

import type { Answer } from "../http/answer";
import { e3 } from "../http/answer";
import type { Call } from "../http/call";
import { readPositive } from "../http/query-values";

export const LARGEST_PAGE = 100;

/** Page envelope of orders and actions: absolute links with the same query, 404 past the end (API.md §5.3). */
export function pageOf<T>(call: Call, matches: readonly T[], text: (match: T) => string): Answer {
  const size = Math.min(readPositive(call.query.get("page_size")) ?? LARGEST_PAGE, LARGEST_PAGE);
  const asked = call.query.get("page");
  const page = asked === null || asked === "" ? 1 : readPositive(asked);
  const last = Math.max(1, Math.ceil(matches.length / size));
  if (page === null || page > last) return e3(404, "Invalid page.");
  const rows = matches.slice((page - 1) * size, page * size).map(text);
  const next = page < last ? JSON.stringify(link(call, page + 1)) : "null";
  const previous = page > 1 ? JSON.stringify(link(call, page - 1)) : "null";
  return {
    status: 200,
    body: `{"count":${matches.length},"next":${next},"previous":${previous},"results":[${rows.join(",")}]}`,
  };
}

function link(call: Call, page: number): string {
  const query = new URLSearchParams(call.query);
  query.set("page", String(page));
  return `${call.origin}${call.path}?${query}`;
}

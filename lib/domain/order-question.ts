import { endOfDay, startOfDay } from "./calendar-days";
import { metaKeysOf, readColumns } from "./order-columns";
import { DEFAULT_PAGE_SIZE, isAnyTime, type OrderedWindow, type OrderGridState, sortText } from "./order-filters";

const DAY_MS = 86_400_000;

/** To the second, as Lengow spells moments. */
const moment = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");

/**
 * Both ends of a window as moments. Days of the calendar are the reader's, from their midnight to the last second before the next; days
 * back start at midnight UTC, so that the question stays the same for a day.
 */
function windowOf(window: OrderedWindow, now: Date, zone: string): [from: string, to?: string] {
  if ("from" in window) return [moment(startOfDay(window.from, zone)), moment(endOfDay(window.to, zone))];
  const from = new Date(now.getTime() - window.days * DAY_MS).toISOString().slice(0, 10);
  return [`${from}T00:00:00Z`];
}

/** What of the reader goes into a question: how many rows they usually have on a page, and whose midnights part the days. */
interface Reader {
  size: number;
  zone: string;
  /** The reader's own columns. */
  columns: readonly string[];
}

/**
 * What the grid asks our own API for, in the contract's parameter names (API.md §5.1 and `lib/contract/orders.ts`), as a query
 * string in a fixed order so that equal questions are equal strings. Seven days back are left to Lengow's default. A search text is
 * no part of it: it is personal and travels in a body.
 */
export function gridQuery(state: OrderGridState, now: Date, reader: Partial<Reader> = {}): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined) => {
    if (value) query.set(name, value);
  };
  const list = (name: string, values: readonly string[]) => put(name, [...new Set(values)].sort().join(","));
  const between = (name: string, window: OrderedWindow | null) => {
    if (!window) return;
    const [from, to] = windowOf(window, now, reader.zone ?? "UTC");
    put(`${name}_from`, from);
    put(`${name}_to`, to);
  };
  list("lengow_status", state.status);
  list("lengow_line_status", state.line);
  list("marketplace", state.marketplace);
  put("marketplace_status", state.raw.trim());
  list("order_type", state.type);
  if (state.match === "all" && state.type.length > 1) put("order_type_mode", "all");
  list("order_type_not", state.not);
  list("country", state.country);
  put("merchant_order_id", state.ref.trim());
  put("alert", state.alert ?? undefined);
  if (state.alert === "due_today") put("tz", reader.zone);
  // An order looked for by its id is looked for however old it is.
  if (state.id.trim()) {
    put("marketplace_order_id", state.id.trim());
    put("id_part", "1");
  } else if (state.ids.length > 0) list("marketplace_order_ids", state.ids);
  if (!isAnyTime(state) && !("days" in state.ordered && state.ordered.days === 7)) {
    between("marketplace_order_date", state.ordered);
  }
  between("imported", state.imported);
  between("updated", state.updated);
  put("set_currency", state.currency);
  put("ordering", sortText(state.sort));
  if (state.page > 1) put("page", String(state.page));
  const columns = state.columns.length > 0 ? state.columns : (reader.columns ?? []);
  list("meta", metaKeysOf(readColumns(columns).columns));
  put("page_size", String(state.size ?? reader.size ?? DEFAULT_PAGE_SIZE));
  return query.toString();
}

const NOT_COUNTED = ["lengow_status", "alert", "tz", "ordering", "page", "page_size", "set_currency", "meta"];

/** Everything the tabs and counters count under: the filters without the tab's own, sorting and paging. */
export function countsQuery(query: string): string {
  const rest = new URLSearchParams(query);
  for (const name of NOT_COUNTED) rest.delete(name);
  return rest.toString();
}

/** Whole order ids out of what was pasted: split at blanks, new lines, commas and semicolons, each once, in the order given. */
export function idsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

/** What a person meant who typed this: one whole id, many of them, or words to search for. */
export type SearchIntent = { kind: "none" } | { kind: "id"; id: string } | { kind: "ids"; ids: string[] } | TextIntent;
interface TextIntent {
  kind: "text";
  text: string;
}

/** Marketplaces' order ids have digits and no blanks; the shortest known has six signs. */
const looksLikeId = (word: string) => word.length >= 6 && /\d/.test(word) && !/[@*]/.test(word);

/** Judges by looks; the screen offers the other reading when this one finds nothing. */
export function searchIntent(typed: string): SearchIntent {
  const text = typed.trim();
  const words = idsIn(text);
  const [first] = words;
  if (first === undefined) return { kind: "none" };
  if (!words.every(looksLikeId)) return { kind: "text", text };
  return words.length === 1 ? { kind: "id", id: first } : { kind: "ids", ids: words };
}

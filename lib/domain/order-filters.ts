import { createParser, parseAsArrayOf, parseAsString } from "nuqs/server";

/**
 * The state of the orders grid, whose only copy is the URL (DESIGN D7). Every parser is a bijection, a default is left
 * out of the URL, and what cannot be read becomes the default. Nothing personal is ever part of it.
 */

/** The eight fields Lengow sorts by (API.md §5.1); nothing else can be sorted over the whole set. */
export const SORT_FIELDS = [
  "marketplace",
  "marketplace_order_id",
  "merchant_order_id",
  "lengow_status",
  "marketplace_status",
  "marketplace_order_date",
  "imported_at",
  "updated_at",
] as const;
export type SortField = (typeof SORT_FIELDS)[number];

export interface Sort {
  field: SortField;
  descending: boolean;
}

/** Window on the order date: a number of days back from now, or calendar days (UTC), both ends included. */
export type OrderedWindow = { days: number } | { from: string; to: string };

export const DAY_CHOICES = [1, 7, 30, 90, 365] as const;
/** Lengow's own window when no date is asked for (API.md §5.2). */
export const DEFAULT_WINDOW: OrderedWindow = { days: 7 };
export const PAGE_SIZES = [25, 50, 100] as const;
export const DEFAULT_PAGE_SIZE = 50;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists in the calendar, spelt YYYY-MM-DD. */
export function isCalendarDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

const parseAsWindow = createParser<OrderedWindow>({
  parse(text) {
    const days = /^(\d{1,3})d$/.exec(text)?.[1];
    if (days !== undefined) {
      const count = Number(days);
      return count >= 1 && String(count) === days ? { days: count } : null;
    }
    const [from = "", to = "", rest] = text.split("..");
    if (rest !== undefined || !isCalendarDay(from) || !isCalendarDay(to) || from > to) return null;
    return { from, to };
  },
  serialize: (value) => ("days" in value ? `${value.days}d` : `${value.from}..${value.to}`),
  eq: (a, b) => ("days" in a ? "days" in b && a.days === b.days : "from" in b && a.from === b.from && a.to === b.to),
});

const parseAsSort = createParser<Sort>({
  parse(text) {
    const descending = text.startsWith("-");
    const field = SORT_FIELDS.find((name) => name === (descending ? text.slice(1) : text));
    return field ? { field, descending } : null;
  },
  serialize: (value) => (value.descending ? `-${value.field}` : value.field),
  eq: (a, b) => a.field === b.field && a.descending === b.descending,
});

/** Newest first, as every order list people know; Lengow's own default sorts by marketplace before anything else. */
export const DEFAULT_SORT: Sort = { field: "marketplace_order_date", descending: true };

/** What a press on a header sorts by: first ascending, then descending, then newest first again; dates only turn about. */
export function nextSort(current: Sort, field: SortField): Sort {
  if (current.field !== field) return { field, descending: false };
  if (!current.descending || field === DEFAULT_SORT.field) return { field, descending: !current.descending };
  return DEFAULT_SORT;
}

const parseAsPage = createParser<number>({
  parse: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null),
  serialize: String,
});

const parseAsPageSize = createParser<number>({
  parse: (text) => PAGE_SIZES.find((size) => String(size) === text) ?? null,
  serialize: String,
});

const list = parseAsArrayOf(parseAsString).withDefault([]);

export const orderGridParsers = {
  status: list,
  marketplace: list,
  type: list,
  ordered: parseAsWindow.withDefault(DEFAULT_WINDOW),
  /** A whole marketplace order id: Lengow cannot look for a part of one. */
  id: parseAsString.withDefault(""),
  sort: parseAsSort.withDefault(DEFAULT_SORT),
  page: parseAsPage.withDefault(1),
  size: parseAsPageSize.withDefault(DEFAULT_PAGE_SIZE),
  currency: parseAsString.withDefault(""),
};

export interface OrderGridState {
  status: string[];
  marketplace: string[];
  type: string[];
  ordered: OrderedWindow;
  id: string;
  sort: Sort;
  page: number;
  size: number;
  currency: string;
}

export const EMPTY_GRID_STATE: OrderGridState = {
  status: [],
  marketplace: [],
  type: [],
  ordered: DEFAULT_WINDOW,
  id: "",
  sort: DEFAULT_SORT,
  page: 1,
  size: DEFAULT_PAGE_SIZE,
  currency: "",
};

/** The tabs over the grid. A tab is a status filter under a name, so tab and filter cannot disagree. */
export const ORDER_TABS = [
  { id: "all", statuses: [] },
  { id: "to_accept", statuses: ["waiting_acceptance"] },
  { id: "to_ship", statuses: ["waiting_shipment"] },
  { id: "pending", statuses: ["new", "accepted"] },
  { id: "shipped", statuses: ["shipped"] },
  { id: "closed", statuses: ["closed"] },
  { id: "refunds", statuses: ["to_refund", "refunding", "refunded", "partial_refunded"] },
  { id: "canceled", statuses: ["canceled", "refused"] },
] as const satisfies readonly { id: string; statuses: readonly string[] }[];
export type OrderTabId = (typeof ORDER_TABS)[number]["id"];

/** The tab whose statuses are exactly those filtered for, or null when the filter is nobody's tab. */
export function activeTab(statuses: readonly string[]): OrderTabId | null {
  const wanted = new Set(statuses);
  const tab = ORDER_TABS.find(
    (candidate) =>
      candidate.statuses.length === wanted.size && candidate.statuses.every((status) => wanted.has(status)),
  );
  return tab?.id ?? null;
}

/** How many filters stand between the reader and all orders; the window counts once it is not the default. */
export function activeFilterCount(state: OrderGridState): number {
  const window = parseAsWindow.eq(state.ordered, DEFAULT_WINDOW) ? 0 : 1;
  return [state.status, state.marketplace, state.type, state.id].filter((value) => value.length > 0).length + window;
}

const DAY_MS = 86_400_000;

/**
 * What the grid asks our own API for, in Lengow's parameter names (API.md §5.1), as a query string in a fixed order so
 * that equal questions are equal strings. Seven days back are left to Lengow's default; other windows start at midnight UTC,
 * so that the question stays the same for a day.
 */
export function gridQuery(state: OrderGridState, now: Date): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined) => {
    if (value) query.set(name, value);
  };
  put("lengow_status", [...state.status].sort().join(","));
  put("marketplace", [...state.marketplace].sort().join(","));
  put("order_type", [...state.type].sort().join(","));
  const id = state.id.trim();
  // An order looked for by its id is looked for however old it is.
  if (id) put("marketplace_order_id", id);
  else if ("from" in state.ordered) {
    put("marketplace_order_date_from", `${state.ordered.from}T00:00:00Z`);
    put("marketplace_order_date_to", `${state.ordered.to}T23:59:59Z`);
  } else if (state.ordered.days !== 7) {
    const from = new Date(now.getTime() - state.ordered.days * DAY_MS).toISOString().slice(0, 10);
    put("marketplace_order_date_from", `${from}T00:00:00Z`);
  }
  put("set_currency", state.currency);
  put("ordering", `${state.sort.descending ? "-" : ""}${state.sort.field}`);
  if (state.page > 1) put("page", String(state.page));
  put("page_size", String(state.size));
  return query.toString();
}

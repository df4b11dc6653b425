import { ORDER_ALERTS, type OrderAlert } from "./order-alerts";
import { createParser, parseAsArrayOf, parseAsString } from "./url-state";

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
/** Fields that only our own copy sorts by; the answer says so when it cannot (`index_needed`). */
export const INDEX_SORT_FIELDS = ["ship_by", "total_order"] as const;
export type IndexSortField = (typeof INDEX_SORT_FIELDS)[number];

export const GRID_SORT_FIELDS = [...SORT_FIELDS, ...INDEX_SORT_FIELDS] as const;
export type SortField = (typeof GRID_SORT_FIELDS)[number];

export interface Sort {
  field: SortField;
  descending: boolean;
}

/** Window on the order date: a number of days back from now, or calendar days of the reader's, both ends included. */
export type OrderedWindow = { days: number } | { from: string; to: string };

export const DAY_CHOICES = [1, 7, 30, 90, 365] as const;
/** Lengow's own window when no date is asked for (API.md §5.2). */
export const DEFAULT_WINDOW: OrderedWindow = { days: 7 };
export const PAGE_SIZES = [25, 50, 100] as const;
export const DEFAULT_PAGE_SIZE = 50;

/** The most ids that one address names; the contract allows as many (`lib/contract/orders.ts`). */
export const MOST_IDS = 200;

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

/** The most fields one sorts by: what comes fourth decides between hardly any two orders. */
export const MOST_SORTS = 3;

function sortIn(term: string): Sort | null {
  const descending = term.startsWith("-");
  const field = GRID_SORT_FIELDS.find((name) => name === (descending ? term.slice(1) : term));
  return field ? { field, descending } : null;
}

/** Fields to sort by as Lengow's `ordering` spells them (API.md §5.1). */
export const sortText = (sort: readonly Sort[]): string =>
  sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join(",");

/** Each field once, the first decides, the next between those that are equal in it; one that is unknown makes no sense of all. */
const parseAsSort = createParser<readonly Sort[]>({
  parse(text) {
    const terms = text.split(",").flatMap((term) => sortIn(term) ?? []);
    const fields = new Set(terms.map(({ field }) => field));
    const isWhole = terms.length === text.split(",").length && fields.size === terms.length;
    return isWhole && terms.length <= MOST_SORTS ? terms : null;
  },
  serialize: sortText,
  eq: (a, b) => sortText(a) === sortText(b),
});

/** Newest first, as every order list people know; Lengow's own default sorts by marketplace before anything else. */
export const DEFAULT_SORT: readonly Sort[] = [{ field: "marketplace_order_date", descending: true }];

/** What a press on a header sorts by: first ascending, then descending, then newest first again; dates only turn about. */
export function nextSort(current: readonly Sort[], field: SortField): readonly Sort[] {
  const [first, second] = current;
  if (second !== undefined || first?.field !== field) return [{ field, descending: false }];
  if (!first.descending || field === DEFAULT_SORT[0]?.field) return [{ field, descending: !first.descending }];
  return DEFAULT_SORT;
}

/**
 * What a press with Shift sorts by: the field joins the others as the last key, ascending; then it descends; then it leaves them. The only
 * key turns about, and where there is room for no more the last gives way.
 */
export function nextSortBeside(current: readonly Sort[], field: SortField): readonly Sort[] {
  const at = current.findIndex((key) => key.field === field);
  if (at === -1) return [...current.slice(0, MOST_SORTS - 1), { field, descending: false }];
  const turned = current.map((key, place) => (place === at ? { field, descending: !key.descending } : key));
  return current[at]?.descending && current.length > 1 ? current.filter((_, place) => place !== at) : turned;
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

const parseAsAlert = createParser<OrderAlert>({
  parse: (text) => ORDER_ALERTS.find((alert) => alert === text) ?? null,
  serialize: String,
});

const parseAsMode = createParser<"any" | "all">({
  parse: (text) => (text === "any" || text === "all" ? text : null),
  serialize: String,
});

/** What Lengow takes for "has no reference of yours" (API.md §5.1), and our word for "has one". */
export const NO_REFERENCE = "None";
export const ANY_REFERENCE = "any";

export const orderGridParsers = {
  status: list,
  /** Orders that have at least one line in one of these. */
  line: list,
  marketplace: list,
  /** The marketplace's own status, in its spelling. */
  raw: parseAsString.withDefault(""),
  type: list,
  /** Whether an order must have any or all of the types. */
  match: parseAsMode.withDefault("any"),
  /** Types an order must not have. */
  not: list,
  /** Countries of delivery, ISO 3166. */
  country: list,
  /** `NO_REFERENCE`, `ANY_REFERENCE`, or a reference of yours, whole. */
  ref: parseAsString.withDefault(""),
  ordered: parseAsWindow.withDefault(DEFAULT_WINDOW),
  imported: parseAsWindow,
  updated: parseAsWindow,
  /** A whole marketplace order id: Lengow cannot look for a part of one. */
  id: parseAsString.withDefault(""),
  /** Many of them at once. */
  ids: list,
  /** Names a search text that this browser keeps: the text may be a buyer's name and never stands in an address. */
  find: parseAsString.withDefault(""),
  alert: parseAsAlert,
  sort: parseAsSort.withDefault(DEFAULT_SORT),
  page: parseAsPage.withDefault(1),
  /** Null: as many as the reader usually has. */
  size: parseAsPageSize,
  currency: parseAsString.withDefault(""),
  /** Columns of a link, left to right; none: the reader's own. */
  columns: list,
  /** The saved view one is in; the rest of the address says how far one has gone from it. */
  view: parseAsString.withDefault(""),
};

export interface OrderGridState {
  status: string[];
  line: string[];
  marketplace: string[];
  raw: string;
  type: string[];
  match: "any" | "all";
  not: string[];
  country: string[];
  ref: string;
  ordered: OrderedWindow;
  imported: OrderedWindow | null;
  updated: OrderedWindow | null;
  id: string;
  ids: string[];
  find: string;
  alert: OrderAlert | null;
  sort: readonly Sort[];
  page: number;
  size: number | null;
  currency: string;
  columns: string[];
  view: string;
}

export const EMPTY_GRID_STATE: OrderGridState = {
  status: [],
  line: [],
  marketplace: [],
  raw: "",
  type: [],
  match: "any",
  not: [],
  country: [],
  ref: "",
  ordered: DEFAULT_WINDOW,
  imported: null,
  updated: null,
  id: "",
  ids: [],
  find: "",
  alert: null,
  sort: DEFAULT_SORT,
  page: 1,
  size: null,
  currency: "",
  columns: [],
  view: "",
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

/** True for orders looked for by their ids: however old they are. */
export function isById(state: Pick<OrderGridState, "id" | "ids">): boolean {
  return state.id.trim() !== "" || state.ids.length > 0;
}

/** Whether somebody chose when the orders were placed, and did not leave it at the usual days. */
export function isWindowChosen({ ordered }: Pick<OrderGridState, "ordered">): boolean {
  return !parseAsWindow.eq(ordered, DEFAULT_WINDOW);
}

/**
 * True when the window on the order date is not in force: ids are looked for however old, and so are what a counter counts and words,
 * unless a window was chosen: what was chosen holds until it is taken off.
 */
export function isAnyTime(state: OrderGridState): boolean {
  return isById(state) || ((state.alert !== null || state.find !== "") && !isWindowChosen(state));
}

const FILTERS = [
  "status",
  "line",
  "marketplace",
  "raw",
  "type",
  "not",
  "country",
  "ref",
  "id",
  "ids",
  "find",
] as const satisfies readonly (keyof OrderGridState)[];

/** How many filters stand between the reader and all orders; the window counts once it is not the default. */
export function activeFilterCount(state: OrderGridState): number {
  const windows = [isWindowChosen(state), state.imported !== null, state.updated !== null];
  const values = FILTERS.map((name) => state[name].length > 0);
  return [...windows, ...values, state.alert !== null].filter(Boolean).length;
}

/** Takes every filter off and leaves how the list is shown: sorting, size, currency, columns. */
export function withoutFilters(state: OrderGridState): OrderGridState {
  const { sort, size, currency, columns, view } = state;
  return { ...EMPTY_GRID_STATE, sort, size, currency, columns, view };
}

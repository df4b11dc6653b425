import { readColumns } from "./order-columns";
import { EMPTY_GRID_STATE, type OrderGridState, orderGridParsers } from "./order-filters";
import { ORDER_STATUSES } from "./status";
import { createLoader, createSerializer } from "./url-state";

/** Saved views: which part of the grid's address a view keeps, and how an old one is read (PRODUCT G16, G17, U17). */

/** What belongs to one look and not to a view: the page, ids looked for, and a search text, which is personal. */
const PASSING = ["page", "id", "ids", "find", "view"] as const satisfies readonly (keyof OrderGridState)[];

const load = createLoader(orderGridParsers);
const serialize = createSerializer(orderGridParsers);

/** What a view that is saved now would keep of this state, as a query without "?". Equal views are equal texts. */
export function viewQuery(state: OrderGridState): string {
  const passing = Object.fromEntries(PASSING.map((name) => [name, EMPTY_GRID_STATE[name]]));
  return serialize({ ...state, ...passing }).replace(/^\?/, "");
}

export interface OpenedView {
  state: OrderGridState;
  /** What the view names and nobody knows any more: columns, statuses, members of the address. */
  skipped: string[];
}

function unknownOf(values: readonly string[], known: readonly string[]): string[] {
  return values.filter((value) => !known.includes(value));
}

/**
 * A view's query as a state of the grid. What no longer exists is left out and named; the rest opens. Marketplaces are judged only where
 * their codes are given, since a list that could not be had says nothing.
 */
export function openView(query: string, marketplaces: readonly string[] | null = null): OpenedView {
  const params = new URLSearchParams(query);
  const names = [...params.keys()].filter((name) => !Object.hasOwn(orderGridParsers, name));
  const read = load(params) as OrderGridState;
  const unread = [...params.entries()].filter(
    ([name, value]) =>
      Object.hasOwn(orderGridParsers, name) &&
      value !== "" &&
      orderGridParsers[name as keyof OrderGridState].parse(value) === null,
  );
  const statuses = Object.keys(ORDER_STATUSES);
  const gone = {
    status: unknownOf(read.status, statuses),
    line: unknownOf(read.line, statuses),
    columns: readColumns(read.columns).skipped,
    marketplace: marketplaces === null ? [] : unknownOf(read.marketplace, marketplaces),
  };
  const without = (name: keyof typeof gone) => read[name].filter((value) => !gone[name].includes(value));
  const state = {
    ...read,
    status: without("status"),
    line: without("line"),
    columns: without("columns"),
    marketplace: without("marketplace"),
  };
  const skipped = [...names, ...unread.map(([name, value]) => `${name}: ${value}`), ...Object.values(gone).flat()];
  return { state: { ...state, page: 1, id: "", ids: [], find: "" }, skipped: [...new Set(skipped)] };
}

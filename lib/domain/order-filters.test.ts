import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { ORDER_ALERTS } from "./order-alerts";
import {
  activeFilterCount,
  activeTab,
  DEFAULT_SORT,
  DEFAULT_WINDOW,
  EMPTY_GRID_STATE,
  GRID_SORT_FIELDS,
  isAnyTime,
  isCalendarDay,
  MOST_SORTS,
  nextSort,
  nextSortBeside,
  ORDER_TABS,
  type OrderGridState,
  orderGridParsers,
  PAGE_SIZES,
  sortText,
  withoutFilters,
} from "./order-filters";
import { countsQuery, gridQuery, idsIn, searchIntent } from "./order-question";
import { createLoader, createSerializer } from "./url-state";

const load = createLoader(orderGridParsers);
const serialize = createSerializer(orderGridParsers);
const now = new Date("2026-11-21T10:42:00Z");

const word = fc.string({ minLength: 1, maxLength: 12 });
const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const words = fc.array(word, { maxLength: 4 });
const sorting = fc.uniqueArray(fc.record({ field: fc.constantFrom(...GRID_SORT_FIELDS), descending: fc.boolean() }), {
  minLength: 1,
  maxLength: MOST_SORTS,
  selector: ({ field }) => field,
});
const window = fc.oneof(
  fc.integer({ min: 1, max: 999 }).map((days) => ({ days })),
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
);
const gridState: fc.Arbitrary<OrderGridState> = fc.record({
  status: fc.array(word, { maxLength: 4 }),
  marketplace: fc.array(word, { maxLength: 4 }),
  type: fc.array(word, { maxLength: 3 }),
  ordered: window,
  imported: fc.option(window),
  updated: fc.option(window),
  line: words,
  raw: fc.string({ maxLength: 12 }),
  match: fc.constantFrom("any", "all"),
  not: words,
  country: words,
  ref: fc.string({ maxLength: 12 }),
  ids: words,
  find: fc.string({ maxLength: 12 }),
  alert: fc.option(fc.constantFrom(...ORDER_ALERTS)),
  columns: words,
  view: fc.constantFrom("", "0198-view"),
  id: fc.string({ maxLength: 30 }),
  sort: sorting,
  page: fc.integer({ min: 1, max: 99_999 }),
  size: fc.option(fc.constantFrom(...PAGE_SIZES)),
  currency: fc.constantFrom("", "EUR", "GBP", "SEK"),
});

describe("grid state in the URL", () => {
  it("comes back from its own link exactly as it was, whatever was chosen", () => {
    fc.assert(
      fc.property(gridState, (state) => {
        expect(load(new URLSearchParams(serialize(state)))).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves every default out of the link", () => {
    expect(serialize(EMPTY_GRID_STATE)).toBe("");
  });

  it("reads an unreadable value as the default instead of failing", () => {
    const broken = "?page=0&size=33&sort=buyer_name&ordered=2026-02-30..2026-03-01&status=";
    const state = load(new URLSearchParams(broken));
    expect(state).toMatchObject({ page: 1, size: null, sort: DEFAULT_SORT, ordered: DEFAULT_WINDOW });
  });

  it("fits ten filters into fewer than 2,000 characters", () => {
    const state = {
      ...EMPTY_GRID_STATE,
      status: Array(16).fill("pickup_to_prepare"),
      marketplace: Array(12).fill("amazon_fr"),
    };
    expect(serialize(state).length).toBeLessThan(2000);
  });
});

describe("tabs", () => {
  it("are a name for a status filter: each tab is active for exactly its own statuses, in any order", () => {
    for (const tab of ORDER_TABS) expect(activeTab([...tab.statuses].reverse())).toBe(tab.id);
    expect(activeTab(["shipped", "closed"])).toBeNull();
  });
});

describe("the question sent for a grid state", () => {
  it("is the same string for the same question, however the filters were picked", () => {
    const a = { ...EMPTY_GRID_STATE, status: ["shipped", "new"], marketplace: ["b", "a"] };
    const b = { ...EMPTY_GRID_STATE, status: ["new", "shipped"], marketplace: ["a", "b"] };
    expect(gridQuery(a, now)).toBe(gridQuery(b, now));
  });

  it("leaves the seven-day window to Lengow's own default and starts other windows at midnight UTC", () => {
    expect(gridQuery(EMPTY_GRID_STATE, now)).toBe("ordering=-marketplace_order_date&page_size=50");
    expect(
      new URLSearchParams(gridQuery({ ...EMPTY_GRID_STATE, ordered: { days: 30 } }, now)).get(
        "marketplace_order_date_from",
      ),
    ).toBe("2026-10-22T00:00:00Z");
  });

  it("covers the last day of a calendar window to its last second", () => {
    const query = new URLSearchParams(
      gridQuery({ ...EMPTY_GRID_STATE, ordered: { from: "2026-11-01", to: "2026-11-02" } }, now),
    );
    expect(query.get("marketplace_order_date_to")).toBe("2026-11-02T23:59:59Z");
  });

  it("G07 · U8 · takes the days of a window by the reader's clock, also when it is changed in between", () => {
    const asked = (ordered: { from: string; to: string }, zone: string) => {
      const query = new URLSearchParams(gridQuery({ ...EMPTY_GRID_STATE, ordered, imported: ordered }, now, { zone }));
      const windows = ["marketplace_order_date", "imported"].map((name) =>
        [query.get(`${name}_from`), query.get(`${name}_to`)].join(),
      );
      expect(windows[0]).toBe(windows[1]);
      return windows[0];
    };
    const [autumn, spring] = [
      { from: "2026-10-25", to: "2026-10-25" },
      { from: "2026-03-07", to: "2026-03-08" },
    ];
    expect(asked(autumn, "Europe/Paris")).toBe("2026-10-24T22:00:00Z,2026-10-25T22:59:59Z");
    expect(asked(spring, "America/New_York")).toBe("2026-03-07T05:00:00Z,2026-03-09T03:59:59Z");
    // Whatever stands in an address is a question.
    for (const day of ["0000-01-01", "0001-01-01", "1899-12-31", "9998-12-31", "9999-12-31"])
      expect(asked({ from: day, to: day }, "Asia/Tokyo")).toContain(day.slice(0, 3));
  });
});

describe("calendar days", () => {
  it("exist or are refused: no 30 February, no 31 April", () => {
    expect(["2026-02-28", "2024-02-29", "2026-12-31"].every(isCalendarDay)).toBe(true);
    expect(["2026-02-30", "2026-04-31", "2025-02-29", "2026-13-01", "26-01-01", ""].some(isCalendarDay)).toBe(false);
  });
});

describe("a press on a header", () => {
  it("always changes the order, from whichever it is pressed, with Shift and without", () => {
    fc.assert(
      fc.property(sorting, fc.constantFrom(...GRID_SORT_FIELDS), (current, pressed) => {
        expect(nextSort(current, pressed)).not.toEqual(current);
        expect(nextSort(current, pressed)).toHaveLength(1);
        const beside = nextSortBeside(current, pressed);
        expect(beside).not.toEqual(current);
        // What it gives can always be read from an address again.
        expect(orderGridParsers.sort.parse(orderGridParsers.sort.serialize(beside))).toEqual(beside);
      }),
    );
  });

  it("LA-11 · with Shift adds a key behind the others, turns it, takes it away, and leaves the others as they were", () => {
    const status = nextSort(DEFAULT_SORT, "lengow_status");
    const two = nextSortBeside(status, "marketplace");
    const turned = nextSortBeside(two, "marketplace");
    expect([two, turned].map(sortText)).toEqual(["lengow_status,marketplace", "lengow_status,-marketplace"]);
    expect(nextSortBeside(turned, "marketplace")).toEqual(status);
    expect(sortText(nextSortBeside(two, "lengow_status"))).toBe("-lengow_status,marketplace");
    expect(sortText(nextSortBeside(status, "lengow_status"))).toBe("-lengow_status");
    const three = nextSortBeside(two, "updated_at");
    expect(sortText(nextSortBeside(three, "imported_at"))).toBe("lengow_status,marketplace,imported_at");
  });

  it("LA-11 · an address that names a field twice, a strange one or too many makes no sense", () => {
    const { parse } = orderGridParsers.sort;
    expect(parse("lengow_status,-updated_at")).toHaveLength(2);
    for (const text of ["marketplace,-marketplace", "marketplace,buyer", "marketplace,", "", "--marketplace"])
      expect(parse(text)).toBeNull();
    expect(parse("marketplace,lengow_status,imported_at,updated_at")).toBeNull();
  });

  it("sorts up, then down, then newest first again; the date itself turns about", () => {
    const up = nextSort(DEFAULT_SORT, "marketplace");
    const down = nextSort(up, "marketplace");
    expect([up, down, nextSort(down, "marketplace")].map(sortText)).toEqual([
      "marketplace",
      "-marketplace",
      sortText(DEFAULT_SORT),
    ]);
    const oldest = nextSort(DEFAULT_SORT, "marketplace_order_date");
    expect([oldest, nextSort(oldest, "marketplace_order_date")].map(sortText)).toEqual([
      "marketplace_order_date",
      sortText(DEFAULT_SORT),
    ]);
  });
});

describe("filters", () => {
  it("are all taken off at once, and how the list is shown stays", () => {
    fc.assert(
      fc.property(gridState, (state) => {
        const bare = withoutFilters(state);
        expect(activeFilterCount(bare)).toBe(0);
        expect(bare).toMatchObject({ sort: state.sort, size: state.size, columns: state.columns });
      }),
    );
  });

  it("G05 · G06 · G11 · types with all, types not had, and a missing reference reach the question", () => {
    const state = { ...EMPTY_GRID_STATE, type: ["is_prime", "is_business"], not: ["is_express"], ref: "None" };
    const query = new URLSearchParams(gridQuery({ ...state, match: "all" }, now));
    expect(Object.fromEntries(query)).toMatchObject({
      order_type: "is_business,is_prime",
      order_type_mode: "all",
      order_type_not: "is_express",
      merchant_order_id: "None",
    });
    expect(gridQuery({ ...state, type: ["is_prime"], match: "all" }, now)).not.toContain("order_type_mode");
  });

  it("G08 · G14 · ids are asked for whatever their age; words and counters unless a window was chosen, which then holds", () => {
    const from = (changes: Partial<OrderGridState>) =>
      new URLSearchParams(gridQuery({ ...EMPTY_GRID_STATE, ordered: { days: 30 }, ...changes }, now)).get(
        "marketplace_order_date_from",
      );
    expect([from({ id: "1-2-3" }), from({ ids: ["1", "2"] })]).toEqual([null, null]);
    for (const asked of [{ find: "x" }, { alert: "late" }] as const) {
      expect(from(asked)).toBe("2026-10-22T00:00:00Z");
      expect(from({ ...asked, ordered: EMPTY_GRID_STATE.ordered })).toBeNull();
      expect(isAnyTime({ ...EMPTY_GRID_STATE, ...asked })).toBe(true);
      expect(isAnyTime({ ...EMPTY_GRID_STATE, ...asked, ordered: { from: "2026-11-02", to: "2026-11-05" } })).toBe(
        false,
      );
    }
  });

  it("U2 · a search text is never part of a question's address", () => {
    expect(gridQuery({ ...EMPTY_GRID_STATE, find: "abc" }, now)).toBe(gridQuery(EMPTY_GRID_STATE, now));
  });

  it("count under everything but the tab's and the counter's own filter", () => {
    const state = { ...EMPTY_GRID_STATE, status: ["shipped"], alert: "late", marketplace: ["a"] } as const;
    const query = gridQuery({ ...EMPTY_GRID_STATE, ...state, status: ["shipped"], marketplace: ["a"] }, now);
    expect(countsQuery(query)).toBe("marketplace=a");
  });
});

describe("G09 · what was typed or pasted", () => {
  it("is many ids whatever stands between them, each once", () => {
    expect(idsIn(" 171-2096613-8840551,\n406-2280417-5519338;;171-2096613-8840551\t ")).toEqual([
      "171-2096613-8840551",
      "406-2280417-5519338",
    ]);
  });

  it.each([
    ["171-2096613-8840551", "id"],
    ["b7k3p-2291-0047", "id"],
    ["171-2096613-8840551 406-2280417-5519338", "ids"],
    ["Marie Dupont", "text"],
    ["lamp", "text"],
    ["Arc 2000", "text"],
    ["marie@example.org", "text"],
    ["  ", "none"],
  ])("%j is meant as %s", (typed, kind) => {
    expect(searchIntent(typed).kind).toBe(kind);
  });
});

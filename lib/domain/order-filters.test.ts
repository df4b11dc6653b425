import fc from "fast-check";
import { createLoader, createSerializer } from "nuqs/server";
import { describe, expect, it } from "vitest";
import {
  activeTab,
  DEFAULT_SORT,
  DEFAULT_WINDOW,
  EMPTY_GRID_STATE,
  gridQuery,
  isCalendarDay,
  nextSort,
  ORDER_TABS,
  type OrderGridState,
  orderGridParsers,
  PAGE_SIZES,
  SORT_FIELDS,
} from "./order-filters";

const load = createLoader(orderGridParsers);
const serialize = createSerializer(orderGridParsers);
const now = new Date("2026-11-21T10:42:00Z");

const word = fc.string({ minLength: 1, maxLength: 12 });
const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const gridState: fc.Arbitrary<OrderGridState> = fc.record({
  status: fc.array(word, { maxLength: 4 }),
  marketplace: fc.array(word, { maxLength: 4 }),
  type: fc.array(word, { maxLength: 3 }),
  ordered: fc.oneof(
    fc.integer({ min: 1, max: 999 }).map((days) => ({ days })),
    fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  ),
  id: fc.string({ maxLength: 30 }),
  sort: fc.record({ field: fc.constantFrom(...SORT_FIELDS), descending: fc.boolean() }),
  page: fc.integer({ min: 1, max: 99_999 }),
  size: fc.constantFrom(...PAGE_SIZES),
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
    const broken = "?page=0&size=33&sort=total_order&ordered=2026-02-30..2026-03-01&status=";
    const state = load(new URLSearchParams(broken));
    expect(state).toMatchObject({ page: 1, size: 50, sort: DEFAULT_SORT, ordered: DEFAULT_WINDOW });
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
});

describe("calendar days", () => {
  it("exist or are refused: no 30 February, no 31 April", () => {
    expect(["2026-02-28", "2024-02-29", "2026-12-31"].every(isCalendarDay)).toBe(true);
    expect(["2026-02-30", "2026-04-31", "2025-02-29", "2026-13-01", "26-01-01", ""].some(isCalendarDay)).toBe(false);
  });
});

describe("a press on a header", () => {
  it("always changes the order, from whichever it is pressed", () => {
    const field = fc.constantFrom(...SORT_FIELDS);
    fc.assert(
      fc.property(fc.record({ field, descending: fc.boolean() }), field, (current, pressed) => {
        expect(nextSort(current, pressed)).not.toEqual(current);
      }),
    );
  });

  it("sorts up, then down, then newest first again; the date itself turns about", () => {
    const up = nextSort(DEFAULT_SORT, "marketplace");
    const down = nextSort(up, "marketplace");
    expect([up.descending, down.descending, nextSort(down, "marketplace")]).toEqual([false, true, DEFAULT_SORT]);
    const oldest = nextSort(DEFAULT_SORT, "marketplace_order_date");
    expect([oldest, nextSort(oldest, "marketplace_order_date")]).toEqual([
      { field: "marketplace_order_date", descending: false },
      DEFAULT_SORT,
    ]);
  });
});

import { expect, it } from "vitest";
import { EMPTY_GRID_STATE } from "@/lib/domain/order-filters";
import { bucketsOf } from "@/lib/domain/time-buckets";
import { barsOf, daysOfWindow, hasNoWindow } from "./strip-window";

const TODAY = "2026-11-22";
const weeks = bucketsOf({ from: "2026-10-05", to: TODAY }, "week");

it("G20 · the bars that the list's window touches are marked, however it is said", () => {
  const marked = (ordered: { days: number } | { from: string; to: string }) =>
    barsOf(daysOfWindow({ ...EMPTY_GRID_STATE, ordered }, TODAY), weeks);
  expect(marked({ from: "2026-10-07", to: "2026-10-19" })).toEqual([0, 2]);
  expect(marked({ days: 7 })).toEqual([5, 6]);
  expect(marked({ days: 365 })).toEqual([0, 6]);
  expect(marked({ from: "2026-01-01", to: "2026-01-31" })).toBeNull();
});

it("G20 · a list that looks at orders however old marks nothing, and offers no window", () => {
  const state = { ...EMPTY_GRID_STATE, alert: "late" } as const;
  expect([daysOfWindow(state, TODAY), hasNoWindow(state)]).toEqual([null, true]);
  expect(barsOf(null, weeks)).toBeNull();
  expect(hasNoWindow(EMPTY_GRID_STATE)).toBe(false);
  expect(hasNoWindow({ ...EMPTY_GRID_STATE, ids: ["1-2-3"] })).toBe(true);
});

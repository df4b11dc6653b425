import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { TickedOrder } from "./kept-ticks";

const LIST = "/accounts/1/orders";
const order = { marketplace: "amazon_fr", marketplace_order_id: "A-1", buyer_name: "Claire Brisson" };

/** The browser has loaded a page of ours: the code begins anew, what lies in the tab stays. */
async function load(loaded: string, type: NavigationTimingType, shown = loaded) {
  vi.resetModules();
  const entry = { name: new URL(loaded, location.href).href, type } as PerformanceNavigationTiming;
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([entry]);
  history.replaceState(null, "", shown);
  const [{ useSelection }, { forgetTicks }] = [await import("./selection"), await import("./kept-ticks")];
  const { result } = renderHook(() => useSelection(1));
  return { result, forgetTicks, ids: () => [...result.current.ids.values()] };
}

function tickedIn(opened: Awaited<ReturnType<typeof load>>, rows: readonly TickedOrder[]) {
  act(() => opened.result.current.set(rows, true));
}

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.restoreAllMocks();
});

const NAMED = [{ marketplace: "amazon_fr", marketplace_order_id: "A-1" }];

it("Back to the list from a sheet that was loaded anew finds what was ticked", async () => {
  tickedIn(await load(LIST, "navigate"), [order]);
  expect((await load("/accounts/1/bulk/1/ship", "reload", LIST)).ids()).toEqual(NAMED);
  expect((await load(LIST, "back_forward")).ids()).toEqual(NAMED);
});

it("a list that is reloaded or opened begins with nothing ticked, and stays so", async () => {
  tickedIn(await load(LIST, "navigate"), [order]);
  expect((await load(LIST, "reload")).ids()).toEqual([]);
  expect((await load(LIST, "back_forward")).ids()).toEqual([]);
});

it("keeps the names of orders in the tab and nothing of their buyers, until they are unticked or somebody signs in", async () => {
  const opened = await load(LIST, "navigate");
  tickedIn(opened, [order]);
  expect(JSON.stringify(sessionStorage)).toContain("A-1");
  expect(JSON.stringify(sessionStorage)).not.toContain("Claire");
  opened.forgetTicks();
  expect(sessionStorage).toHaveLength(0);
  tickedIn(opened, [order]);
  act(() => opened.result.current.clear());
  expect(sessionStorage).toHaveLength(0);
});

import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { GridTab } from "./grid-tabs";
import { useTabsAhead } from "./use-tabs-ahead";

/** The browser's quiet moments, which the test gives; a finger or a pointer. */
const page = { quiet: [] as (() => void)[], hovers: true };

beforeEach(() => {
  Object.assign(page, { quiet: [], hovers: true });
  vi.useFakeTimers();
  vi.stubGlobal("requestIdleCallback", (work: () => void) => page.quiet.push(work));
  vi.stubGlobal("cancelIdleCallback", (id: number) => page.quiet.splice(id - 1, 1, () => undefined));
  vi.stubGlobal("matchMedia", () => ({ matches: page.hovers }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function ahead(counts: Partial<Record<GridTab["id"], number | null>>) {
  const asked: string[] = [];
  const fetch = async ({ id }: GridTab) => void asked.push(id);
  const hook = renderHook(({ state }) => useTabsAhead({ state, counts, current: "all", fetch }), {
    initialProps: { state: {} as object | null },
  });
  const quiet = async () => {
    for (let moment = 0; moment < 20; moment += 1) {
      page.quiet.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { asked, quiet, ...hook };
}

it("the tabs that have rows are fetched one after the other in quiet moments, the current one never", async () => {
  const { asked, quiet } = ahead({ errors: 0, refunds: 0 });
  expect(page.quiet).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(asked).toEqual([]);
  page.quiet.shift()?.();
  expect(asked).toEqual(["to_accept"]);
  await quiet();
  expect(asked).toEqual(["to_accept", "to_ship", "late", "pending", "shipped", "closed", "canceled"]);
});

it("nothing is fetched ahead while our own copy does not answer, nor after the list asks something else, nor where nothing hovers", async () => {
  const { asked, quiet, rerender } = ahead({});
  rerender({ state: null });
  vi.advanceTimersByTime(1_000);
  await quiet();
  expect(asked).toEqual([]);
  page.hovers = false;
  const phone = ahead({});
  vi.advanceTimersByTime(1_000);
  await phone.quiet();
  expect(phone.asked).toEqual([]);
});

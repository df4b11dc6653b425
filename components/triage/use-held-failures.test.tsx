import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { TriageFailure } from "@/lib/contract/triage";
import { useHeldFailures } from "./use-held-failures";

const failures = (...ids: string[]) => ids.map((id) => ({ id }) as TriageFailure);
const idsOf = (list: readonly TriageFailure[]) => list.map(({ id }) => id).join();

/** A cause of these failures; `more` of them are beyond the list. */
const cause = (latest: TriageFailure[], mark: string | null = null, more = 0) => ({
  failures: latest,
  count: latest.length + more,
  noted_at: mark,
});

afterEach(cleanup);

it("a failure that comes in while a cause is read neither moves a row nor joins what would be sent, until it is let in", async () => {
  const { result, rerender } = renderHook(({ latest }) => useHeldFailures(cause(latest)), {
    initialProps: { latest: failures("a", "b") },
  });
  rerender({ latest: failures("new", "b", "a") });
  expect([idsOf(result.current.failures), result.current.fresh]).toEqual(["a,b", 1]);
  await act(async () => result.current.letIn());
  expect([idsOf(result.current.failures), result.current.fresh]).toEqual(["new,b,a", 0]);
});

it("a failure that was settled leaves at once, and with no row left what comes in is shown at once", () => {
  const { result, rerender } = renderHook(({ latest }) => useHeldFailures(cause(latest)), {
    initialProps: { latest: failures("a", "b") },
  });
  rerender({ latest: failures("b") });
  expect(idsOf(result.current.failures)).toBe("b");
  rerender({ latest: failures("c") });
  expect([idsOf(result.current.failures), result.current.fresh]).toEqual(["c", 0]);
});

it("a move carries the mark of the rows on screen, not of those that only were announced", async () => {
  const { result, rerender } = renderHook(({ latest, mark }) => useHeldFailures(cause(latest, mark)), {
    initialProps: { latest: failures("a"), mark: "10:00" },
  });
  rerender({ latest: failures("a", "new"), mark: "10:05" });
  expect([result.current.seen, result.current.fresh]).toEqual(["10:00", 1]);
  await act(async () => result.current.letIn());
  expect([result.current.seen, result.current.fresh]).toEqual(["10:05", 0]);
  // The same rows in new words are on screen at once.
  rerender({ latest: failures("a", "new"), mark: "10:06" });
  expect(result.current.seen).toBe("10:06");
});

it("what a refused move was refused for joins the table as soon as it is known here, and nothing after it", async () => {
  const { result, rerender } = renderHook(({ latest, mark }) => useHeldFailures(cause(latest, mark)), {
    initialProps: { latest: failures("a"), mark: "10:00" },
  });
  await act(async () => result.current.letInNext());
  expect(idsOf(result.current.failures)).toBe("a");
  rerender({ latest: failures("a", "new"), mark: "10:05" });
  expect([idsOf(result.current.failures), result.current.fresh]).toEqual(["a,new", 0]);
  rerender({ latest: failures("a", "new", "later"), mark: "10:09" });
  expect([idsOf(result.current.failures), result.current.fresh]).toEqual(["a,new", 1]);
});

it("a failure that comes in beyond the end of a long list is announced, and no move puts it away unseen before it is let in", async () => {
  const { result, rerender } = renderHook(({ more, mark }) => useHeldFailures(cause(failures("a", "b"), mark, more)), {
    initialProps: { more: 3, mark: "10:00" },
  });
  rerender({ more: 4, mark: "10:05" });
  expect([result.current.seen, result.current.fresh]).toEqual(["10:00", 1]);
  await act(async () => result.current.letIn());
  expect([result.current.seen, result.current.fresh]).toEqual(["10:05", 0]);
  // One beyond was settled and another came in: the number says nothing, the mark does.
  rerender({ more: 4, mark: "10:07" });
  expect(result.current.seen).toBe("10:05");
});

import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inTime } from "./in-time";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("work that is waited for", () => {
  it("in time gives its answer or its failure, and leaves no timer behind", async () => {
    expect(await inTime(Promise.resolve("there"), 1_000, "late")).toBe("there");
    await expect(inTime(Promise.reject(new Error("down")), 1_000, "late")).rejects.toThrow("down");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("too late is not waited for, and its failure afterwards ends no process", async () => {
    let fail: (error: Error) => void = () => undefined;
    const waiting = inTime(new Promise<string>((_, reject) => (fail = reject)), 1_000, "late");
    vi.advanceTimersByTime(1_000);
    expect(await waiting).toBe("late");
    const unhandled = vi.fn();
    process.once("unhandledRejection", unhandled);
    fail(new Error("down"));
    await turn();
    process.removeListener("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addressShown, subscribeAddress, writeAddress, writtenSearch } from "./address";

const PATH = "/accounts/1/orders";
const write = (name: string, value: string) => writeAddress((params) => params.set(name, value), "push");

describe("the address as it was written", () => {
  let leave: () => void;
  beforeEach(() => {
    vi.useFakeTimers();
    history.replaceState(null, "", PATH);
    leave = subscribeAddress(() => {});
  });
  afterEach(() => {
    history.replaceState(null, "", "/elsewhere");
    vi.advanceTimersByTime(2_000);
    leave();
    vi.useRealTimers();
  });

  it("stays in force however long the router takes to show it", async () => {
    write("status", "shipped");
    await Promise.resolve();
    expect(location.search).toBe("?status=shipped");
    vi.advanceTimersByTime(60_000);
    expect(writtenSearch(PATH)).toBe("status=shipped");
    addressShown(PATH, "status=shipped");
    expect(writtenSearch(PATH)).toBeNull();
  });

  it("is dropped once the browser is somewhere else", async () => {
    write("status", "shipped");
    await Promise.resolve();
    history.replaceState(null, "", `${PATH}?status=closed`);
    vi.advanceTimersByTime(2_000);
    expect(writtenSearch(PATH)).toBeNull();
  });

  it("is one step of the history for changes of one moment", async () => {
    const steps = history.length;
    write("status", "shipped");
    write("page", "2");
    await Promise.resolve();
    expect(location.search).toBe("?status=shipped&page=2");
    expect(history.length - steps).toBeLessThanOrEqual(1);
  });
});

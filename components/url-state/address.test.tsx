import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addressShown, subscribeAddress, writeAddress, writtenSearch } from "./address";

const PATH = "/accounts/1/orders";
/** Long enough for a frame and what waits for it. */
const painted = () => vi.advanceTimersByTime(40);
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

  it("stays in force however long the router takes to show it", () => {
    write("status", "shipped");
    painted();
    expect(location.search).toBe("?status=shipped");
    vi.advanceTimersByTime(60_000);
    expect(writtenSearch(PATH)).toBe("status=shipped");
    addressShown(PATH, "status=shipped");
    vi.advanceTimersByTime(1_000);
    expect(writtenSearch(PATH)).toBeNull();
  });

  it("is what was pressed last, also when it looks like an earlier press that the router shows only now", () => {
    write("peek", "b");
    painted();
    write("peek", "c");
    painted();
    write("peek", "b");
    // The first of the three presses comes back from the router before the third is written.
    addressShown(PATH, "peek=b");
    painted();
    expect(location.search).toBe("?peek=b");
    addressShown(PATH, "peek=c");
    expect(writtenSearch(PATH)).toBe("peek=b");
  });

  it("gives way at once to a link that leads to the same page with another query", () => {
    write("peek", "b");
    painted();
    history.pushState(null, "", `${PATH}?status=closed`);
    addressShown(PATH, "status=closed");
    expect(writtenSearch(PATH)).toBeNull();
  });

  it("is dropped once the browser is somewhere else", () => {
    write("status", "shipped");
    painted();
    history.replaceState(null, "", `${PATH}?status=closed`);
    vi.advanceTimersByTime(2_000);
    expect(writtenSearch(PATH)).toBeNull();
  });

  it("is one step of the history for changes of one moment", () => {
    const steps = history.length;
    write("status", "shipped");
    write("page", "2");
    painted();
    expect(location.search).toBe("?status=shipped&page=2");
    expect(history.length - steps).toBeLessThanOrEqual(1);
  });

  it("is written before another page is opened, which it would undo if it came after", () => {
    write("status", "shipped");
    dispatchEvent(new CustomEvent("orderdeck:opening", { detail: "/accounts/1/orders/9" }));
    expect(location.search).toBe("?status=shipped");
    const steps = history.length;
    painted();
    expect(history.length).toBe(steps);
  });

  it("brings nobody back who went to another page before it was written", () => {
    write("status", "shipped");
    history.replaceState(null, "", "/accounts/1/invoices");
    painted();
    expect(location.pathname + location.search).toBe("/accounts/1/invoices");
    history.replaceState(null, "", PATH);
    write("status", "closed");
    painted();
    expect(location.search).toBe("?status=closed");
  });

  it("is written also on a page that nobody sees, which is never painted", () => {
    vi.stubGlobal("requestAnimationFrame", () => 0);
    write("status", "shipped");
    vi.advanceTimersByTime(300);
    vi.unstubAllGlobals();
    expect(location.search).toBe("?status=shipped");
  });
});

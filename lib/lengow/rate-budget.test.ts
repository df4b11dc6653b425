import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BudgetRequest, type Lane, MemoryRateBudget } from "./rate-budget";
import { failureOf } from "./testing/harness";

const KEY = { login: "a", bucket: "GET /orders" };
const request = (lane: Lane, signal?: AbortSignal): BudgetRequest => ({ lane, route: "orders.list", signal });

describe("rate budget", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("never lets more than the ceiling through in any 60 s, wherever Lengow's window begins", async () => {
    const budget = new MemoryRateBudget({ ceiling: 50, maxWaitMs: { action: 1e9 } });
    const times: number[] = [];
    const calls = Array.from({ length: 200 }, () =>
      budget.acquire(KEY, request("action")).then(() => times.push(performance.now())),
    );
    await vi.advanceTimersByTimeAsync(300_000);
    await Promise.all(calls);
    for (let i = 50; i < times.length; i += 1) expect(times[i]! - times[i - 50]!).toBeGreaterThanOrEqual(60_000);
    expect(times.at(-1)! - times[0]!).toBeLessThan(181_000);
  });

  it("keeps a fifth of the window free of background work", async () => {
    const budget = new MemoryRateBudget({ ceiling: 100 });
    let background = 0;
    for (let i = 0; i < 100; i += 1)
      budget.acquire(KEY, request("background")).then(
        () => (background += 1),
        () => undefined,
      );
    await vi.advanceTimersByTimeAsync(0);
    expect(background).toBe(80);
    await expect(budget.acquire(KEY, request("action"))).resolves.toEqual({ waitedMs: 0 });
    await expect(budget.acquire(KEY, request("screen"))).resolves.toEqual({ waitedMs: 0 });
  });

  it("lets actions go first, then screens, then background work, each in the order they came", async () => {
    const budget = new MemoryRateBudget({ maxWaitMs: { action: 1e6, screen: 1e6, background: 1e6 } });
    const went: string[] = [];
    budget.pause(KEY, 5_000);
    const order: Lane[] = ["background", "screen", "action", "background", "screen", "action"];
    const calls = order.map((lane, i) => budget.acquire(KEY, request(lane)).then(() => went.push(`${lane} ${i}`)));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(went).toEqual([]);
    await vi.advanceTimersByTimeAsync(10);
    await Promise.all(calls);
    expect(went).toEqual(["action 2", "action 5", "screen 1", "screen 4", "background 0", "background 3"]);
  });

  it("pauses one route of one login only", async () => {
    const budget = new MemoryRateBudget();
    budget.pause(KEY, 600_000);
    await expect(budget.acquire({ ...KEY, bucket: "GET /orders/actions" }, request("screen"))).resolves.toEqual({
      waitedMs: 0,
    });
    await expect(budget.acquire({ ...KEY, login: "b" }, request("screen"))).resolves.toEqual({ waitedMs: 0 });
  });

  it("refuses at once, as not-sent, a wait longer than the lane may take", async () => {
    const budget = new MemoryRateBudget();
    budget.pause(KEY, 30_000);
    const error = await failureOf(budget.acquire(KEY, request("screen")));
    expect(error).toMatchObject({ kind: "rate_limited", outcome: "not-sent", retryAfterMs: 30_000, attempts: 0 });
    const patient = budget.acquire(KEY, request("background"));
    await vi.advanceTimersByTimeAsync(30_010);
    expect((await patient).waitedMs).toBeGreaterThanOrEqual(30_000);
  });

  it("ends the wait of a call whose pause was made longer meanwhile", async () => {
    const budget = new MemoryRateBudget();
    budget.pause(KEY, 5_000);
    const call = failureOf(budget.acquire(KEY, request("screen")));
    budget.pause(KEY, 100_000);
    await vi.advanceTimersByTimeAsync(12_001);
    expect(await call).toMatchObject({ kind: "rate_limited", outcome: "not-sent" });
  });

  it("bounds the queue", async () => {
    const budget = new MemoryRateBudget({ maxWaiting: 3 });
    budget.pause(KEY, 10_000);
    const waiting = [1, 2, 3].map(() => budget.acquire(KEY, request("screen")));
    expect(await failureOf(budget.acquire(KEY, request("screen")))).toMatchObject({
      kind: "rate_limited",
      outcome: "not-sent",
    });
    await vi.advanceTimersByTimeAsync(10_010);
    await Promise.all(waiting);
  });

  it("gives the place of a caller who gave up to the next", async () => {
    const budget = new MemoryRateBudget();
    const giveUp = new AbortController();
    budget.pause(KEY, 1_000);
    const gone = failureOf(budget.acquire(KEY, request("screen", giveUp.signal)));
    const next = budget.acquire(KEY, request("screen"));
    giveUp.abort();
    expect(await gone).toMatchObject({ kind: "aborted", outcome: "not-sent" });
    await vi.advanceTimersByTimeAsync(1_010);
    await next;
    expect(await failureOf(budget.acquire(KEY, request("screen", giveUp.signal)))).toMatchObject({ kind: "aborted" });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("takes a new ceiling at once", async () => {
    const budget = new MemoryRateBudget({ maxWaitMs: { action: 1e6 } });
    budget.setCeiling(KEY, 2);
    let went = 0;
    for (let i = 0; i < 4; i += 1) budget.acquire(KEY, request("action")).then(() => (went += 1));
    await vi.advanceTimersByTimeAsync(0);
    expect(went).toBe(2);
    budget.setCeiling(KEY, 10);
    await vi.advanceTimersByTimeAsync(0);
    expect(went).toBe(4);
  });
});

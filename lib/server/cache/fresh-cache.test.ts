import { describe, expect, it } from "vitest";
import { TestClock } from "@/lib/testing/context";
import { FreshCache, type ReadOptions, SlowUpstream } from "./fresh-cache";

function setUp() {
  const clock = new TestClock();
  const cache = new FreshCache<string>({ keepMs: 600_000, maxEntries: 3 });
  const read = (key: string, load: () => Promise<string>, options: Partial<ReadOptions> = {}) =>
    cache.read(key, load, { clock, freshMs: 15_000, ...options });
  return { read, forget: (prefix: string) => cache.forget(prefix), pass: (ms: number) => clock.advance(ms) };
}

describe("answers kept in memory", () => {
  it("asks the upstream once for a hundred equal questions at the same time", async () => {
    const { read } = setUp();
    let calls = 0;
    const load = async () => {
      calls += 1;
      return "page";
    };
    const answers = await Promise.all(Array.from({ length: 100 }, () => read("1:a", load)));
    expect([calls, new Set(answers.map((answer) => answer.value)).size]).toEqual([1, 1]);
  });

  it("asks at most once per freshness window, and again after it", async () => {
    const { read, pass } = setUp();
    let calls = 0;
    const load = async () => String(++calls);
    await read("1:a", load);
    pass(14_999);
    expect((await read("1:a", load)).value).toBe("1");
    pass(1);
    expect((await read("1:a", load)).value).toBe("2");
  });

  it("shows the last answer with its age and the failure when the upstream is down", async () => {
    const { read, pass } = setUp();
    const first = await read("1:a", async () => "old");
    pass(20_000);
    const down = new Error("down");
    const answer = await read("1:a", () => Promise.reject(down));
    expect(answer).toEqual({ value: "old", at: first.at, failure: down });
  });

  it("does not pretend: without an older answer the failure is the answer", async () => {
    const { read } = setUp();
    await expect(read("1:a", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
  });

  it("does not hammer an upstream that has just failed", async () => {
    const { read, pass } = setUp();
    let calls = 0;
    const load = () => {
      calls += 1;
      return Promise.reject(new Error("down"));
    };
    for (let i = 0; i < 5; i++) await read("1:a", load).catch(() => {});
    expect(calls).toBe(1);
    pass(2_000);
    await read("1:a", load).catch(() => {});
    expect(calls).toBe(2);
  });

  it("does not make a reader wait for a slow upstream when an older answer exists, and takes the new one when it comes", async () => {
    const { read, pass } = setUp();
    await read("1:a", async () => "old");
    pass(20_000);
    let arrive: (value: string) => void = () => {};
    const load = () => new Promise<string>((resolve) => (arrive = resolve));
    const answer = await read("1:a", load, { patienceMs: 1 });
    expect(answer.value).toBe("old");
    expect(answer.failure).toBeInstanceOf(SlowUpstream);
    const waiting = read("1:a", load);
    arrive("new");
    expect((await waiting).value).toBe("new");
  });

  it("waits for a slow upstream when the only older answer is too old to be shown", async () => {
    const { read, pass } = setUp();
    await read("1:a", async () => "yesterday");
    pass(600_001);
    let arrive: (value: string) => void = () => {};
    const waiting = read("1:a", () => new Promise<string>((resolve) => (arrive = resolve)), { patienceMs: 1 });
    setTimeout(() => arrive("today"), 50);
    expect((await waiting).value).toBe("today");
  });

  it("forgets an account's answers without touching another's", async () => {
    const { read, forget } = setUp();
    await read("1:a", async () => "one");
    await read("12:a", async () => "twelve");
    forget("1:");
    expect((await read("1:a", async () => "fresh")).value).toBe("fresh");
    expect((await read("12:a", async () => "fresh")).value).toBe("twelve");
  });

  it("asks anew when a person refreshes, yet never more often than every two seconds", async () => {
    const { read, pass } = setUp();
    let calls = 0;
    const load = async () => String(++calls);
    await read("1:a", load);
    pass(1_999);
    expect((await read("1:a", load, { refresh: true })).value).toBe("1");
    pass(1);
    expect((await read("1:a", load, { refresh: true })).value).toBe("2");
  });

  it("stays bounded: the answer unread for longest goes first", async () => {
    const { read } = setUp();
    for (const key of ["1:a", "1:b", "1:c"]) await read(key, async () => key);
    await read("1:a", async () => "asked again");
    await read("1:d", async () => "1:d");
    expect((await read("1:a", async () => "asked again")).value).toBe("1:a");
    expect((await read("1:b", async () => "asked again")).value).toBe("asked again");
  });
});

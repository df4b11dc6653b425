import { describe, expect, it } from "vitest";
import { FreshCache, SlowUpstream } from "./fresh-cache";

function setUp() {
  let now = 1_000_000;
  const cache = new FreshCache<string>({ freshMs: 15_000, keepMs: 600_000, maxEntries: 3, now: () => now });
  return { cache, pass: (ms: number) => (now += ms) };
}

describe("answers kept in memory", () => {
  it("asks the upstream once for a hundred equal questions at the same time", async () => {
    const { cache } = setUp();
    let calls = 0;
    const load = async () => {
      calls += 1;
      return "page";
    };
    const answers = await Promise.all(Array.from({ length: 100 }, () => cache.read("1:a", load)));
    expect([calls, new Set(answers.map((answer) => answer.value)).size]).toEqual([1, 1]);
  });

  it("asks at most once per freshness window, and again after it", async () => {
    const { cache, pass } = setUp();
    let calls = 0;
    const load = async () => String(++calls);
    await cache.read("1:a", load);
    pass(14_999);
    expect((await cache.read("1:a", load)).value).toBe("1");
    pass(1);
    expect((await cache.read("1:a", load)).value).toBe("2");
  });

  it("shows the last answer with its age and the failure when the upstream is down", async () => {
    const { cache, pass } = setUp();
    const first = await cache.read("1:a", async () => "old");
    pass(20_000);
    const down = new Error("down");
    const answer = await cache.read("1:a", () => Promise.reject(down));
    expect(answer).toEqual({ value: "old", at: first.at, failure: down });
  });

  it("does not pretend: without an older answer the failure is the answer", async () => {
    const { cache } = setUp();
    await expect(cache.read("1:a", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
  });

  it("does not hammer an upstream that has just failed", async () => {
    const { cache, pass } = setUp();
    let calls = 0;
    const load = () => {
      calls += 1;
      return Promise.reject(new Error("down"));
    };
    for (let i = 0; i < 5; i++) await cache.read("1:a", load).catch(() => {});
    expect(calls).toBe(1);
    pass(2_000);
    await cache.read("1:a", load).catch(() => {});
    expect(calls).toBe(2);
  });

  it("does not make a reader wait for a slow upstream when an older answer exists, and takes the new one when it comes", async () => {
    const { cache, pass } = setUp();
    await cache.read("1:a", async () => "old");
    pass(20_000);
    let arrive: (value: string) => void = () => {};
    const load = () => new Promise<string>((resolve) => (arrive = resolve));
    const answer = await cache.read("1:a", load, { patienceMs: 1 });
    expect(answer.value).toBe("old");
    expect(answer.failure).toBeInstanceOf(SlowUpstream);
    const waiting = cache.read("1:a", load);
    arrive("new");
    expect((await waiting).value).toBe("new");
  });

  it("forgets an account's answers without touching another's", async () => {
    const { cache } = setUp();
    await cache.read("1:a", async () => "one");
    await cache.read("12:a", async () => "twelve");
    cache.forget("1:");
    expect((await cache.read("1:a", async () => "fresh")).value).toBe("fresh");
    expect((await cache.read("12:a", async () => "fresh")).value).toBe("twelve");
  });

  it("stays bounded: the answer unread for longest goes first", async () => {
    const { cache } = setUp();
    for (const key of ["1:a", "1:b", "1:c"]) await cache.read(key, async () => key);
    await cache.read("1:a", async () => "asked again");
    await cache.read("1:d", async () => "1:d");
    expect((await cache.read("1:a", async () => "asked again")).value).toBe("1:a");
    expect((await cache.read("1:b", async () => "asked again")).value).toBe("asked again");
  });
});

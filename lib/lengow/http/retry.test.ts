import { describe, expect, it } from "vitest";
import { benches, failureOf, SCREEN } from "../testing/harness";
import { cutShort, hangUp, inTurn, json, type Reply, raw, stall } from "../testing/scripted-lengow";
import { type RetrySituation, retryDelayMs } from "./retry";
import { retryAfterMs } from "./retry-after";

const bench = benches();
const EMPTY = json(200, { count: 0, next: null, results: [] });
const POLICY = { retries: 2, retryAfterCapMs: 10_000, random: () => 1 };
const OUTAGE: RetrySituation = {
  kind: "upstream",
  status: 503,
  retryAfterMs: undefined,
  broken: false,
  attempt: 1,
  elapsedMs: 10,
  timeoutMs: 20_000,
};

describe("when a read is tried again", () => {
  it.each<[string, Partial<RetrySituation>, number | null]>([
    ["an outage", {}, 300],
    ["a second outage, later", { attempt: 2 }, 600],
    ["not a third time", { attempt: 3 }, null],
    ["502", { status: 502 }, 300],
    ["540", { status: 540 }, 300],
    ["no connection", { kind: "connection", status: undefined }, 300],
    ["a broken 200", { kind: "contract", status: 200, broken: true }, 300],
    ["never 500", { status: 500 }, null],
    ["never 530", { kind: "rejected", status: 530 }, null],
    ["never 404", { kind: "rejected", status: 404 }, null],
    ["never after our own time limit", { kind: "timeout", status: 503 }, null],
    ["never once given up", { kind: "aborted", status: 503 }, null],
    ["never when it took too long already", { elapsedMs: 20_000 }, null],
    ["429 as late as asked, plus jitter", { kind: "rate_limited", status: 429, retryAfterMs: 5_000 }, 5_300],
    ["not when asked to wait beyond the cap", { kind: "rate_limited", status: 429, retryAfterMs: 10_001 }, null],
  ])("%s", (_name, change, delay) => {
    expect(retryDelayMs({ ...OUTAGE, ...change }, POLICY)).toBe(delay);
  });

  it.each<[string, Reply]>([
    ["a closed connection", hangUp],
    ["a cut answer", cutShort(200, '{"count": 1, "res')],
    ["half a JSON text", raw(200, '{"count": 1, "res')],
    ["a web page with 200", raw(200, "<html></html>")],
    ["502 with a web page", raw(502, "<html></html>")],
    ["540", json(540, { error: { message: "technical" } })],
  ])("reads whole after %s", async (_name, broken) => {
    const { server, client } = await bench(inTurn(broken, EMPTY));
    await expect(client.orders.list({}, SCREEN)).resolves.toMatchObject({ count: 0 });
    expect(server.calls()).toHaveLength(2);
  });

  it.each<[string, Reply, number]>([
    ["an outage that lasts", raw(503, ""), 3],
    ["a connection that always breaks", hangUp, 3],
    ["530", json(530, { error: { message: "logic" } }), 1],
    ["500", raw(500, ""), 1],
  ])("gives up on %s", async (_name, reply, calls) => {
    const { server, client } = await bench(reply);
    expect((await failureOf(client.orders.list({}, SCREEN))).attempts).toBe(calls);
    expect(server.calls()).toHaveLength(calls);
  });

  it("does not try again after the time limit, which covers slow bytes too", async () => {
    const trickle: Reply = (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(" "), 10);
      response.on("close", () => clearInterval(timer));
    };
    for (const reply of [stall, trickle]) {
      const { server, client } = await bench(reply, { timeouts: { ordersMs: 150 } });
      expect(await failureOf(client.orders.list({}, SCREEN))).toMatchObject({ kind: "timeout", attempts: 1 });
      expect(server.calls()).toHaveLength(1);
    }
  });

  it("stops waiting for the next try when given up", async () => {
    const giveUp = new AbortController();
    const sleep = (_ms: number, signal?: AbortSignal) => {
      giveUp.abort();
      return Promise.reject(signal?.reason);
    };
    const { server, client } = await bench(raw(503, ""), { sleep });
    expect(await failureOf(client.orders.list({}, { lane: "screen", signal: giveUp.signal }))).toMatchObject({
      status: 503,
    });
    expect(server.calls()).toHaveLength(1);
  });
});

describe("Retry-After", () => {
  it("is obeyed: no call of any lane inside the pause", async () => {
    const limited = json(
      429,
      { error: { code: 429, message: "Request limitation: 500 reached on /v3.0/orders" } },
      { "retry-after": "1" },
    );
    const { server, client } = await bench(inTurn(limited, EMPTY));
    const list = (lane: "action" | "screen" | "background") => client.orders.list({}, { lane });
    await client.access.check();
    const first = list("screen");
    while (server.calls().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([first, list("action"), list("background")]);
    const [refused, ...later] = server.calls().map((call) => call.at);
    expect(later).toHaveLength(3);
    for (const at of later) expect(at - refused!).toBeGreaterThanOrEqual(1_000);
  });

  it("beyond the cap ends the call at once and says how long to wait", async () => {
    const { server, client } = await bench(json(429, {}, { "retry-after": "55" }));
    expect(await failureOf(client.orders.list({}, SCREEN))).toMatchObject({
      kind: "rate_limited",
      retryAfterMs: 55_000,
      attempts: 1,
    });
    const next = await failureOf(client.orders.list({}, SCREEN));
    expect(next).toMatchObject({ kind: "rate_limited", outcome: "not-sent" });
    expect(next.retryAfterMs).toBeGreaterThan(50_000);
    expect(server.calls()).toHaveLength(1);
  });

  it.each<[string | undefined, number]>([
    ["7", 7_000],
    ["0.5", 1_000],
    ["0", 1_000],
    ["1000000000", 900_000],
    [undefined, 60_000],
    ["-1", 60_000],
    ["1e9", 60_000],
    ["soon", 60_000],
    ["", 60_000],
    ["Wed, 21 Oct 2026 07:28:09 GMT", 9_000],
    ["Wed, 21 Oct 2020 07:28:00 GMT", 1_000],
  ])("%j is %i ms", (header, ms) => {
    expect(retryAfterMs(header, "Wed, 21 Oct 2026 07:28:00 GMT", 0)).toBe(ms);
  });
});

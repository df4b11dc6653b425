import { describe, expect, it } from "vitest";
import { LengowError } from "../errors";
import { asSecret } from "../secret";
import { fixtures, hasFixtures, whyNoFixtures } from "../testing/fixtures";
import { benches, failureOf, SCREEN } from "../testing/harness";
import { inTurn, json, type Reply, raw, tokens } from "../testing/scripted-lengow";
import { type HeldToken, readToken, TOKEN_RENEWAL_MS, TokenKeeper } from "./tokens";

const bench = benches();
const EMPTY = json(200, { count: 0, next: null, results: [] });
const REFUSED = json(400, { error: { code: 400, message: "Authentication error - Secret is not accepted" } });

/** Answers 403 to the first `dead` tokens, as an account whose tokens were revoked does. */
function revoked(dead: number): Reply {
  return (request, response, incoming) => {
    const number = Number(request.headers.authorization?.slice(-12));
    (number <= dead ? json(403, { error: { code: 403, message: "dead" } }) : EMPTY)(request, response, incoming);
  };
}

describe("token", () => {
  it("is asked for once when 200 calls start without one", async () => {
    const { server, client } = await bench(EMPTY);
    await Promise.all(Array.from({ length: 200 }, () => client.orders.list({}, SCREEN)));
    expect(server.tokenCalls()).toBe(1);
  });

  it("is renewed once for 200 parallel calls that find it dead", async () => {
    const { server, client } = await bench(revoked(1));
    await client.access.check();
    await Promise.all(Array.from({ length: 200 }, () => client.orders.list({}, SCREEN)));
    expect(server.tokenCalls()).toBe(2);
  });

  it.each([401, 403])("is renewed once on %i, and a second refusal is final", async (status) => {
    const { server, client } = await bench(
      json(status, { error: { message: "No token in headers to access /orders API" } }),
    );
    expect(await failureOf(client.orders.list({}, SCREEN))).toMatchObject({
      kind: "unauthorized",
      outcome: "not-sent",
      status,
    });
    expect({ calls: server.calls().length, tokens: server.tokenCalls() }).toEqual({ calls: 2, tokens: 2 });
  });

  it("is renewed before it dies: at 3000 s, and after the clock was set back", async () => {
    let now = 1_000_000_000;
    const { server, client } = await bench(EMPTY, { now: () => now });
    await client.orders.list({}, SCREEN);
    now += TOKEN_RENEWAL_MS - 1;
    await client.orders.list({}, SCREEN);
    expect(server.tokenCalls()).toBe(1);
    now += 1;
    await client.orders.list({}, SCREEN);
    expect(server.tokenCalls()).toBe(2);
    now -= 86_400_000;
    await client.orders.list({}, SCREEN);
    expect(server.tokenCalls()).toBe(3);
  });

  it("survives that one of the waiting callers gives up", async () => {
    const giveUp = new AbortController();
    const give = tokens();
    const { server, client } = await bench(EMPTY, {}, (request, response, incoming) => {
      giveUp.abort();
      setImmediate(() => give(request, response, incoming));
    });
    const [gone, stays] = await Promise.all([
      failureOf(client.orders.list({}, { lane: "screen", signal: giveUp.signal })),
      client.orders.list({}, SCREEN),
    ]);
    expect(gone).toMatchObject({ kind: "aborted", outcome: "not-sent" });
    expect(stays.count).toBe(0);
    expect(server.tokenCalls()).toBe(1);
  });

  it("that another process has renewed is taken over without asking Lengow", async () => {
    let shared: HeldToken | null = null;
    const store = {
      read: async () => shared,
      write: async (held: HeldToken) => {
        shared = held;
      },
    };
    const { server, client } = await bench(revoked(1), { tokenStore: store });
    await client.access.check();
    shared = { token: asSecret("00000000-0000-4000-8000-000000000009"), accountId: 1, obtainedAt: Date.now() };
    await client.orders.list({}, SCREEN);
    expect(server.tokenCalls()).toBe(1);
  });

  it("is asked for once however the callers, the store and Lengow overlap", async () => {
    const ticks = async (count: number) => {
      for (let tick = 0; tick < count; tick += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    for (const [asking, reading] of [
      [1, 0],
      [1, 3],
      [3, 1],
    ] as const) {
      let issued = 0;
      const obtain = async (): Promise<HeldToken> => {
        issued += 1;
        const mine = issued;
        await ticks(asking);
        return { token: asSecret(`token-${mine}`), accountId: 1, obtainedAt: 0 };
      };
      // A store that answers late, with what it held when it was asked.
      let held: HeldToken | null = null;
      const read = async () => {
        const then = held;
        await ticks(reading);
        return then;
      };
      const write = async (next: HeldToken) => {
        held = next;
      };
      const keeper = new TokenKeeper(obtain, { read, write }, () => 0);
      const first = await keeper.current();
      const turns = Array.from({ length: 60 }, async (_, i) => {
        await ticks(i % 6);
        return keeper.renewed(first);
      });
      expect(new Set((await Promise.all(turns)).map((next) => next.token.reveal()))).toEqual(new Set(["token-2"]));
      expect(issued).toBe(2);
    }
  });
});

describe("refused keys", () => {
  it("end the call as credentials, not-sent, with Lengow's words", async () => {
    const { server, client } = await bench(EMPTY, {}, REFUSED);
    const error = await failureOf(client.orders.list({}, SCREEN));
    expect(error).toMatchObject({
      kind: "credentials",
      outcome: "not-sent",
      displayMessage: "Authentication error - Secret is not accepted",
      route: "access.token",
    });
    expect(server.calls()).toHaveLength(0);
  });

  it("are not hammered: at most five questions in fifteen minutes, and a check asks at once", async () => {
    let now = 0;
    const { server, client } = await bench(EMPTY, { now: () => now }, REFUSED);
    for (; now < 900_000; now += 5_000) await failureOf(client.orders.list({}, SCREEN));
    expect(server.tokenCalls()).toBeLessThanOrEqual(5);
    const asked = server.tokenCalls();
    expect(await failureOf(client.access.check())).toMatchObject({ kind: "credentials" });
    expect(server.tokenCalls()).toBe(asked + 1);
  });

  it("work again as soon as a check succeeds", async () => {
    const { client } = await bench(EMPTY, {}, inTurn(REFUSED, tokens(7)));
    await failureOf(client.orders.list({}, SCREEN));
    expect(await failureOf(client.orders.list({}, SCREEN))).toMatchObject({ kind: "credentials" });
    expect(await client.access.check()).toEqual({ accountId: 7 });
    await expect(client.orders.list({}, SCREEN)).resolves.toMatchObject({ count: 0 });
  });

  it.each<[string, Reply, string]>([
    ["an outage", raw(503, ""), "upstream"],
    ["a web page with 403, which says nothing of the keys", raw(403, "<html>blocked</html>"), "upstream"],
    ["the rate limit", json(429, {}, { "retry-after": "60" }), "rate_limited"],
    ["an answer without token", json(200, { account_id: 1 }), "contract"],
    ["a token that could break a header", json(200, { token: "a\r\nb: c padding", account_id: 1 }), "contract"],
  ])("are not blamed for %s", async (_name, reply, kind) => {
    const { client } = await bench(EMPTY, {}, reply);
    expect(await failureOf(client.orders.list({}, SCREEN))).toMatchObject({ kind, outcome: "not-sent" });
  });
});

describe.skipIf(!hasFixtures)(`real get_token answers${whyNoFixtures}`, () => {
  it.each(fixtures("auth").map((file) => [file.name, file] as const))("%s", async (_name, file) => {
    const { http_status: status, body } = JSON.parse(file.text) as { http_status: number; body: unknown };
    if (status === 200) return expect(readToken(body, 0)).not.toBeNull();
    const { client } = await bench(EMPTY, {}, json(status, body));
    const error = await failureOf(client.access.check());
    expect(error).toBeInstanceOf(LengowError);
    expect(error).toMatchObject({ kind: "credentials", fromLengow: true });
  });
});

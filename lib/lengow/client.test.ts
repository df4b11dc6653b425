import { inspect } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createLengowClient } from "./client";
import type { CallEvent } from "./http/settings";
import { ACCESS_TOKEN, ACTION, benches, failureOf, SCREEN, SECRET } from "./testing/harness";
import { hangUp, inTurn, json, type Reply, raw, scriptLengow } from "./testing/scripted-lengow";

const bench = benches();
const EMPTY = json(200, { count: 0, next: null, previous: null, results: [] });
const TOKEN = "00000000-0000-4000-8000-000000000001";

describe("where calls go", () => {
  it.each(["ftp://x", "http://api.lengow.io", "https://u:p@x.io", "https://x.io/?a=1", "https://x.io/#a", "x"])(
    "%s is no base URL",
    (baseUrl) => {
      expect(() => createLengowClient({ baseUrl, accessToken: "a", secret: "b" })).toThrow(TypeError);
    },
  );

  it("keeps a prefix of the base URL on every call", async () => {
    const server = await scriptLengow(EMPTY);
    const client = createLengowClient({ baseUrl: `${server.url}/lengow/`, accessToken: ACCESS_TOKEN, secret: SECRET });
    await client.orders.list({}, SCREEN);
    expect(server.seen.map((request) => request.path)).toEqual(["/lengow/access/get_token", "/lengow/v3.0/orders/"]);
    await client.close();
    await server.close();
  });

  it.each([301, 302, 303, 307, 308])("never follows a %i, so no token reaches another host", async (status) => {
    const thief = await scriptLengow(json(200, {}));
    const { server, client } = await bench(raw(status, "", { location: `${thief.url}/steal` }));
    expect(await failureOf(client.orders.list({}, SCREEN))).toMatchObject({ kind: "contract", status, attempts: 1 });
    expect({ calls: server.calls().length, stolen: thief.connections() }).toEqual({ calls: 1, stolen: 0 });
    await thief.close();
  });
});

describe("the header of a call", () => {
  it("is the bare token, without a scheme word", async () => {
    const { server, client } = await bench(EMPTY, { userAgent: "test/1" });
    await client.orders.list({}, SCREEN);
    expect(server.calls()[0]?.headers).toMatchObject({
      authorization: TOKEN,
      "user-agent": "test/1",
      accept: "application/json",
    });
    const [ask] = server.seen;
    expect(ask?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(ask?.body))).toEqual({ access_token: ACCESS_TOKEN, secret: SECRET });
  });
});

describe("the size of an answer", () => {
  const body = Buffer.from(JSON.stringify({ count: 3, next: null, results: [] }));
  const encoded = (data: Buffer, encoding: string) => raw(200, data, { "content-encoding": encoding });

  it.each<[string, Reply]>([
    ["gzip", encoded(gzipSync(body), "gzip")],
    ["br", encoded(brotliCompressSync(body), "br")],
    ["plain", raw(200, body)],
    ["plain after a byte order mark", raw(200, Buffer.concat([Buffer.from("\ufeff"), body]))],
  ])("may be packed once: %s", async (_name, reply) => {
    const { client } = await bench(reply);
    await expect(client.orders.list({}, SCREEN)).resolves.toMatchObject({ count: 3 });
  });

  const bomb = gzipSync(Buffer.alloc(21 * 1024 * 1024, " "));
  it.each<[string, Reply, string]>([
    ["unpacked beyond 20 MB", encoded(bomb, "gzip"), "Lengow's answer is too large."],
    [
      "packed twice",
      encoded(gzipSync(gzipSync(body)), "gzip, gzip"),
      "Lengow's answer is compressed in a way that is not supported.",
    ],
    ["damaged", encoded(Buffer.from("no gzip"), "gzip"), "Lengow's answer is damaged."],
    ["in an unknown packing", encoded(body, "zstd"), "Lengow's answer is compressed in a way that is not supported."],
    ["beyond 20 MB on the wire", raw(200, Buffer.alloc(21 * 1024 * 1024, " ")), "Lengow's answer is too large."],
  ])("is refused when %s", async (_name, reply, displayMessage) => {
    const { client } = await bench(reply);
    const attempts = displayMessage.includes("damaged") ? 3 : 1;
    expect(await failureOf(client.orders.list({}, SCREEN))).toMatchObject({
      kind: "contract",
      displayMessage,
      attempts,
    });
  });
});

describe("secrets", () => {
  const shown = (value: unknown) =>
    `${inspect(value, { depth: 9, showHidden: true })} ${JSON.stringify(value)} ${String(value)}`;
  const canaries = [
    ACCESS_TOKEN,
    SECRET,
    TOKEN,
    encodeURIComponent(SECRET),
    Buffer.from(ACCESS_TOKEN).toString("base64"),
  ];
  const spill: Reply = (request, response, incoming) => {
    const message = `Token: ${request.headers.authorization} is expired, keys ${ACCESS_TOKEN} ${Buffer.from(ACCESS_TOKEN).toString("base64")} and ${SECRET}`;
    json(400, { error: { code: 400, message }, [SECRET]: [message] })(request, response, incoming);
  };

  it("are in no error, though Lengow repeats them", async () => {
    const { client } = await bench(spill);
    const { client: refused } = await bench(EMPTY, {}, spill);
    const errors = [
      await failureOf(client.orders.list({}, SCREEN)),
      await failureOf(
        client.actions.post({ marketplace: "a", marketplaceOrderId: "1", actionType: "ship", args: {} }, ACTION),
      ),
      await failureOf(client.documents.get("1", SCREEN)),
      await failureOf(refused.access.check()),
      await failureOf(refused.me()),
    ];
    for (const error of errors) {
      expect(error.displayMessage).toContain("[secret]");
      for (const canary of canaries) expect(`${shown(error)} ${error.stack}`).not.toContain(canary);
    }
  });

  it("are not shown by the client, whatever prints it", async () => {
    const { client } = await bench(EMPTY);
    await client.orders.list({}, SCREEN);
    for (const canary of canaries) expect(shown(client)).not.toContain(canary);
  });
});

describe("events", () => {
  it("tell every attempt, with no secret, id or query value", async () => {
    const events: CallEvent[] = [];
    const { client } = await bench(inTurn(raw(503, "down"), hangUp, EMPTY), { onCall: (event) => events.push(event) });
    await client.orders.list(
      { marketplaceOrderId: "ORDER-77", marketplace: "amazon_fr" },
      { lane: "background", requestId: "r-1" },
    );
    expect(events.map(({ route, method, lane, status, attempt }) => [route, method, lane, status, attempt])).toEqual([
      ["access.token", "POST", "action", 200, 1],
      ["orders.list", "GET", "background", 503, 1],
      ["orders.list", "GET", "background", null, 2],
      ["orders.list", "GET", "background", 200, 3],
    ]);
    expect(events[1]).toMatchObject({ bytes: 4, waitedMs: 0, requestId: "r-1", failure: null });
    expect(events[2]?.failure).toBeTypeOf("string");
    expect(events.every((event) => event.ms >= 0)).toBe(true);
    expect(JSON.stringify(events)).not.toMatch(/ORDER-77|amazon_fr|account_id|00000000/);
  });

  it("that throw do no harm", async () => {
    const { client } = await bench(EMPTY, {
      onCall: () => {
        throw new Error("metrics are down");
      },
    });
    await expect(client.orders.list({}, SCREEN)).resolves.toMatchObject({ count: 0 });
  });
});

describe("the account", () => {
  it("tells whose keys these are and until when the token lives", async () => {
    const { client } = await bench(
      json(200, { account_id: 1, token: TOKEN, expire_at: "2023-10-23T13:45:23+00:00", scopes: {} }),
    );
    expect(await client.access.check()).toEqual({ accountId: 1 });
    expect(await client.me()).toEqual({ accountId: 1, expireAt: "2023-10-23T13:45:23.000Z" });
  });

  it("tells its limits and keeps to them from then on", async () => {
    const limits = [
      { url_base: "/orders", method: "GET", boundary: 2, remaining_credit: 1, remaining_time: 42 },
      {
        url_base: "/v3.0/orders/actions/",
        method: "post",
        boundary: null,
        remaining_credit: null,
        remaining_time: null,
      },
      "x",
    ];
    const reply: Reply = (request, response, incoming) =>
      (request.path === "/rate-limits" ? json(200, limits) : EMPTY)(request, response, incoming);
    const { server, client } = await bench(reply, { budget: { maxWaitMs: { screen: 0 } } });
    expect(await client.rateLimits()).toEqual([
      { urlBase: "/orders", method: "GET", boundary: 2, remainingCredit: 1, remainingSeconds: 42 },
      {
        urlBase: "/v3.0/orders/actions/",
        method: "POST",
        boundary: null,
        remainingCredit: null,
        remainingSeconds: null,
      },
    ]);
    await client.orders.list({}, SCREEN);
    expect(await failureOf(client.orders.list({}, SCREEN))).toMatchObject({
      kind: "rate_limited",
      outcome: "not-sent",
    });
    await client.actions.list({}, SCREEN);
    expect(server.calls().map((call) => call.path)).toEqual(["/rate-limits", "/v3.0/orders/", "/v3.0/orders/actions/"]);
  });
});

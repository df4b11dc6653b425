import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { createLengowClient } from "../client";
import type { LengowErrorKind, Outcome } from "../errors";
import { deadlineIn } from "../http/deadline";
import { asSecret } from "../secret";
import { ACCESS_TOKEN, ACTION, benches, failureOf, SECRET } from "../testing/harness";
import { cutShort, hangUp, inTurn, json, type Reply, raw, stall } from "../testing/scripted-lengow";
import type { ActionInput } from "./actions";

const bench = benches();
const SHIP: ActionInput = {
  marketplace: "amazon_fr",
  marketplaceOrderId: "402-1:2/3",
  actionType: "ship",
  args: { carrier: "DHL", tracking_number: "00123", quantity: 2 },
};
const ACCEPTED = {
  id: 77,
  marketplace: "amazon_fr",
  marketplace_order_id: "402-1:2/3",
  queued: false,
  processed: false,
  errors: "",
};
const HTML = "<html><head><title>504 Gateway Time-out</title></head><body>secret stuff</body></html>";

describe("a post that succeeds", () => {
  it("leaves exactly once, as JSON with the arguments beside the account", async () => {
    const { server, client } = await bench(json(201, ACCEPTED));
    const result = await client.actions.post(SHIP, ACTION);
    expect(result).toMatchObject({ kind: "accepted", id: 77, action: { marketplace: "amazon_fr", errors: null } });
    expect(server.calls()).toHaveLength(1);
    expect(server.calls()[0]?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(server.calls()[0]?.body ?? "")).toEqual({
      account_id: 1,
      marketplace: "amazon_fr",
      marketplace_order_id: "402-1:2/3",
      action_type: "ship",
      carrier: "DHL",
      tracking_number: "00123",
      quantity: 2,
    });
  });

  it("comes on a fresh connection every time and never on a pooled one", async () => {
    const { server, client } = await bench(json(201, ACCEPTED));
    await client.me(ACTION);
    await client.actions.post(SHIP, ACTION);
    await client.actions.post(SHIP, ACTION);
    await client.me(ACTION);
    const posts = server.calls().filter((call) => call.method === "POST");
    for (const post of posts) {
      expect(server.seen.filter((request) => request.connection === post.connection)).toEqual([post]);
      expect(post.headers.connection).toBe("close");
    }
    expect(posts).toHaveLength(2);
  });

  it.each([200, 201, 202])("is accepted with HTTP %i and an id, also one written as text", async (status) => {
    const { client } = await bench(json(status, { id: "12" }));
    expect(await client.actions.post(SHIP, ACTION)).toMatchObject({ kind: "accepted", id: 12 });
  });
});

interface Row {
  answer: string;
  reply: Reply;
  kind: LengowErrorKind;
  outcome: Outcome;
}

const E1 = (code: number) => ({ error: { code, message: "carrier is not valid" } });
const TABLE: Row[] = [
  { answer: "200 without id", reply: json(200, { queued: true }), kind: "contract", outcome: "unknown" },
  { answer: "201 with id 0", reply: json(201, { id: 0 }), kind: "contract", outcome: "unknown" },
  { answer: "201 with id 1.5", reply: json(201, { id: 1.5 }), kind: "contract", outcome: "unknown" },
  { answer: "200 with a list", reply: json(200, [{ id: 1 }]), kind: "contract", outcome: "unknown" },
  { answer: "200 with HTML", reply: raw(200, HTML), kind: "contract", outcome: "unknown" },
  { answer: "200 empty", reply: raw(200, ""), kind: "contract", outcome: "unknown" },
  { answer: "200 truncated", reply: cutShort(200, '{"id": 77, "queued"'), kind: "connection", outcome: "unknown" },
  {
    answer: "302",
    reply: raw(302, "", { location: "http://127.0.0.1:9/steal" }),
    kind: "contract",
    outcome: "unknown",
  },
  { answer: "400 E1", reply: json(400, E1(400)), kind: "rejected", outcome: "rejected" },
  { answer: "400 E7", reply: json(400, { carrier: ["is not valid"] }), kind: "rejected", outcome: "rejected" },
  { answer: "400 HTML", reply: raw(400, HTML), kind: "contract", outcome: "unknown" },
  { answer: "400 empty", reply: raw(400, ""), kind: "contract", outcome: "unknown" },
  { answer: "404 E3", reply: json(404, { detail: "Pas trouvé." }), kind: "rejected", outcome: "rejected" },
  { answer: "408 E1", reply: json(408, E1(408)), kind: "contract", outcome: "unknown" },
  { answer: "409 E5", reply: json(409, { detail: { message: "no" } }), kind: "rejected", outcome: "rejected" },
  {
    answer: "422 E4",
    reply: json(422, { detail: [{ loc: ["body", "line"], msg: "bad" }] }),
    kind: "rejected",
    outcome: "rejected",
  },
  { answer: "429", reply: json(429, E1(429), { "retry-after": "7" }), kind: "rate_limited", outcome: "not-sent" },
  { answer: "500 E1", reply: json(500, E1(500)), kind: "upstream", outcome: "unknown" },
  { answer: "502 E1", reply: json(502, E1(502)), kind: "upstream", outcome: "unknown" },
  { answer: "503", reply: json(503, E1(503)), kind: "upstream", outcome: "unknown" },
  { answer: "504 HTML", reply: raw(504, HTML), kind: "upstream", outcome: "unknown" },
  { answer: "530 E1", reply: json(530, E1(530)), kind: "rejected", outcome: "rejected" },
  { answer: "530 HTML", reply: raw(530, HTML), kind: "contract", outcome: "unknown" },
  { answer: "540 E1", reply: json(540, E1(540)), kind: "upstream", outcome: "unknown" },
  { answer: "connection closed", reply: hangUp, kind: "connection", outcome: "unknown" },
];

describe("verdict on a post", () => {
  it.each(TABLE.map((row) => [row.answer, row] as const))("%s", async (_answer, row) => {
    const { server, client } = await bench(row.reply);
    const error = await failureOf(client.actions.post(SHIP, ACTION));
    expect({ kind: error.kind, outcome: error.outcome }).toEqual({ kind: row.kind, outcome: row.outcome });
    expect(error.message).not.toContain("secret stuff");
    expect(server.calls()).toHaveLength(1);
  });

  it("says rejected with the fields Lengow named", async () => {
    const { client } = await bench(json(422, { detail: [{ loc: ["body", "line"], msg: "bad line", type: "x" }] }));
    const error = await failureOf(client.actions.post(SHIP, ACTION));
    expect(error).toMatchObject({
      displayMessage: "line: bad line",
      fromLengow: true,
      fieldErrors: [{ field: "line", message: "bad line" }],
    });
  });

  it("gives the wait of a 429 and keeps every lane off the route meanwhile", async () => {
    const { server, client } = await bench(json(429, E1(429), { "retry-after": "30" }));
    expect(await failureOf(client.actions.post(SHIP, ACTION))).toMatchObject({ retryAfterMs: 30_000 });
    expect(await failureOf(client.actions.post(SHIP, ACTION))).toMatchObject({
      kind: "rate_limited",
      outcome: "not-sent",
    });
    expect(server.calls()).toHaveLength(1);
  });

  it("keeps the start of the answer as evidence, without the token", async () => {
    const { client } = await bench((request, response, incoming) => {
      json(500, { error: { message: `Token: ${request.headers.authorization} is odd` } })(request, response, incoming);
    });
    const error = await failureOf(client.actions.post(SHIP, ACTION));
    expect(error.evidence).toMatchObject({ status: 500, complete: true });
    expect(JSON.stringify(error.evidence)).toContain("[secret]");
    expect(JSON.stringify(error.evidence)).not.toContain("00000000-0000");
  });
});

describe("a post and time", () => {
  it("is unknown when no answer comes in time", async () => {
    const { server, client } = await bench(stall, { timeouts: { actionsMs: 200 } });
    expect(await failureOf(client.actions.post(SHIP, ACTION))).toMatchObject({ kind: "timeout", outcome: "unknown" });
    expect(server.calls()).toHaveLength(1);
  });

  it("is unknown when the answer trickles in past the limit", async () => {
    const slow: Reply = (_request, response) => {
      response.writeHead(201, { "content-type": "application/json" });
      const timer = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(timer));
    };
    const { client } = await bench(slow, { timeouts: { actionsMs: 300 } });
    expect(await failureOf(client.actions.post(SHIP, ACTION))).toMatchObject({ kind: "timeout", outcome: "unknown" });
  });

  it("is unknown when given up after it left, not-sent when given up before", async () => {
    const giveUp = new AbortController();
    const { client } = await bench(() => giveUp.abort());
    const late = await failureOf(client.actions.post(SHIP, { lane: "action", signal: giveUp.signal }));
    expect(late).toMatchObject({ kind: "aborted", outcome: "unknown" });
    const early = await failureOf(client.actions.post(SHIP, { lane: "action", signal: giveUp.signal }));
    expect(early).toMatchObject({ kind: "aborted", outcome: "not-sent" });
  });

  it("writes nothing after the deadline, even when it passes while the sender records", async () => {
    const { server, client } = await bench(json(201, ACCEPTED));
    const past = await failureOf(client.actions.post(SHIP, ACTION, { deadline: deadlineIn(-1) }));
    expect(past).toMatchObject({ kind: "aborted", outcome: "not-sent" });
    const deadline = deadlineIn(100);
    const beforeFirstByte = async () => {
      while (performance.now() < deadline.monotonicMs) await new Promise((resolve) => setImmediate(resolve));
    };
    const during = await failureOf(client.actions.post(SHIP, ACTION, { deadline, beforeFirstByte }));
    expect(during).toMatchObject({ kind: "aborted", outcome: "not-sent" });
    expect(server.calls()).toHaveLength(0);
  });
});

describe("a post and the moment before", () => {
  it("opens the connection first, then asks the sender, then writes", async () => {
    const { server, client } = await bench(json(201, ACCEPTED));
    await client.me(ACTION);
    const before = { connections: server.connections(), calls: server.calls().length };
    let during = { connections: 0, calls: -1 };
    const beforeFirstByte = async () => {
      while (server.connections() === before.connections) await new Promise((resolve) => setImmediate(resolve));
      during = { connections: server.connections(), calls: server.calls().length };
    };
    await client.actions.post(SHIP, ACTION, { beforeFirstByte });
    expect(during).toEqual({ connections: before.connections + 1, calls: before.calls });
  });

  it("writes nothing when the sender refuses, and hands the refusal on as the cause", async () => {
    const { server, client } = await bench(json(201, ACCEPTED));
    const lost = new Error("fence lost");
    const error = await failureOf(client.actions.post(SHIP, ACTION, { beforeFirstByte: () => Promise.reject(lost) }));
    expect(error).toMatchObject({ kind: "aborted", outcome: "not-sent", cause: lost });
    expect(server.calls()).toHaveLength(0);
  });

  /** A client that has a token already, so that its first bytes would be those of the post. */
  function clientWithToken(baseUrl: string) {
    const held = { token: asSecret("t".repeat(36)), accountId: 1, obtainedAt: Date.now() };
    const tokenStore = { read: async () => held, write: async () => undefined };
    return createLengowClient({ baseUrl, accessToken: ACCESS_TOKEN, secret: SECRET, tokenStore });
  }

  it("is not-sent when the server closes the connection before the first byte", async () => {
    const server = createServer((socket) => socket.end());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const client = clientWithToken(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const closed = once(server, "connection").then(([socket]) => once(socket as Socket, "close"));
    const beforeFirstByte = () => closed.then(() => undefined);
    const error = await failureOf(client.actions.post(SHIP, ACTION, { beforeFirstByte }));
    expect(error).toMatchObject({ kind: "connection", outcome: "not-sent" });
    await client.close();
    server.close();
  });

  it("is not-sent when nobody listens, the name does not exist or TLS fails", async () => {
    const { server } = await bench(json(201, ACCEPTED));
    const { server: gone } = await bench(json(201, ACCEPTED));
    await gone.close();
    for (const baseUrl of [gone.url, "https://lengow.invalid", server.url.replace("http:", "https:")]) {
      const client = clientWithToken(baseUrl);
      expect(await failureOf(client.actions.post(SHIP, ACTION))).toMatchObject({
        kind: "connection",
        outcome: "not-sent",
      });
      await client.close();
    }
    expect(server.calls()).toHaveLength(0);
  });
});

describe("a post and the token", () => {
  const dead = "00000000-0000-4000-8000-000000000001";
  const needsNewToken =
    (status: number): Reply =>
    (request, response, incoming) => {
      const reply = request.headers.authorization === dead ? json(status, E1(status)) : json(201, ACCEPTED);
      reply(request, response, incoming);
    };

  it.each([401, 403])("renews once after %i and repeats once, asking the sender only once", async (status) => {
    const { server, client } = await bench(needsNewToken(status));
    let asked = 0;
    const beforeFirstByte = async () => {
      asked += 1;
    };
    await client.actions.post(SHIP, ACTION, { beforeFirstByte });
    expect({ calls: server.calls().length, tokens: server.tokenCalls(), asked }).toEqual({
      calls: 2,
      tokens: 2,
      asked: 1,
    });
  });

  it("is not-sent after a second 403 and does not try a third time", async () => {
    const { server, client } = await bench(json(403, E1(403)));
    expect(await failureOf(client.actions.post(SHIP, ACTION))).toMatchObject({
      kind: "unauthorized",
      outcome: "not-sent",
      attempts: 2,
    });
    expect(server.calls()).toHaveLength(2);
  });

  it("does not repeat past the deadline", async () => {
    const deadline = deadlineIn(60_000);
    const { server, client } = await bench((request, response, incoming) => {
      deadline.wallMs = 0;
      json(401, E1(401))(request, response, incoming);
    });
    expect(await failureOf(client.actions.post(SHIP, ACTION, { deadline }))).toMatchObject({ outcome: "not-sent" });
    expect(server.calls()).toHaveLength(1);
  });

  it("is not-sent when the keys are refused", async () => {
    const refusal = json(400, { error: { code: 400, message: "Authentication error - Secret is not accepted" } });
    const { server, client } = await bench(json(201, ACCEPTED), {}, refusal);
    const error = await failureOf(client.actions.post(SHIP, ACTION));
    expect(error).toMatchObject({
      kind: "credentials",
      outcome: "not-sent",
      displayMessage: "Authentication error - Secret is not accepted",
    });
    expect(server.calls()).toHaveLength(0);
  });
});

describe("arguments of a post", () => {
  it.each(["account_id", "marketplace", "__proto__"])(
    "refuses an argument named %s before anything leaves",
    async (name) => {
      const { server, client } = await bench(json(201, ACCEPTED));
      const args = JSON.parse(`{"${name}": "x"}`) as Record<string, string>;
      expect(await failureOf(client.actions.post({ ...SHIP, args }, ACTION))).toMatchObject({
        kind: "contract",
        outcome: "not-sent",
      });
      expect(server.seen).toHaveLength(0);
    },
  );
});

describe("reading actions", () => {
  it("sends the documented filters and asks for booleans as Lengow's own clients do", async () => {
    const { server, client } = await bench(json(200, { count: 0, next: null, results: [] }));
    await client.actions.list(
      { marketplace: "amazon_fr", marketplaceOrderId: "1:2", queued: true, updatedFrom: new Date(0) },
      ACTION,
    );
    expect(Object.fromEntries(server.calls()[0]?.query ?? [])).toEqual({
      account_id: "1",
      marketplace: "amazon_fr",
      marketplace_order_id: "1:2",
      queued: "True",
      updated_from: "1970-01-01T00:00:00.000Z",
    });
  });

  it("gives each action once over pages that shift, and never follows next", async () => {
    const next = "http://127.0.0.1:9/steal";
    const { server, client } = await bench(
      inTurn(
        json(200, { count: 3, next, results: [{ id: 3 }, { id: 2 }] }),
        json(200, { count: 3, next, results: [{ id: 2 }, { id: 1 }] }),
        json(404, { detail: "Invalid page." }),
      ),
    );
    const ids: number[] = [];
    for await (const page of client.actions.pages({}, ACTION)) ids.push(...page.actions.map((action) => action.id));
    expect(ids).toEqual([3, 2, 1]);
    expect(server.calls().map((call) => call.query.get("page"))).toEqual(["1", "2", "3"]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { GET as unknownAddress } from "@/app/api/[...rest]/route";
import { GET as health } from "@/app/api/health/route";
import { GET as me, PUT as mePut } from "@/app/api/me/route";
import { LengowError } from "@/lib/lengow";
import { installTestContainer, TEST_ORIGIN } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { signInAs } from "@/lib/testing/sign-in";
import type { Container } from "../container";
import { AppError } from "../errors";
import { defineRoute, type RouteHandler } from "./define-route";
import { reply } from "./reply";
import { noteUpstreamCall } from "./request-scope";

const LIST = "GET /api/accounts/[accountId]/orders";
const SEND = "POST /api/accounts/[accountId]/actions/[id]/retry";
const CANARY = "canary-7f3a-secret-value";

let container: Container;
let cookie: string;
let personId: string;
let lines: string[] = [];
let handled: unknown[] = [];
beforeAll(async () => {
  container = await installTestContainer({ db: await openTestDatabase(), onLogLine: (line) => lines.push(line) });
  ({ cookie, personId } = await signInAs(container, { 1: "operator" }));
});
beforeEach(() => {
  lines = [];
  handled = [];
});
afterAll(() => container.close());

const list = defineRoute(LIST, {
  query: z.strictObject({
    page: z.coerce.number().int().min(1).default(1),
    status: z.enum(["new", "shipped"]).optional(),
  }),
  handler: async ({ query, params, ctx }) => {
    handled.push(query);
    return { query, params, account: ctx.accountId };
  },
});
const send = defineRoute(SEND, {
  params: z.object({ accountId: z.string(), id: z.uuid() }),
  body: z.strictObject({ args: z.record(z.string(), z.unknown()), note: z.string().optional() }),
  handler: async ({ body, params }) => {
    handled.push(body);
    return reply({ id: params.id }, { status: 202 });
  },
});

function failing(error: unknown, key: typeof LIST | typeof SEND = LIST): RouteHandler {
  return defineRoute(key, {
    rawBody: true,
    handler: async () => {
      throw error;
    },
  });
}

function get(handler: RouteHandler, query = "", headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${TEST_ORIGIN}/api/accounts/1/orders${query}`, { headers: { cookie, ...headers } });
  return handler(request, { params: Promise.resolve({ accountId: "1" }) });
}

const ID = "018f4f4e-0000-7000-8000-000000000000";

function post(body: BodyInit | null, headers: Record<string, string> = {}, handler = send, id = ID): Promise<Response> {
  const request = new Request(`${TEST_ORIGIN}/api/accounts/1/actions/${id}/retry`, {
    method: "POST",
    body,
    headers: { cookie, origin: TEST_ORIGIN, "content-type": "application/json", ...headers },
  });
  return handler(request, { params: Promise.resolve({ accountId: "1", id }) });
}

async function errorOf(response: Response) {
  const { error } = (await response.json()) as {
    error: { code: string; message: string; sent: string; request_id: string; details?: { field: string }[] };
  };
  return error;
}

async function fieldsOf(response: Response): Promise<string[]> {
  const error = await errorOf(response);
  expect([response.status, error.code, error.sent]).toEqual([400, "bad_request", "no"]);
  return error.details?.map(({ field }) => field) ?? [];
}

describe("every answer", () => {
  it("carries a request id of ours, the same as in its error, and may be kept by nobody", async () => {
    const answers = [
      await get(list),
      await get(list, "?page=x"),
      await get(list, "", { cookie: "" }),
      await get(failing(new Error("x"))),
      await unknownAddress(new Request(`${TEST_ORIGIN}/api/nothing`), {
        params: Promise.resolve({ rest: ["nothing"] }),
      }),
      await mePut(new Request(`${TEST_ORIGIN}/api/me`, { method: "PUT" }), { params: Promise.resolve({}) }),
      await health(new Request(`${TEST_ORIGIN}/api/health`), { params: Promise.resolve({}) }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 401, 500, 404, 405, 200]);
    for (const response of answers) {
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      const id = response.headers.get("x-request-id");
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      const body = (await response.json()) as { error?: { request_id: string } };
      if (body.error) expect(body.error.request_id).toBe(id);
    }
  });

  it("never takes the request id from the caller", async () => {
    const response = await get(list, "", { "x-request-id": "theirs" });
    expect(response.headers.get("x-request-id")).not.toBe("theirs");
  });

  it("is a 304 without a body for who has it already", async () => {
    const tagged = defineRoute(LIST, { handler: async () => reply({ big: true }, { etag: '"v1"' }) });
    const first = await get(tagged);
    expect([first.status, first.headers.get("etag")]).toEqual([200, '"v1"']);
    // The second is how a proxy that compresses passes our tag on.
    for (const known of ['"v0", "v1"', 'W/"v1"']) {
      const again = await get(tagged, "", { "if-none-match": known });
      expect([known, again.status, await again.text()]).toEqual([known, 304, ""]);
    }
  });
});

describe("a query", () => {
  it("is read as its schema says", async () => {
    expect(await (await get(list, "?page=3&status=new")).json()).toEqual({
      query: { page: 3, status: "new" },
      params: { accountId: "1" },
      account: 1,
    });
  });

  it.each([
    ["?unknown=1", ["unknown"]],
    ["?page=1&page=2", ["page"]],
    ["?page=0", ["page"]],
    ["?status=lost&page=x", ["page", "status"]],
    ["?account_id=2", ["account_id"]],
    ["?account_id=1", ["account_id"]],
    ["?__proto__=1", ["__proto__"]],
    ["?page%5B%5D=1", ["page[]"]],
  ])("%s is refused, naming what is wrong, before anything is done", async (query, fields) => {
    expect((await fieldsOf(await get(list, query))).sort()).toEqual(fields);
    expect(handled).toEqual([]);
  });

  it("is refused by a route that takes none", async () => {
    const bare = defineRoute(LIST, { handler: async () => ({}) });
    expect(await fieldsOf(await get(bare, "?x=1"))).toEqual(["x"]);
  });

  it("keeps its names when its schema transforms it", async () => {
    const piped = defineRoute(LIST, {
      query: z.object({ page: z.string().optional() }).transform((value) => ({ wanted: value.page })),
      handler: async ({ query }) => query,
    });
    expect(await fieldsOf(await get(piped, "?other=1"))).toEqual(["other"]);
    expect(await (await get(piped, "?page=2")).json()).toEqual({ wanted: "2" });
  });
});

describe("a body", () => {
  it("is read as its schema says", async () => {
    const response = await post(JSON.stringify({ args: { carrier: "UPS" } }));
    expect([response.status, await response.json()]).toEqual([202, { id: ID }]);
    expect(handled).toEqual([{ args: { carrier: "UPS" } }]);
  });

  it.each([
    ["an unknown field", { args: {}, extra: 1 }, ["extra"]],
    ["a missing field", {}, ["args"]],
    ["an account", { args: {}, account_id: 2 }, ["account_id"]],
    ["an account further down", { args: { deep: [{ account_id: 2 }] } }, ["args.deep.0.account_id"]],
    ["something that is no object", [1], ["body"]],
  ])("with %s is refused, naming it", async (_what, body, fields) => {
    expect(await fieldsOf(await post(JSON.stringify(body)))).toEqual(fields);
    expect(handled).toEqual([]);
  });

  it("that reaches for prototypes is refused at any depth", async () => {
    expect(await fieldsOf(await post('{"args":{"a":{"__proto__":{"x":1}}}}'))).toEqual(["args.a.__proto__"]);
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  it("nested without end is refused", async () => {
    const deep = `{"args":${'{"a":'.repeat(200)}1${"}".repeat(200)}}`;
    expect(await fieldsOf(await post(deep))).toHaveLength(1);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-7",
  ])("of the type %s is refused: a form of another site could send it", async (type) => {
    expect(await fieldsOf(await post('{"args":{}}', { "content-type": type }))).toEqual(["content-type"]);
  });

  it("that is no JSON, or no UTF-8, is refused", async () => {
    expect(await fieldsOf(await post("{"))).toEqual(["body"]);
    expect(await fieldsOf(await post(new Uint8Array([0x22, 0xff, 0x22])))).toEqual(["body"]);
  });

  it("shorter or longer than announced is refused: it did not arrive whole", async () => {
    for (const length of ["5", "4000", "-1", "1e3", "x"]) {
      expect(await fieldsOf(await post('{"args":{}}', { "content-length": length }))).toEqual(["body"]);
    }
  });

  it("larger than 256 KB is refused, announced or not", async () => {
    const large = JSON.stringify({ args: { a: "x".repeat(300_000) } });
    const announced = await post("{}", { "content-length": "300000" });
    const silent = await post(large);
    for (const response of [announced, silent]) {
      expect([response.status, (await errorOf(response)).code]).toEqual([413, "too_large"]);
    }
  });

  it("is refused by a route that takes none, which needs no content type either", async () => {
    const bare = defineRoute(SEND, { handler: async () => ({ done: true }) });
    expect((await post(null, {}, bare)).status).toBe(200);
    expect((await post("{}", {}, bare)).status).toBe(200);
    expect(await fieldsOf(await post('{"a":1}', {}, bare))).toEqual(["body"]);
  });
});

describe("the path", () => {
  it("with an id that cannot exist is a 404", async () => {
    const response = await post("{}", {}, send, "not-a-uuid");
    expect([response.status, (await errorOf(response)).code]).toEqual([404, "not_found"]);
  });
});

describe("where an unsafe request comes from", () => {
  it.each([
    ["our own page", { origin: TEST_ORIGIN, "sec-fetch-site": "same-origin" }, 202],
    ["our own page under another loopback name", { origin: "http://127.0.0.1:3000" }, 202],
    ["our own page under the third", { origin: "http://[::1]:3000" }, 202],
    ["another site", { origin: "https://evil.test" }, 403],
    ["another port", { origin: "http://localhost:3001" }, 403],
    ["the same name over TLS", { origin: "https://localhost:3000" }, 403],
    ["a sandboxed frame", { origin: "null" }, 403],
    ["nowhere it says", { origin: "" }, 403],
    ["a sibling site", { "sec-fetch-site": "same-site" }, 403],
    ["the address bar", { "sec-fetch-site": "none" }, 403],
  ])("from %s", async (_where, headers, status) => {
    expect((await post('{"args":{}}', headers as Record<string, string>)).status).toBe(status);
  });

  it("must be said: no Origin is refused", async () => {
    const request = new Request(`${TEST_ORIGIN}/api/accounts/1/actions/${ID}/retry`, {
      method: "POST",
      body: '{"args":{}}',
      headers: { cookie, "content-type": "application/json" },
    });
    const response = await send(request, { params: Promise.resolve({ accountId: "1", id: ID }) });
    expect((await errorOf(response)).code).toBe("origin_refused");
    expect(handled).toEqual([]);
  });
});

describe("what goes wrong", () => {
  it("inside stays inside: the answer has a reference, the log has the rest", async () => {
    const response = await get(failing(new Error(`broke at ${CANARY}`)));
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain('"code":"internal"');
    expect(text).not.toContain("canary");
    expect(lines.join("")).toContain("broke at");
  });

  it("on purpose is told as it was put", async () => {
    const refusal = new AppError("busy", "Ann is shipping this order.", {
      details: [{ field: "state", message: "sending" }],
    });
    const response = await get(failing(refusal));
    expect(response.status).toBe(409);
    expect(await errorOf(response)).toMatchObject({ code: "busy", message: "Ann is shipping this order.", sent: "no" });
  });

  it.each([
    ["connection", "unknown", 503, "lengow_unavailable"],
    ["upstream", "unknown", 503, "lengow_error"],
    ["timeout", "unknown", 504, "lengow_timeout"],
    ["aborted", "unknown", 504, "lengow_timeout"],
    ["rate_limited", "not-sent", 503, "lengow_rate_limited"],
    ["credentials", "not-sent", 502, "lengow_credentials"],
    ["unauthorized", "not-sent", 502, "lengow_credentials"],
    ["rejected", "rejected", 502, "lengow_refused"],
    ["contract", "unknown", 502, "lengow_unreadable"],
  ] as const)("at Lengow (%s) has one status and one code", async (kind, outcome, status, code) => {
    const thrown = new LengowError({
      kind,
      outcome,
      route: "GET /v3.0/orders",
      displayMessage: "m",
      retryAfterMs: 1_500,
    });
    const read = await get(failing(thrown));
    expect([read.status, read.headers.get("retry-after")]).toEqual([status, "2"]);
    expect(await errorOf(read)).toMatchObject({ code, sent: "no" });
    const write = await errorOf(await post(null, {}, failing(thrown, SEND)));
    expect(write.sent).toBe({ "not-sent": "no", rejected: "yes", unknown: "unknown" }[outcome]);
  });

  it("at Lengow is quoted when Lengow said why, and never leaks what ours would not", async () => {
    const said = new LengowError({
      kind: "rejected",
      outcome: "rejected",
      route: "r",
      displayMessage: "page must be a number",
      fromLengow: true,
      fieldErrors: [{ field: "page", message: "must be a number" }],
    });
    const error = await errorOf(await get(failing(said)));
    expect(error.message).toContain("Lengow says: page must be a number");
    expect(error.details).toEqual([{ field: "page", message: "must be a number" }]);
  });
});

describe("the log", () => {
  it("has one line per request: who by id, account, route, status, time and the calls to Lengow", async () => {
    const calling = defineRoute(LIST, {
      handler: async () => {
        noteUpstreamCall({ route: "GET /v3.0/orders", status: 200, ms: 12, lane: "screen", attempt: 1 });
        return {};
      },
    });
    const [first, second] = await Promise.all([get(calling), get(list)]);
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries).toHaveLength(2);
    const entry = entries.find((candidate) => candidate.request_id === first?.headers.get("x-request-id"));
    expect(entry).toMatchObject({ level: "info", route: LIST, status: 200, account: 1, person: personId });
    expect(entry?.upstream).toEqual([{ route: "GET /v3.0/orders", status: 200, ms: 12, lane: "screen", attempt: 1 }]);
    const other = entries.find((candidate) => candidate.request_id === second?.headers.get("x-request-id"));
    expect(other).not.toHaveProperty("upstream");
  });

  it("holds no cookie, no e-mail address and no query", async () => {
    await get(list, "?page=2&status=new");
    await get(list, `?buyer=ann%40example.test`);
    expect(lines).toHaveLength(2);
    expect(lines.join("")).not.toMatch(/example|buyer|orderdeck\.session|page=2/);
  });
});

describe("who am I", () => {
  it("lists the accounts with the role on each and what it allows", async () => {
    const response = await me(new Request(`${TEST_ORIGIN}/api/me`, { headers: { cookie } }), {
      params: Promise.resolve({}),
    });
    expect(await response.json()).toMatchObject({
      user: { id: personId, name: "Someone" },
      accounts: [{ id: 1, name: "Account 1", role: "operator" }],
      demo: false,
    });
  });
});

describe("health", () => {
  it("is 503 when the database does not answer", async () => {
    const dead = { ...container.db, query: () => Promise.reject(new Error("gone")) };
    await installTestContainer({ db: dead });
    const response = await health(new Request(`${TEST_ORIGIN}/api/health`), { params: Promise.resolve({}) });
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: "unavailable", db: "unavailable", version: expect.any(String) },
    ]);
  });
});

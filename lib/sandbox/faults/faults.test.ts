import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../server";
import { openSandbox, type SeenOrder, signIn, type TestClient } from "../test-client";

const ORDERS = "GET /v3.0/orders/";
const POST = "POST /v3.0/orders/actions/";
let sandbox: Sandbox;
let client: TestClient;
let order: SeenOrder;

beforeAll(async () => {
  ({ sandbox, client } = await openSandbox({ size: 130 }));
  order = (await client.everyOrder()).find((candidate) => candidate.marketplace === "fnac")!;
});
beforeEach(async () => {
  await client.control("faults", undefined, "DELETE");
  await client.control("calls", undefined, "DELETE");
});
afterAll(() => sandbox.close());

const fault = (kind: string, more: Record<string, unknown> = {}) =>
  client.control("faults", { route: ORDERS, kind, ...more });

interface Report {
  total: number;
  counts: { route: string; status: number | null; count: number }[];
  last: { fault?: string; status: number | null; query: Record<string, string>; order?: string }[];
}
const calls = (query = "") => client.control<Report>(`calls${query}`);
const accepted = async () => (await client.control<{ actions: unknown[] }>("truth?account=101")).actions.length;

/** An order that can be shipped, however often. */
async function shippable() {
  const { marketplace, marketplace_order_id } = order;
  await client.control("orders", {
    account: 101,
    marketplace,
    marketplace_order_id,
    lengow_status: "waiting_shipment",
  });
  return order;
}

describe("instead of the answer", () => {
  it("429 with a number, a date, or no Retry-After at all", async () => {
    const retryAfter = async (more: Record<string, unknown>) => {
      await fault("429", more);
      const reply = await client.orders();
      expect([reply.status, reply.text]).toEqual([429, expect.stringContaining("Request limitation")]);
      return reply.headers.get("retry-after");
    };
    expect(await retryAfter({})).toBe("2");
    expect(await retryAfter({ retryAfter: 17 })).toBe("17");
    expect(await retryAfter({ retryAfter: "Fri, 20 Nov 2026 10:01:00 GMT" })).toBe("Fri, 20 Nov 2026 10:01:00 GMT");
    expect(await retryAfter({ retryAfter: null })).toBeNull();
    expect((await client.orders()).status).toBe(200);
  });

  it("401 and 403 of a dead token, the latter repeating it", async () => {
    await fault("401");
    expect((await client.orders()).status).toBe(401);
    await fault("403");
    expect((await client.orders()).body).toEqual({
      error: { code: 403, message: `Token: ${client.token} is expired` },
    });
  });

  it.each(["500", "502", "503", "530", "540"])("%s", async (kind) => {
    await fault(kind);
    const reply = await client.orders();
    expect([reply.status, reply.body]).toEqual([
      Number(kind),
      { error: { code: Number(kind), message: expect.any(String) } },
    ]);
  });

  it("each of the seven shapes of an error body", async () => {
    const shapes: Record<string, unknown> = {
      E1: { error: { code: 400, message: "no" } },
      E2: { error: "no" },
      E3: { detail: "no" },
      E4: { detail: [{ loc: ["body", 0], msg: "no", type: "value_error" }] },
      E5: { detail: { error_code: "catalogue.not_found", message: "no" } },
      E6: undefined,
      E7: { marketplace_order_id: ["no"] },
    };
    for (const [shape, body] of Object.entries(shapes)) {
      await fault("status", { status: 400, shape, message: "no" });
      const reply = await client.orders();
      expect([reply.status, reply.body]).toEqual([400, body]);
    }
  });

  it("a page of HTML, with any status, 200 too", async () => {
    await fault("html", { status: 200 });
    const reply = await client.orders();
    expect([reply.status, reply.headers.get("content-type"), reply.text.startsWith("<!DOCTYPE html>")]).toEqual([
      200,
      "text/html",
      true,
    ]);
  });
});

describe("a success that is none", () => {
  it("JSON without anything, more of it than anybody reads, and a way to somewhere else", async () => {
    await fault("empty");
    expect((await client.orders()).body).toEqual({});
    await fault("huge");
    expect((await client.orders()).text.length).toBeGreaterThan(20 * 1024 * 1024);
    await fault("redirect");
    await expect(client.orders()).rejects.toThrow();
  });
});

describe("around the answer", () => {
  it("truncated: a complete answer whose JSON stops in the middle", async () => {
    await fault("truncated");
    const reply = await client.orders();
    expect([reply.status, reply.body]).toEqual([200, undefined]);
    expect(reply.text.startsWith('{"count"')).toBe(true);
  });

  it("reset-before: the connection ends and nothing was processed", async () => {
    const target = await shippable();
    const before = await accepted();
    await fault("reset-before", { route: POST });
    await expect(client.act(target, "ship")).rejects.toThrow();
    expect(await accepted()).toBe(before);
  });

  it("reset-after: the connection ends and the action was accepted all the same", async () => {
    const target = await shippable();
    const before = await accepted();
    await fault("reset-after", { route: POST });
    await expect(client.act(target, "ship")).rejects.toThrow();
    expect(await accepted()).toBe(before + 1);
    await fault("reset-after", { bytes: 40 });
    await expect(client.orders()).rejects.toThrow();
  });

  it("stall: silence, and nothing was processed", async () => {
    const target = await shippable();
    const before = await accepted();
    await fault("stall", { route: POST, milliseconds: 300 });
    await expect(client.act(target, "ship")).rejects.toThrow();
    expect(await accepted()).toBe(before);
  });

  it("timeout-after-commit: silence, although the action was accepted", async () => {
    const target = await shippable();
    const before = await accepted();
    await fault("timeout-after-commit", { route: POST, milliseconds: 300 });
    await expect(client.act(target, "ship")).rejects.toThrow();
    expect(await accepted()).toBe(before + 1);
  });

  it("slow: the same bytes, drop by drop", async () => {
    const quick = await client.orders({ page_size: "1" });
    await fault("slow", { bytes: 500, milliseconds: 10 });
    expect((await client.orders({ page_size: "1" })).text).toBe(quick.text);
  });

  it("delay: a late answer", async () => {
    await fault("delay", { milliseconds: 500 });
    const answered: string[] = [];
    const late = client.orders().then(({ status }) => answered.push(`late ${status}`));
    const struck = async () => (await client.control<{ faults: { struck: number }[] }>("faults")).faults[0]?.struck;
    await expect.poll(struck).toBe(1);
    await client.orders({ page_size: "1" }).then(() => answered.push("asked after it"));
    await late;
    expect(answered).toEqual(["asked after it", "late 200"]);
  });

  it("changing-pages: rows move down between pages and one comes twice", async () => {
    const ever = { updated_from: "2000-01-01" };
    await fault("changing-pages");
    const first = (await client.orders(ever)).body;
    const second = (await client.orders({ ...ever, page: "2" })).body;
    const name = (row: SeenOrder) => `${row.marketplace} ${row.marketplace_order_id}`;
    expect(second.count).toBe(first.count + 1);
    expect(second.results.map(name)).toContain(name(first.results.at(-1)!));
  });

  it("revoke-tokens: the token dies in the middle of a list", async () => {
    const own = await signIn(sandbox.url, "test-101");
    await fault("revoke-tokens", { after: 1 });
    expect((await own.orders()).status).toBe(200);
    expect((await own.orders({ page: "2" })).status).toBe(403);
    client.token = (await signIn(sandbox.url, "test-101")).token;
  });
});

describe("when a fault strikes", () => {
  it("once when nothing else is said, or a number of times, after some have passed", async () => {
    await fault("500", { times: 2, after: 1 });
    const seen = [];
    for (let i = 0; i < 5; i++) seen.push((await client.orders()).status);
    expect(seen).toEqual([200, 500, 500, 200, 200]);
  });

  it("by probability, the same in every run", async () => {
    await fault("503", { probability: 0.5 });
    const seen = [];
    for (let i = 0; i < 40; i++) seen.push((await client.orders({ page_size: "1" })).status);
    const hits = seen.filter((status) => status === 503).length;
    expect(hits).toBeGreaterThan(8);
    expect(hits).toBeLessThan(32);
  });

  it("only the route and the account it was made for", async () => {
    await fault("500", { account: 102, times: 100 });
    await client.control("faults", { route: "POST *", kind: "502", times: 100 });
    expect((await client.orders()).status).toBe(200);
    expect((await client.act(order, "ship")).status).toBe(502);
    const other = await client.call("/access/get_token", { method: "POST" });
    expect(other.status).toBe(502);
  });

  it("only the order it was made for, named in a query or in a body", async () => {
    const [mine, other] = [await shippable(), (await client.everyOrder()).find((any) => any.marketplace !== "fnac")!];
    const bound = { order: mine.marketplace_order_id, times: 100 };
    await fault("500", bound);
    await client.control("faults", { route: POST, kind: "502", ...bound });
    expect((await client.orders()).status).toBe(200);
    expect((await client.act(other, "ship")).status).not.toBe(502);
    expect((await client.act(mine, "ship")).status).toBe(502);
    expect((await client.orders({ marketplace_order_id: mine.marketplace_order_id })).status).toBe(500);
    const named = (await calls()).last.filter((call) => call.order === mine.marketplace_order_id);
    expect(named.map(({ status }) => status)).toEqual([502, 500]);
  });

  it("and can be taken back", async () => {
    const { id } = await client.control<{ id: number }>("faults", { route: "*", kind: "500", times: 9 });
    await client.control(`faults?id=${id}`, undefined, "DELETE");
    expect((await client.orders()).status).toBe(200);
  });
});

describe("the record of calls", () => {
  it("counts every request that arrived, answered or not, and names the fault", async () => {
    await fault("reset-before");
    await expect(client.orders()).rejects.toThrow();
    await client.orders({ lengow_status: "shipped" });
    const { total, counts, last } = await calls("?account=101");
    expect(total).toBe(2);
    expect(counts).toEqual([
      { account: 101, route: ORDERS, status: null, count: 1 },
      { account: 101, route: ORDERS, status: 200, count: 1 },
    ]);
    expect(last.map((call) => call.fault)).toEqual(["reset-before", undefined]);
    expect(last[1]!.query).toEqual({ account_id: "101", lengow_status: "shipped" });
  });

  it("never holds a secret", async () => {
    await signIn(sandbox.url, "test-101");
    await client.call("/access/get_token?access_token=test-101&secret=test-secret-101", { method: "POST" });
    const text = JSON.stringify(await calls());
    expect(text).not.toContain("test-secret");
    expect(text).not.toContain(client.token);
  });

  it("forgets one account alone", async () => {
    const other = await signIn(sandbox.url, "test-102");
    await other.orders();
    await client.orders();
    await client.control("calls?account=101", undefined, "DELETE");
    expect((await calls("?account=101")).total).toBe(0);
    expect((await calls("?account=102")).total).toBeGreaterThan(0);
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as pause } from "@/app/api/accounts/[accountId]/batches/[id]/pause/route";
import { POST as resume } from "@/app/api/accounts/[accountId]/batches/[id]/resume/route";
import { GET as getOne } from "@/app/api/accounts/[accountId]/batches/[id]/route";
import { POST as stop } from "@/app/api/accounts/[accountId]/batches/[id]/stop/route";
import { POST as freeze } from "@/app/api/accounts/[accountId]/batches/freeze/route";
import { POST as create, GET as list } from "@/app/api/accounts/[accountId]/batches/route";
import type { BatchDetail, BatchList, BatchView, FrozenList } from "@/lib/contract/batches";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { signInAs } from "@/lib/testing/sign-in";
import { type OrderRef, Shop } from "../actions/testing/shop";
import { batchTurn } from "./run-batches";

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(() => shop.close());
beforeEach(() => shop.forget());

const call = <T>(handler: unknown, params: Record<string, string> = {}, body: unknown = {}, query = "") =>
  shop.call<T>(handler as RouteHandler, params, { body, query });

async function orders(many: number, marketplace = "ebay_fr", status = "waiting_shipment"): Promise<OrderRef[]> {
  const all: OrderRef[] = [];
  for (let n = 0; n < many; n += 1) all.push(await shop.order(marketplace, status));
  return all;
}

const named = ({ marketplace, orderId }: OrderRef) => ({ marketplace, marketplace_order_id: orderId });

async function frozen(all: readonly OrderRef[]): Promise<FrozenList> {
  const { status, body } = await call<FrozenList>(freeze, {}, { orders: all.map(named) });
  expect(status).toBe(200);
  return body;
}

async function started(all: readonly OrderRef[], change: Record<string, unknown> = {}) {
  const { id } = await frozen(all);
  const body = { kind: "action", title: "Ship", frozen_id: id, type: "ship", client_key: randomUUID(), ...change };
  return { answer: await call<BatchView>(create, {}, body), wish: body };
}

const read = async (id: string, query = ""): Promise<BatchDetail> =>
  (await call<BatchDetail>(getOne, { id }, undefined, query)).body;

async function recordAll(): Promise<void> {
  while (await batchTurn(shop.container));
}

describe("a batch", () => {
  it("is one list whatever becomes of the question: its rows are recorded, sent once each, and told one by one", async () => {
    const all = await orders(6);
    const { answer } = await started(all);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ kind: "action", title: "Ship", state: "running", total: 6 });
    expect(answer.body.counts.waiting).toBe(6);
    expect(Date.parse(answer.body.sent_by ?? "")).toBeGreaterThan(Date.now());
    await recordAll();
    // Recorded is not under way: nothing has left, and the rows say so.
    const held = await read(answer.body.id);
    expect(held.counts).toMatchObject({ waiting: 6, moving: 0 });
    expect(held.rows.map(({ outcome, actions }) => [outcome, actions[0]?.state])).toEqual(
      Array(6).fill(["waiting", "ready"]),
    );
    await shop.sendAll();
    expect((await read(answer.body.id)).counts).toMatchObject({ waiting: 0, moving: 6 });
    for (const order of all) expect(await shop.truth(order)).toHaveLength(1);
    const done = await read(answer.body.id);
    expect([done.state, done.sent_by, done.rows.map((row) => row.actions.length)]).toEqual([
      "finished",
      null,
      [1, 1, 1, 1, 1, 1],
    ]);
    expect((await call<BatchList>(list)).body.results[0]?.id).toBe(answer.body.id);
  });

  it("is the same batch when it is asked for twice, and 422 when the key comes with another list", async () => {
    const all = await orders(3);
    const { answer, wish } = await started(all);
    const again = await call<BatchView>(create, {}, wish);
    expect([again.status, again.body.id]).toEqual([200, answer.body.id]);
    const other = await started(all.slice(0, 2), { client_key: wish.client_key });
    expect(other.answer).toMatchObject({ status: 422, body: { error: { code: "key_reused", sent: "no" } } });
  });

  it("says of each row why it was not recorded, and records the others", async () => {
    const all = await orders(3);
    const [first, second] = all;
    const { answer } = await started(all);
    if (!first || !second) throw new Error("no orders");
    await shop.record(first, { type: "ship", args: { tracking_number: "OTHER" } });
    await shop.control("orders", {
      account: shop.account,
      marketplace: second.marketplace,
      marketplace_order_id: second.orderId,
      lengow_status: "canceled",
    });
    await recordAll();
    const { rows, counts } = await read(answer.body.id);
    expect(rows.map((row) => [row.outcome, row.code])).toEqual([
      ["not_recorded", "busy"],
      ["not_recorded", "bad_request"],
      ["waiting", null],
    ]);
    expect(rows[0]?.details.map(({ field }) => field)).toContain("who");
    expect(rows[1]?.details).toMatchObject([{ field: "type", code: "not_offered" }]);
    expect(counts).toMatchObject({ not_recorded: 2, waiting: 1, moving: 0 });
    expect((await read(answer.body.id, "outcome=not_recorded")).rows).toHaveLength(2);
  });

  it("records and sends nothing while it is paused, and goes on when it is resumed", async () => {
    const all = await orders(2);
    const { answer } = await started(all);
    await batchTurn(shop.container);
    await shop.later(20_000);
    const { id } = answer.body;
    // All of it is recorded, none of it has left.
    expect((await call<BatchView>(pause, { id })).body).toMatchObject({ state: "paused", sent_by: null, held: 2 });
    expect(await shop.turns.deliver()).toBe(false);
    const more = await started(await orders(1));
    await call(pause, { id: more.answer.body.id });
    expect(await batchTurn(shop.container)).toBe(false);
    expect((await call<BatchView>(resume, { id })).body.state).toBe("running");
    await shop.sendAll();
    expect((await read(id)).held).toBe(0);
    for (const order of all) expect(await shop.truth(order)).toHaveLength(1);
  });

  it("says how long all of it can still be taken back: nothing before it is recorded, while it is paused or once it has left", async () => {
    const { answer } = await started(await orders(2));
    const { id } = answer.body;
    expect(answer.body.leaves_in_ms).toBeNull();
    await recordAll();
    const { leaves_in_ms: first } = await read(id);
    expect(first).toBeGreaterThan(5_000);
    expect(first).toBeLessThanOrEqual(10_000);
    // The last leaves no sooner than the first.
    expect((await read(id)).sent_in_ms).toBeGreaterThan(5_000);
    await call(pause, { id });
    expect(await read(id)).toMatchObject({ leaves_in_ms: null, sent_in_ms: null });
    await call(resume, { id });
    await shop.later(20_000);
    expect((await read(id)).leaves_in_ms).toBe(0);
    await shop.sendAll();
    expect((await read(id)).leaves_in_ms).toBeNull();
  });

  it("takes back what is held and leaves out the rest when it is stopped, for good", async () => {
    const all = await orders(2);
    const { answer } = await started(all);
    await batchTurn(shop.container);
    const { id } = answer.body;
    expect((await call<BatchView>(stop, { id })).body).toMatchObject({ state: "stopped", counts: { left_out: 2 } });
    await shop.sendAll();
    for (const order of all) expect(await shop.truth(order)).toEqual([]);
    expect((await call<BatchView>(resume, { id })).status).toBe(409);
  });

  it("sends what somebody sent by itself before what is part of a batch", async () => {
    const all = await orders(3);
    await started(all);
    await recordAll();
    const single = await shop.order("ebay_fr", "waiting_shipment");
    const { body } = await shop.record(single, { type: "ship", args: {} });
    await shop.later(20_000);
    await shop.turns.deliver();
    expect(await shop.state(body.intents[0]?.id ?? "")).toBe("accepted");
  });

  it("waits with its rows while Lengow is down, says why, and loses none", async () => {
    const all = await orders(2);
    const { answer } = await started(all);
    await shop.sandbox.fault({ route: "GET /v3.0/orders/", kind: "503", times: 1_000, account: shop.account });
    await batchTurn(shop.container);
    await shop.sandbox.clearFaults();
    const down = await read(answer.body.id);
    expect([down.counts.waiting, down.waiting_for]).toEqual([2, "lengow_error"]);
    await shop.container.db.query("update batch_rows set next_at = clock_timestamp()");
    await recordAll();
    expect((await read(answer.body.id)).rows.map((row) => row.actions[0]?.state)).toEqual(["ready", "ready"]);
  });

  it("stops recording for a person whose right was taken away meanwhile", async () => {
    const all = await orders(2);
    const someone = await signInAs(shop.container, { 100: "operator" });
    const { answer } = await shop.as(someone.cookie, () => started(all));
    await shop.container.people.grant(someone.email, 100, "viewer");
    await recordAll();
    expect((await read(answer.body.id)).rows.map(({ code }) => code)).toEqual(["not_allowed", "not_allowed"]);
  });

  it("is read-only for a viewer and does not exist for another account", async () => {
    const all = await orders(1);
    const { answer } = await started(all);
    const viewer = await signInAs(shop.container, { 100: "viewer" });
    const { id } = answer.body;
    expect((await shop.as(viewer.cookie, () => call(getOne, { id }, undefined))).status).toBe(200);
    expect((await shop.as(viewer.cookie, () => call(stop, { id }))).status).toBe(403);
    const elsewhere = await signInAs(shop.container, { 101: "admin" });
    const request = (handler: unknown) =>
      (handler as RouteHandler)(new Request("http://localhost/api", { headers: { cookie: elsewhere.cookie } }), {
        params: Promise.resolve({ accountId: "101", id }),
      });
    expect((await request(getOne)).status).toBe(404);
  });
});

describe("freezing a list", () => {
  it("counts what every action is possible for, and why not for the rest", async () => {
    const open = await orders(2);
    const shipped = await orders(1, "ebay_fr", "shipped");
    const { count, offers } = await frozen([...open, ...shipped]);
    const ship = offers.find(({ type }) => type === "ship");
    expect(count).toBe(3);
    expect(ship).toMatchObject({ valid: 2, total: 3, need: "nothing" });
    expect(ship?.refusals).toEqual([
      { marketplace: "ebay_fr", code: "status_not_allowed", status: "shipped", count: 1 },
    ]);
  });

  it("U15 · counts actions, not orders, where an action is one per line", async () => {
    const all = [await shop.order("amazon_fr", "shipped", 2), await shop.order("amazon_fr", "shipped", 2)];
    const { offers } = await frozen(all);
    const actions = all.flatMap(({ lines }) => lines).length;
    expect(actions).toBeGreaterThan(2);
    expect(offers.find(({ type }) => type === "refund")).toMatchObject({ valid: 2, actions });
    const waiting = await frozen([await shop.order("amazon_fr", "waiting_shipment", 2)]);
    expect(waiting.offers.find(({ type }) => type === "ship")).toMatchObject({ valid: 1, actions: 1 });
  });

  it("freezes everything a question of the grid finds, page after page, and no more when that changes", async () => {
    const query = "marketplace=ebay_fr&lengow_status=waiting_shipment&marketplace_order_date_from=2000-01-01";
    const { status, body } = await call<FrozenList>(freeze, {}, { query });
    expect([status, body.count]).toEqual([200, body.total]);
    expect(body.count).toBeGreaterThan(1);
  });

  it.each([
    ["an unknown filter", { query: "wings=2" }, 400],
    ["no orders", { orders: [] }, 400],
    ["an account beside the path", { query: "account_id=2" }, 400],
  ])("refuses %s and sends nothing", async (_, body, expected) => {
    const answer = await call<FrozenList>(freeze, {}, body);
    expect([answer.status, answer.body.error.sent]).toEqual([expected, "no"]);
  });

  it("gives no batch for an action that none of the orders can take, nor for a list of another account", async () => {
    const shipped = await orders(1, "ebay_fr", "shipped");
    const { answer } = await started(shipped);
    expect([answer.status, answer.body.error.details?.[0]?.field]).toEqual([400, "type"]);
    const { id } = await frozen(shipped);
    await shop.container.db.query("update frozen_lists set account_id = 999 where id = $1", [id]);
    const body = { kind: "action", title: "Ship", frozen_id: id, type: "ship", client_key: randomUUID() };
    expect((await call(create, {}, body)).status).toBe(404);
  });
});

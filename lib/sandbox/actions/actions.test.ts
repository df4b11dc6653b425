import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../server";
import { openSandbox, type SeenOrder, type TestClient } from "../test-client";

let sandbox: Sandbox;
let client: TestClient;
let all: SeenOrder[];

beforeAll(async () => {
  ({ sandbox, client } = await openSandbox({ size: 700 }));
  all = await client.everyOrder();
});
beforeEach(() => client.control("outcomes?account=101", undefined, "DELETE"));
afterAll(() => sandbox.close());

const used = new Set<SeenOrder>();

/** An order nobody touched yet, put into the wanted status. */
async function take(marketplace: string, status: string, lines = 1): Promise<SeenOrder> {
  const order = all.find(
    (candidate) =>
      !used.has(candidate) &&
      candidate.marketplace === marketplace &&
      candidate.order_types.every(({ type }) => type !== "is_delivered_by_marketplace") &&
      linesOf(candidate).length >= lines,
  );
  if (!order) throw new Error(`no order of ${marketplace} left`);
  used.add(order);
  const { marketplace_order_id } = order;
  await client.control("orders", { account: 101, marketplace, marketplace_order_id, lengow_status: status });
  return client.order(marketplace, marketplace_order_id);
}

const linesOf = (order: SeenOrder) => order.packages.flatMap(({ cart }) => cart);
const again = (order: SeenOrder) => client.order(order.marketplace, order.marketplace_order_id);
const advance = (advanceSeconds: number) => client.control("clock", { advanceSeconds });
const SHIP = { carrier: "DPD", tracking_number: "05341234567890" };

async function state(id: unknown) {
  const { body } = await client.actions({ id: String(id) });
  const { queued, processed, errors } = body.results[0]!;
  return { queued, processed, errors };
}

async function script(outcome: string, more: Record<string, unknown> = {}) {
  await client.control("outcomes", { account: 101, outcome, ...more });
}

describe("the life of an action", () => {
  it("waits about three minutes, is done, and the order follows", async () => {
    await script("done");
    const order = await take("cdiscount", "waiting_shipment");
    const reply = await client.act(order, "ship", SHIP);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ queued: true, processed: false, errors: null, carrier: "DPD", reason: null });
    expect((await again(order)).lengow_status).toBe("waiting_shipment");
    await advance(191);
    expect(await state(reply.body.id)).toMatchObject({ queued: true, processed: false });
    await advance(1);
    expect(await state(reply.body.id)).toEqual({ queued: false, processed: true, errors: null });
    const after = await again(order);
    expect([after.lengow_status, after.marketplace_status]).toEqual(["shipped", "Shipped"]);
    expect(Date.parse(after.updated_at)).toBeGreaterThan(Date.parse(order.updated_at));
    expect(after.packages[0]!.delivery.trackings).toContainEqual(
      expect.objectContaining({ number: SHIP.tracking_number }),
    );
  });

  it("tries three times before a refusal is final, and leaves the order alone", async () => {
    await script("refused", { errors: "No such parcel", afterSeconds: 100 });
    const order = await take("cdiscount", "waiting_shipment");
    const { body } = await client.act(order, "ship", SHIP);
    const seen = [];
    for (const step of [31, 30, 40]) {
      await advance(step);
      seen.push(await state(body.id));
    }
    expect(seen).toEqual([
      { queued: true, processed: false, errors: "No such parcel" },
      { queued: true, processed: false, errors: "No such parcel" },
      { queued: false, processed: false, errors: "No such parcel" },
    ]);
    expect((await again(order)).lengow_status).toBe("waiting_shipment");
  });

  it("can succeed with a warning, after a retry, late, or be silent for days", async () => {
    const ends: Record<string, unknown> = {};
    const ids: Record<string, unknown> = {};
    for (const outcome of ["warning", "retried", "late", "silent"]) {
      await client.control("outcomes?account=101", undefined, "DELETE");
      await script(outcome, { errors: `${outcome} text` });
      ids[outcome] = (await client.act(await take("zalando", "waiting_shipment"), "ship", otherArgs())).body.id;
    }
    await advance(100);
    expect(await state(ids.late)).toEqual({ queued: false, processed: false, errors: null });
    await advance(100);
    for (const outcome of Object.keys(ids)) ends[outcome] = await state(ids[outcome]);
    expect(ends).toEqual({
      warning: { queued: false, processed: true, errors: "warning text" },
      retried: { queued: false, processed: true, errors: null },
      late: { queued: false, processed: true, errors: null },
      silent: { queued: false, processed: false, errors: null },
    });
    await client.control("clock", { settle: true });
    expect(await state(ids.silent)).toMatchObject({ processed: false });
    await client.control("clock", { settle: true, silent: true });
    expect(await state(ids.silent)).toMatchObject({ queued: false, processed: true });
  });

  it("settles at once when asked, without moving the clock", async () => {
    await script("done");
    const order = await take("zalando", "waiting_shipment");
    const before = await client.control<{ now: string }>("clock");
    const { body } = await client.act(order, "ship", otherArgs());
    const after = await client.control<{ now: string; settled: number }>("clock", { settle: true, account: 101 });
    expect([after.now, after.settled]).toEqual([before.now, 1]);
    expect(await state(body.id)).toMatchObject({ processed: true });
  });

  it("lets a posted action of an old application say it is not queued although it is", async () => {
    await script("done");
    const order = await take("galeries_lafayette", "waiting_shipment");
    const { body } = await client.act(order, "ship", { tracking_number: "6A12345678901" });
    expect(body).toMatchObject({ queued: false, processed: false, errors: "" });
    expect(Object.keys(body)).not.toContain("refund_price");
    expect(await state(body.id)).toMatchObject({ queued: true, errors: "" });
  });
});

/** Arguments that fit every marketplace used above. */
function otherArgs() {
  return {
    carrier: "DPD",
    tracking_number: "05341234567890",
    return_carrier: "DHL",
    return_tracking_number: "00340434123",
  };
}

describe("what an action does to its order", () => {
  it("moves one line and lets the order follow when all lines agree", async () => {
    await script("done");
    const order = await take("fnac", "waiting_shipment", 2);
    const lines = linesOf(order).map((line) => line.marketplace_order_line_id);
    await client.act(order, "ship", { ...SHIP, line: lines[0] });
    await client.control("clock", { settle: true });
    const half = await again(order);
    expect(half.lengow_status).toBe("waiting_shipment");
    expect(linesOf(half).filter((line) => line.lengow_status === "shipped")).toHaveLength(1);
    for (const line of lines.slice(1)) await client.act(order, "ship", { ...SHIP, line });
    await client.control("clock", { settle: true });
    expect((await again(order)).lengow_status).toBe("shipped");
  });

  it("books a refund of one line and calls the order partly refunded where the marketplace can", async () => {
    await script("done");
    const order = await take("veepee_fr", "shipped", 2);
    const line = linesOf(order)[0]!;
    await client.act(order, "refund", { line: line.marketplace_order_line_id, refund_price: "5.00" });
    await client.control("clock", { settle: true });
    const after = await again(order);
    expect([after.lengow_status, after.marketplace_status]).toEqual(["partial_refunded", "PARTIALLY_REFUNDED"]);
    expect(linesOf(after)[0]!.original_refunded_amount).toBe(
      (Number(line.original_refunded_amount ?? 0) + 5).toFixed(2),
    );
  });

  it("refunds through refunding where the map has it", async () => {
    await script("done");
    const order = await take("darty", "shipped");
    await client.act(order, "refund", { reason_code: "18" });
    await advance(200);
    expect((await again(order)).lengow_status).toBe("refunding");
    await advance(3700);
    expect((await again(order)).lengow_status).toBe("refunded");
  });

  it("accepts, refuses and cancels to the first raw value of the target", async () => {
    await script("done");
    const accepted = await take("darty", "waiting_acceptance");
    const refused = await take("decathlon_fr", "waiting_acceptance");
    const canceled = await take("zalando", "waiting_shipment");
    await client.act(accepted, "accept");
    await client.act(refused, "refuse", { reason: "15" });
    await client.act(canceled, "cancel");
    await advance(200);
    expect((await again(accepted)).marketplace_status).toBe("WAITING_DEBIT");
    expect((await again(refused)).lengow_status).toBe("refused");
    expect((await again(canceled)).marketplace_status).toBe("CANCELED");
    await advance(700);
    expect((await again(accepted)).marketplace_status).toBe("SHIPPING");
  });

  it("only finishes an action whose target the marketplace does not know", async () => {
    await script("done");
    const order = await take("elcorteingles_es", "shipped");
    const { body } = await client.act(order, "set_delivery_date", { delivery_date: "2026-11-20T09:00:00+01:00" });
    await client.control("clock", { settle: true });
    expect(await state(body.id)).toMatchObject({ processed: true });
    expect((await again(order)).lengow_status).toBe("shipped");
  });
});

describe("what a POST is refused for", () => {
  it("names the argument that is missing", async () => {
    const order = await take("cdiscount", "waiting_shipment");
    const reply = await client.act(order, "ship", { carrier: "DPD" });
    expect([reply.status, reply.body]).toEqual([400, { error: { code: 400, message: "tracking_number is required" } }]);
  });

  it("knows orders, marketplaces, actions and lines", async () => {
    const order = await take("fnac", "waiting_shipment");
    const nowhere = { marketplace: "nowhere", marketplace_order_id: "1" };
    const nobody = { marketplace: "fnac", marketplace_order_id: "1" };
    expect((await client.act(nowhere, "ship")).status).toBe(404);
    expect((await client.act(nobody, "ship")).body).toEqual({ detail: "Not found." });
    expect((await client.act(order, "teleport")).text).toContain("teleport");
    expect((await client.act(order, "ship", { ...SHIP, line: "no such line" })).text).toContain("line");
  });

  it("keeps to the status list; an empty one allows nothing", async () => {
    const shipped = await take("cdiscount", "shipped");
    expect((await client.act(shipped, "ship", SHIP)).text).toContain("not allowed");
    const amazon = await take("amazon_fr", "waiting_shipment");
    const label = await client.act(amazon, "buy_shipment_label", { shipping_service_id: "1" });
    expect([label.status, label.text.includes("not allowed")]).toEqual([400, true]);
  });

  it("wants conditional mandatory arguments when their condition holds, and only then", async () => {
    const isParcel = (order: SeenOrder) => (order.order_meta as Record<string, unknown>).delivery_type === "PARCEL";
    const parcel = all.find((order) => order.marketplace === "otto" && isParcel(order))!;
    const truck = all.find((order) => order.marketplace === "otto" && !isParcel(order))!;
    for (const { marketplace, marketplace_order_id } of [parcel, truck]) {
      await client.control("orders", {
        account: 101,
        marketplace,
        marketplace_order_id,
        lengow_status: "waiting_shipment",
      });
    }
    expect((await client.act(parcel, "ship", SHIP)).text).toContain("return_carrier is required");
    expect((await client.act(parcel, "ship", otherArgs())).status).toBe(201);
    expect((await client.act(truck, "ship", otherArgs())).text).toContain("return_carrier must not be sent here");
    expect((await client.act(truck, "ship", SHIP)).status).toBe(201);
  });

  it("ignores arguments the metadata does not list and never echoes them", async () => {
    const { body, status } = await client.act(await take("cdiscount", "waiting_shipment"), "ship", {
      ...SHIP,
      hacked: "yes",
    });
    expect(status).toBe(201);
    expect(JSON.stringify(body)).not.toContain("hacked");
  });

  it("checks more or less as the settings say", async () => {
    await client.control("settings", { validation: "strict" });
    const order = await take("cdiscount", "waiting_shipment");
    expect((await client.act(order, "ship", { ...SHIP, hacked: "yes" })).text).toContain("hacked");
    expect((await client.act(order, "ship", { ...SHIP, carrier: "PIGEON" })).text).toContain("carrier");
    await client.control("settings", { validation: "lenient" });
    expect((await client.act(await take("cdiscount", "shipped"), "ship")).status).toBe(201);
    await client.control("settings", { validation: "recommended" });
  });

  it("takes a form as well as JSON", async () => {
    const order = await take("cdiscount", "waiting_shipment");
    const { marketplace, marketplace_order_id } = order;
    const body = new URLSearchParams({
      account_id: "101",
      marketplace,
      marketplace_order_id,
      action_type: "ship",
      ...SHIP,
    });
    expect((await client.call("/v3.0/orders/actions", { method: "POST", body })).status).toBe(201);
  });
});

describe("what fails later", () => {
  const cases: [string, string, Record<string, unknown>, string][] = [
    [
      "a carrier outside the closed list",
      "cdiscount",
      { carrier: "PIGEON", tracking_number: "6A12345678901" },
      "PIGEON",
    ],
    ["a tracking number nobody could have", "cdiscount", { carrier: "DPD", tracking_number: "test" }, "suivi"],
    ["a shipment to Amazon without a number", "amazon_fr", { carrier: "DPD", shipping_method: "Standard" }, "suivi"],
    [
      "carrier_name without the carrier Other",
      "amazon_de",
      { ...SHIP, shipping_method: "Standard", carrier_name: "X" },
      "carrier_name müssen zum",
    ],
    [
      "the carrier Other without carrier_name",
      "amazon_de",
      { ...SHIP, shipping_method: "Standard", carrier: "Other" },
      "carrier_name müssen zum",
    ],
  ];
  it.each(cases)("%s", async (_title, marketplace, args, text) => {
    const { body, status } = await client.act(await take(marketplace, "waiting_shipment"), "ship", args);
    expect(status).toBe(201);
    await client.control("clock", { settle: true });
    const end = await state(body.id);
    expect(end).toMatchObject({ queued: false, processed: false });
    expect(end.errors).toContain(text);
  });
});

describe("the list of actions", () => {
  it("never refuses a duplicate: preventing it is the caller's work", async () => {
    await script("silent");
    const order = await take("cdiscount", "waiting_shipment");
    const first = await client.act(order, "ship", SHIP);
    const second = await client.act(order, "ship", SHIP);
    expect([first.status, second.status]).toEqual([201, 201]);
    const found = await client.actions({
      ...SHIP,
      marketplace_order_id: order.marketplace_order_id,
      queued: "True",
      shipping_method: "x",
    });
    expect(found.body.count).toBe(2);
    expect(found.body.results.map((action) => action.id)).toEqual([second.body.id, first.body.id]);
  });

  it("filters by flags in any spelling, by dates and by a part of the error text", async () => {
    const total = (await client.actions()).body.count;
    for (const yes of ["True", "true", "1"]) {
      const done = (await client.actions({ processed: yes })).body.count;
      const open = (await client.actions({ processed: yes === "1" ? "0" : yes === "true" ? "false" : "False" })).body
        .count;
      expect([done > 0, open > 0, done + open]).toEqual([true, true, total]);
    }
    expect((await client.actions({ created_from: "2030-01-01" })).body.count).toBe(0);
    expect((await client.actions({ created_from: "not a date" })).body.count).toBe(total);
    const texts = (await client.actions({ errors: "TRANSPORTEUR" })).body.results.map(({ errors }) => String(errors));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.every((text) => text.toLowerCase().includes("transporteur"))).toBe(true);
  });
});

it("sets merchant order ids, clears them with an empty list, and says 404 in the account's language", async () => {
  const order = await take("fnac", "shipped");
  const { marketplace, marketplace_order_id } = order;
  const patch = (merchant_order_id: unknown, account_id: unknown = "101") =>
    client.call("/v3.0/orders/moi/", {
      method: "PATCH",
      body: JSON.stringify({ account_id, marketplace, marketplace_order_id, merchant_order_id }),
    });
  expect((await patch(["A-1", "A-2"])).body).toMatchObject({ marketplace_order_id, merchant_order_id: ["A-1", "A-2"] });
  expect((await client.orders({ merchant_order_id: "A-2", updated_from: "2000-01-01" })).body.count).toBe(1);
  expect((await patch([], 101)).body.merchant_order_id).toEqual([]);
  expect((await patch("A-1")).status).toBe(400);
  const truth = await client.control<{ merchant_order_ids: unknown[] }>("truth?account=101");
  expect(truth.merchant_order_ids).toHaveLength(2);
});

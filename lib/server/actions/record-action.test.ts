import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInAs } from "@/lib/testing/sign-in";
import { Shop } from "./testing/shop";

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(() => shop.close());

const SHIP = { tracking_number: "TR-1" };

describe("recording an action", () => {
  it("answers 202 with a held intent, sends nothing, and names who and until when it can be taken back", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const { status, body } = await shop.record(order, { type: "ship", args: SHIP });
    expect(status).toBe(202);
    expect(body.intents).toHaveLength(1);
    const [intent] = body.intents;
    expect(intent).toMatchObject({ state: "ready", type: "ship", line: null, args: SHIP, source: "orderdeck" });
    const heldMs = Date.parse(intent?.undo_until ?? "") - Date.parse(intent?.created_at ?? "");
    // Two moments of one transaction, by the database's clock: however busy the machine, they are ten seconds apart.
    expect(Math.round(heldMs / 1_000)).toBe(10);
    expect(await shop.turns.deliver()).toBe(false);
    expect(await shop.truth(order)).toEqual([]);
  });

  it("gives the same intents for the same key, 20 clicks at once included, and 422 for the same key with other values", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const wish = { type: "ship", args: SHIP, client_key: randomUUID() };
    const clicks = await Promise.all(Array.from({ length: 20 }, () => shop.record(order, wish)));
    expect(clicks.map((click) => click.status).sort()).toEqual([...Array(19).fill(200), 202]);
    expect(new Set(clicks.map((click) => click.body.intents[0]?.id)).size).toBe(1);
    const other = await shop.record(order, { ...wish, args: { tracking_number: "TR-2" } });
    expect(other).toMatchObject({ status: 422, body: { error: { code: "key_reused", sent: "no" } } });
  });

  it("answers a repeated key even while Lengow is down", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const wish = { type: "ship", args: SHIP, client_key: randomUUID() };
    const first = await shop.record(order, wish);
    await shop.sandbox.fault({ route: "*", kind: "503", times: 1000, account: 100 });
    const second = await shop.record(order, wish);
    await shop.sandbox.clearFaults();
    expect([second.status, second.body.intents[0]?.id]).toEqual([200, first.body.intents[0]?.id]);
  });

  it("says that nothing was sent when the order cannot be read, and records nothing", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    await shop.sandbox.fault({ route: "GET /v3.0/orders/", kind: "500", times: 10, account: 100 });
    const { status, body } = await shop.record(order, { type: "ship", args: SHIP });
    await shop.sandbox.clearFaults();
    expect([status >= 500, body.error.sent]).toEqual([true, "no"]);
  });

  it("says 503, not recorded and nothing sent while storage is away, and the same form is recorded once afterwards", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const wish = { type: "ship", args: SHIP, client_key: randomUUID() };
    const { db } = shop.container;
    const { tx } = db;
    db.tx = () => Promise.reject(Object.assign(new Error("terminating connection"), { code: "57P01" }));
    const refused = await shop.record(order, wish);
    db.tx = tx;
    expect(refused).toMatchObject({ status: 503, body: { error: { code: "storage_unavailable", sent: "no" } } });
    expect((await shop.record(order, wish)).status).toBe(202);
    expect((await shop.record(order, wish)).status).toBe(200);
  });

  it("makes one intent per line where the marketplace knows lines, with the line on each", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const { status, body } = await shop.record(order, { type: "ship", args: SHIP, lines: order.lines });
    expect(status).toBe(202);
    expect(body.intents.map((intent) => intent.line)).toEqual(order.lines);
  });

  it("makes one intent for the order where the marketplace knows no lines", async () => {
    const order = await shop.order("worten_pt", "waiting_shipment");
    const { body: form } = await shop.form(order, "ship");
    const carrier = form.fields.find((field) => field.name === "carrier")?.values?.[0]?.code ?? "DHL";
    const args = { tracking_number: "T1", carrier };
    const { status, body } = await shop.record(order, { type: "ship", lines: order.lines, args });
    expect([status, body.intents?.map((intent) => intent.line)]).toEqual([202, [null]]);
  });

  it("refuses a second agent's action on a busy line with who, when and state", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    await shop.record(order, { type: "ship", args: SHIP });
    const second = await signInAs(shop.container, { 100: "support" });
    const { status, body } = await shop.as(second.cookie, () =>
      shop.record(order, { type: "ship", args: { tracking_number: "TR-2" } }),
    );
    expect(status).toBe(409);
    expect(body.error.code).toBe("busy");
    expect(body.error.sent).toBe("no");
    const fields = Object.fromEntries((body.error.details ?? []).map(({ field, message }) => [field, message]));
    expect(fields).toMatchObject({ who: "Someone", state: "ready", type: "ship" });
    expect(Date.parse(fields.when ?? "")).toBeGreaterThan(Date.now() - 60_000);
    const line = await shop.record(order, { type: "ship", args: SHIP, lines: order.lines.slice(0, 1) });
    expect(line.status).toBe(409);
  });

  it("lets exactly one of ten agents who press at the same moment through", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const all = await Promise.all(Array.from({ length: 10 }, () => shop.record(order, { type: "ship", args: SHIP })));
    expect(all.map(({ status }) => status).sort()).toEqual([202, ...Array(9).fill(409)]);
  });

  it.each([
    ["an unknown type", { type: "teleport" }, "type"],
    ["a type that the status does not allow", { type: "pickup_refund", args: { pickup_id: "1" } }, "type"],
    ["an unknown argument", { type: "ship", args: { wings: "2" } }, "args.wings"],
    ["the name of a member of ours", { type: "ship", args: { action_type: "refund" } }, "args.action_type"],
    ["an unknown line", { type: "ship", args: SHIP, lines: ["nope"] }, "lines.0"],
    ["a key that is no UUID", { type: "ship", client_key: "1" }, "client_key"],
    ["a list as a value", { type: "ship", args: { tracking_number: ["1"] } }, "args.tracking_number"],
    ["an unknown member", { type: "ship", force: true }, "force"],
  ])("refuses %s, names the field and records nothing", async (_, wish, field) => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const before = (await shop.list()).body.count;
    const { status, body } = await shop.record(order, wish);
    expect([status, body.error.code]).toEqual([400, "bad_request"]);
    expect(body.error.details?.map((detail) => detail.field)).toContain(field);
    expect((await shop.list()).body.count).toBe(before);
  });

  it("refuses a missing mandatory argument and a value outside a closed list", async () => {
    const order = await shop.order("zalando", "waiting_shipment");
    const missing = await shop.record(order, { type: "ship", args: { carrier: "no-such-carrier" } });
    expect(missing.status).toBe(400);
    expect(missing.body.error.details?.map(({ field }) => field)).toContain("args.tracking_number");
  });

  it("never records an argument whose condition is false", async () => {
    const order = await shop.order("amazon_fr", "waiting_shipment");
    const { body: form } = await shop.form(order, "ship");
    const codes = (name: string) =>
      form.fields.find((field) => field.name === name)?.values?.map((value) => value.code) ?? [];
    const carrier = codes("carrier").find((value) => value !== "Other") ?? "";
    const args = {
      carrier,
      shipping_method: "Standard",
      tracking_number: "T9",
      shipping_date: "2026-11-21T10:00:00+01:00",
      carrier_name: "My van",
    };
    const { status, body } = await shop.record(order, { type: "ship", args });
    expect(status).toBe(202);
    expect(body.intents[0]?.args).not.toHaveProperty("carrier_name");
  });

  it("hides orders and actions of other accounts, and records nothing for a viewer", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const viewer = await signInAs(shop.container, { 100: "viewer" });
    const outsider = await signInAs(shop.container, { 101: "operator" });
    expect((await shop.as(viewer.cookie, () => shop.record(order, { type: "ship" }))).status).toBe(403);
    expect((await shop.as(outsider.cookie, () => shop.record(order, { type: "ship" }))).status).toBe(404);
    expect((await shop.record({ marketplace: "nowhere", orderId: "1" }, { type: "ship" })).status).toBe(404);
    expect((await shop.record({ ...order, orderId: "no-such-order" }, { type: "ship" })).status).toBe(404);
    expect((await shop.get(randomUUID())).status).toBe(404);
  });
});

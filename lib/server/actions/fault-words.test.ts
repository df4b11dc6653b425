import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Shop } from "./testing/shop";

let shop: Shop;
/** Nothing ever leaves for this one, so it serves every case in which nothing may. */
let untouched: Awaited<ReturnType<Shop["order"]>>;
beforeAll(async () => {
  shop = await Shop.open();
  untouched = await shop.order("ebay_fr", "waiting_shipment");
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sandbox.clearFaults();
  await shop.forget();
});

const POST = "POST /v3.0/orders/actions/";
const ORDERS = "GET /v3.0/orders/";
const ACTIONS = "GET /v3.0/orders/actions/";

/** A ship of that order, recorded and past its hold. */
async function held(): Promise<string> {
  const { body } = await shop.record(untouched, { type: "ship", args: {} });
  await shop.later(11_000);
  return body.intents[0]?.id ?? "";
}

/** Faults of a call (RELIABILITY.md §2) as the sandbox makes them, and what the call's outcome is by them. */
const FAULTS: [name: string, fault: Record<string, unknown>][] = [
  ["500", { kind: "500" }],
  ["502", { kind: "502" }],
  ["503", { kind: "503" }],
  ["540", { kind: "540" }],
  ["an HTML page", { kind: "html" }],
  ["429", { kind: "429", retryAfter: 1 }],
  ["401", { kind: "401" }],
  ["403", { kind: "status", status: 403 }],
  ["404", { kind: "status", status: 404 }],
  ["400", { kind: "status", status: 400 }],
  ["a connection cut before the request", { kind: "reset-before" }],
  ["a connection cut after the request", { kind: "reset-after" }],
  ["a connection cut inside the answer", { kind: "reset-after", bytes: 20 }],
  ["half an answer", { kind: "truncated" }],
];

/** What each fault of the POST itself makes of the intent: nothing is called failed that may have arrived. */
const AFTER_POST: Record<string, readonly string[]> = {
  "500": ["unconfirmed"],
  "502": ["unconfirmed"],
  "503": ["unconfirmed"],
  "540": ["unconfirmed"],
  "an HTML page": ["unconfirmed"],
  "429": ["ready"],
  "401": ["accepted", "ready"],
  "403": ["accepted", "ready"],
  "404": ["rejected"],
  "400": ["rejected"],
  "a connection cut before the request": ["unconfirmed"],
  "a connection cut after the request": ["unconfirmed"],
  "a connection cut inside the answer": ["unconfirmed"],
  "half an answer": ["unconfirmed"],
};

describe.each(FAULTS)("%s", (name, fault) => {
  const strike = (route: string) => shop.sandbox.fault({ route, times: 50, account: shop.account, ...fault });

  it("while a form is recorded: an error that says nothing was sent, and nothing is recorded", async () => {
    await strike(ORDERS);
    const { status, body } = await shop.record(untouched, { type: "ship", args: {} });
    expect([status >= 400, body.error.sent]).toEqual([true, "no"]);
    expect(body.error.message).toMatch(/Lengow|nothing at this address/);
    await shop.sandbox.clearFaults();
    expect((await shop.list("source=orderdeck")).body.count).toBe(0);
  });

  it("at the last look at the order: it waits, and nothing has left", async () => {
    const id = await held();
    await strike(ORDERS);
    await shop.turns.deliver();
    expect(["ready", "needs_person"]).toContain(await shop.state(id));
    expect((await shop.get(id)).body.error_text === null || (await shop.state(id)) === "needs_person").toBe(true);
    expect(await shop.truth(untouched)).toEqual([]);
  });

  it("at the look at Lengow's actions: it waits, and nothing has left", async () => {
    const id = await held();
    await strike(ACTIONS);
    await shop.turns.deliver();
    const { body } = await shop.get(id);
    expect([body.state, await shop.truth(untouched)]).toEqual(["ready", []]);
    expect(body.reason).not.toBeNull();
  });

  it("at the sending: what may have arrived is never called failed, and what was refused never called unknown", async () => {
    const { id } = await shop.shipped();
    await shop.sandbox.fault({ route: POST, times: 1, account: shop.account, ...fault });
    await shop.turns.deliver();
    const state = await shop.state(id);
    const expected = AFTER_POST[name] ?? [];
    expect({ state, fits: expected.includes(state) }).toEqual({ state, fits: true });
  });

  it("when the list is read: what was recorded here is shown, and it says that Lengow's part is missing", async () => {
    const id = await held();
    await strike(ACTIONS);
    const { status, body } = await shop.list(
      `created_from=2020-01-01&marketplace=ebay_fr&carrier=never-${encodeURIComponent(name.replace(/\W/g, ""))}`,
    );
    expect([status, body.lengow_unavailable]).toEqual([200, true]);
    await shop.sandbox.clearFaults();
    expect((await shop.get(id)).status).toBe(200);
  });
});

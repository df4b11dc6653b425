import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { Shop } from "../actions/testing/shop";
import { runSender, type Sender } from "./sender";
import { startSender } from "./start-sender";
import { timingsFor } from "./timings";

/** The demo's pace, so that holds and sweeps pass while a test waits. */
const SCALE = 60;

let shop: Shop;
let senders: Sender[] = [];
beforeAll(async () => {
  shop = await Shop.open(103, { timings: timingsFor(SCALE) });
});
afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.stop()));
  senders = [];
  await shop.forget();
});
afterAll(() => shop.close());

async function record(tracking: string): Promise<{ id: string; orderId: string; marketplace: string }> {
  const { marketplace, orderId } = await shop.order("ebay_fr", "waiting_shipment");
  const { body } = await shop.record({ marketplace, orderId }, { type: "ship", args: { tracking_number: tracking } });
  // Recorded at the usual pace; the hold of a faster one has passed by now.
  await shop.later(10_000);
  return { id: body.intents[0]?.id ?? "", orderId, marketplace };
}

it("sends what is recorded by itself and follows it to its end, whether or not anybody watches", async () => {
  const { id, ...order } = await record("ALONE-1");
  await shop.control("outcomes", { account: shop.account, outcome: "done", marketplace_order_id: order.orderId });
  senders = [runSender(shop.parts)];
  await vi.waitFor(async () => expect(await shop.state(id)).toBe("accepted"), { timeout: 30_000, interval: 200 });
  await shop.control("clock", { settle: true, account: shop.account });
  await vi.waitFor(async () => expect(await shop.state(id)).toBe("done"), { timeout: 30_000, interval: 200 });
  expect(await shop.truth(order)).toHaveLength(1);
});

it("sends each action once however many senders run", async () => {
  const wishes = await Promise.all(["M-1", "M-2", "M-3", "M-4", "M-5"].map(record));
  senders = Array.from({ length: 4 }, () => runSender(shop.parts));
  for (const { id } of wishes) {
    await vi.waitFor(async () => expect(await shop.state(id)).toBe("accepted"), { timeout: 30_000, interval: 200 });
  }
  for (const wish of wishes) expect(await shop.truth(wish)).toHaveLength(1);
});

it("goes on after the database or Lengow failed for a while", async () => {
  const { id } = await record("AFTER-1");
  const query = shop.container.db.query.bind(shop.container.db);
  let failing = true;
  const db = {
    ...shop.container.db,
    query: ((sql: string, params?: []) =>
      failing ? Promise.reject(new Error("the database is away")) : query(sql, params)) as typeof query,
  };
  senders = [runSender({ ...shop.parts, db })];
  await vi.waitFor(async () => expect(await shop.state(id)).toBe("ready"), { timeout: 5_000 });
  failing = false;
  await vi.waitFor(async () => expect(await shop.state(id)).toBe("accepted"), { timeout: 30_000, interval: 200 });
});

it("takes nothing new once it is stopped", async () => {
  const sender = startSender(shop.container);
  await sender.stop();
  const { id } = await record("STOP-1");
  await shop.later(60_000);
  expect(await shop.state(id)).toBe("ready");
});

it.each([1, 10, 60, 600, 10_000])("keeps its order of durations at any pace (TIME_SCALE %i)", (scale) => {
  const timings = timingsFor(scale);
  expect(timings.leaseMs).toBeGreaterThan(timings.startMarginMs + timings.postLimitMs);
  expect(timings.startMarginMs).toBeGreaterThan(timings.maybeSentMs);
  expect(timings.maybeSentMs).toBeGreaterThanOrEqual(timings.writeWithinMs + timings.postLimitMs);
  expect(timings.horizonMs).toBeGreaterThan(timings.postLimitMs);
  expect(timings.postLimitMs).toBeGreaterThanOrEqual(Math.min(15_000, 3_000));
});

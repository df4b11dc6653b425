import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { batchTurn } from "../batches/run-batches";
import { takeRows } from "../batches/take-rows";
import { Inbox } from "./testing/inbox";

const ACCOUNT = 142;
const COUNT = 200;
let inbox: Inbox;

beforeAll(async () => {
  inbox = await Inbox.open(ACCOUNT);
  await inbox.shop.sandbox.seed(ACCOUNT, { orders: 60, seed: 7, incident: COUNT });
  await inbox.refresh();
}, 180_000);
afterAll(() => inbox.shop.close());

/** A worker that took rows and died: nothing of it is left but its lease, which then runs out. */
async function takeAndDie(most: number): Promise<number> {
  const { db } = inbox.shop.container;
  const taken = await takeRows(db, { ahead: 1_000, most, leaseMs: 60_000 });
  await db.exec("update batch_rows set lease_until = clock_timestamp() - interval '1 s' where lease_until is not null");
  return taken.length;
}

it("idea 3 · E06 · a correction of 200 is 200 intents and 200 actions at Lengow, though its worker dies again and again, and 0 on orders that moved on", async () => {
  const group = (await inbox.list("sort=count")).body.results.find(({ count }) => count === COUNT);
  const { failures } = (await inbox.group(group?.id ?? "")).body;
  const wish = { ids: failures.map(({ id }) => id), args: { carrier: "LAPOSTE_COLISSIMO" }, client_key: randomUUID() };
  expect((await inbox.send(group?.id ?? "", wish)).body.intents).toBe(COUNT);
  const moved = failures.slice(-3).map((failure) => failure.marketplace_order_id);
  for (const id of moved) {
    await inbox.shop.control("orders", {
      account: ACCOUNT,
      marketplace: "cdiscount",
      marketplace_order_id: id,
      lengow_status: "canceled",
    });
  }
  expect(await takeAndDie(60)).toBe(60);
  await batchTurn(inbox.shop.container);
  expect(await takeAndDie(30)).toBe(30);
  while (await batchTurn(inbox.shop.container));
  // The answer was lost and the person pressed again: the same wish is the same batch.
  expect((await inbox.send(group?.id ?? "", wish)).body.intents).toBe(COUNT);
  while (await batchTurn(inbox.shop.container));
  await inbox.shop.sendAll();
  const { actions } = await inbox.shop.control<{ actions: { marketplace_order_id: string }[] }>(
    `truth?account=${ACCOUNT}`,
  );
  const orders = actions.map((action) => action.marketplace_order_id);
  expect(new Set(orders).size).toBe(orders.length);
  expect(orders).toHaveLength(COUNT - moved.length);
  expect(orders.filter((id) => moved.includes(id))).toEqual([]);
}, 120_000);

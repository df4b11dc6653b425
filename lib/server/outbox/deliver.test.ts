import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { SmallWorld } from "@/lib/faults/small-world";
import type { Database } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/testing/database";
import { accountPause, pauseAccount } from "./account-pause";

const ACCOUNT = 1;
const HOUR = 3_600_000;

let db: Database;
let world: SmallWorld;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  await db.exec("truncate outbox, evidence, outbox_accounts cascade");
  world = new SmallWorld(db);
});
afterAll(() => db.close());

/** One intent whose hold is over. */
async function due(): Promise<string> {
  const id = await world.click("o-1", "*");
  if (id === null) throw new Error("nothing was recorded");
  await world.later(11_000);
  return id;
}

it("a delivery that reaches Lengow lifts the pause, also when another failed after it had been claimed", async () => {
  const id = await due();
  const delivery = await world.deliverUntil("claimed");
  await pauseAccount(db, ACCOUNT, [HOUR], "unreachable");
  expect(await accountPause(db, ACCOUNT)).not.toBeNull();
  await delivery?.wake();
  expect((await world.row(id)).state).toBe("accepted");
  expect(await accountPause(db, ACCOUNT)).toBeNull();
});

it("an order that is gone goes to a person at once, also while the list of actions cannot be read", async () => {
  const id = await due();
  world.lengow.orders.get = async () => null;
  world.lengow.listUnreadable = true;
  await world.turns.deliver();
  expect(await world.row(id)).toMatchObject({ state: "needs_person", reason: "order_gone" });
  expect(await accountPause(db, ACCOUNT)).toBeNull();
});

it("an order that allows the action waits while the list of actions cannot be read", async () => {
  const id = await due();
  world.lengow.listUnreadable = true;
  await world.turns.deliver();
  expect(await world.row(id)).toMatchObject({ state: "ready", reason: "order_unreadable" });
  expect(await accountPause(db, ACCOUNT)).not.toBeNull();
});

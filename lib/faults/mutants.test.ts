import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/testing/database";
import type { Mutant } from "./mutants";
import { SmallWorld } from "./small-world";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => db.exec("truncate outbox, evidence, outbox_accounts cascade"));
afterAll(() => db.close());

const HOLD = 11_000;
const LEASE = 61_000;
const HORIZON = 1_000_000;

/** How many actions Lengow has for the one thing that was wanted once; more than one is the fault the rule prevents. */
type Story = (world: SmallWorld) => Promise<number>;

/** Lengow's list lags behind what it accepted; otherwise the look before sending would hide a missing rule. */
async function ship(world: SmallWorld): Promise<string> {
  world.lengow.lagging = true;
  const id = await world.click("o-1", "*", "T");
  await world.later(HOLD);
  return id ?? "";
}

async function afterLease(world: SmallWorld): Promise<void> {
  await world.later(LEASE);
  await world.turns.reap();
  // What was taken back is due again.
  await world.later(5_000);
}

const killedAfterTheAnswer: Story = async (world) => {
  await ship(world);
  await world.deliverUntil("answered");
  await afterLease(world);
  await world.turns.deliver();
  return world.truth();
};

const answerLost: Story = async (world) => {
  await ship(world);
  world.lengow.fates.push("accepted-answer-lost");
  await world.turns.deliver();
  await afterLease(world);
  await world.turns.deliver();
  return world.truth();
};

const twoWorkersOneIntent: Story = async (world) => {
  await ship(world);
  const first = await world.deliverUntil("opened");
  await afterLease(world);
  const second = await world.deliverUntil("sending");
  await first?.wake();
  await second?.wake();
  return world.truth();
};

const STORIES: [rule: string, mutant: Mutant, story: Story][] = [
  ["an expired sending is looked for, never queued again", "requeue-expired", killedAfterTheAnswer],
  ["an error is no reason to try again", "retry-on-error", answerLost],
  ["sending is committed before the first byte", "write-before-commit", killedAfterTheAnswer],
  ["only who holds the fence may begin", "no-fence", twoWorkersOneIntent],
];

describe("a rule of the protocol taken away is seen", () => {
  it.each(STORIES)("%s", async (_, mutant, story) => {
    expect(await story(new SmallWorld(db))).toBe(1);
    await db.exec("truncate outbox, evidence, outbox_accounts cascade");
    expect(await story(new SmallWorld(db, mutant))).toBe(2);
  });

  it("two intents in one lane take each other's action, and the lane's index keeps them apart", async () => {
    const world = new SmallWorld(db);
    const first = await world.click("o-1", "*", "T", true);
    await expect(world.click("o-1", "*", "T", true)).rejects.toThrow(/outbox_lane/);
    await db.exec("drop index outbox_lane");
    const second = await world.click("o-1", "*", "T", true);
    await world.later(HOLD);
    world.lengow.lagging = true;
    world.lengow.fates.push("accepted-answer-lost", "lost");
    while (await world.turns.deliver());
    world.lengow.reveal();
    await db.query("update outbox set next_at = '9999-12-31' where id = $1", [first]);
    await world.later(3_000);
    await world.turns.look();
    expect((await world.row(second ?? "")).state).toBe("accepted");
    expect(world.lengow.posts).toHaveLength(2);
    await db.exec("truncate outbox, evidence, outbox_accounts cascade");
    await db.exec(`create unique index outbox_lane on outbox (account_id, marketplace, order_id, line)
      where state in ('ready', 'claimed', 'sending', 'unconfirmed', 'needs_person')`);
  });

  const sendAgain =
    "update outbox set state = 'ready', fence = fence + 1, next_at = clock_timestamp() where state = 'unconfirmed'";

  it("what was not found is never sent again by the machine: the database itself refuses, and without it the late one makes two", async () => {
    const world = new SmallWorld(db);
    await ship(world);
    world.lengow.fates.push("accepted-late");
    await world.turns.deliver();
    await expect(db.query(sendAgain)).rejects.toThrow("may not go from unconfirmed to ready");
    await db.exec("alter table outbox disable trigger outbox_law");
    await db.query(sendAgain);
    await db.exec("alter table outbox enable trigger outbox_law");
    await world.turns.deliver();
    world.lengow.arrive();
    expect(world.truth()).toBe(2);
  });

  it.each([
    [false, 1],
    [true, 2],
  ])(
    "a worker that slept past its deadline writes nothing (guard taken away: %s, actions made: %i)",
    async (noGuard, made) => {
      const world = new SmallWorld(db);
      await ship(world);
      const sleeper = await world.deliverUntil("sending");
      await afterLease(world);
      await world.later(HORIZON);
      await db.exec("alter table outbox disable trigger outbox_law");
      await db.query(sendAgain);
      await db.exec("alter table outbox enable trigger outbox_law");
      await world.turns.deliver();
      world.lengow.ignoresDeadline = noGuard;
      await sleeper?.wake();
      expect(world.truth()).toBe(made);
    },
  );
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/server/errors";
import { TestClock, testContext } from "@/lib/testing/context";
import { emptyTables, openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import type { Database } from "../db/database";
import { healthStrip } from "./health-strip";

let db: Database;
let sandbox: TestSandbox;
let account = 140;

beforeAll(async () => {
  [db, sandbox] = await Promise.all([openTestDatabase(), openTestSandbox(20)]);
});
beforeEach(async () => {
  await emptyTables(db);
  // What was heard of an account is kept for half a minute: each test has its own.
  account += 1;
});
afterAll(async () => {
  await sandbox.close();
  await db.close();
});

const contextOf = () =>
  testContext({ db, accountId: account, lengow: sandbox.client(account), clock: new TestClock() });

/** A busy machine may leave Lengow out of the first look; nobody waits for it longer than two seconds. */
async function heard(ctx: ReturnType<typeof contextOf>): Promise<void> {
  await expect.poll(async () => (await healthStrip(ctx)).token, { timeout: 20_000, interval: 200 }).not.toBeNull();
}

async function intent(state: string): Promise<void> {
  await db.query(
    `insert into outbox (id, account_id, client_key, request_hash, marketplace, order_id, action_type, params, params_hash, person_id,
       next_at, undo_until, give_up_at)
     values (gen_random_uuid(), $1, gen_random_uuid(), '', 'amazon_fr', gen_random_uuid()::text, 'ship', '{}', '', gen_random_uuid(),
       now(), now(), now())`,
    [account],
  );
  if (state !== "ready")
    await db.query("update outbox set state = $2 where account_id = $1 and state = 'ready'", [account, state]);
}

describe("M07 · the health strip", () => {
  it("tells the calls that are left, what Lengow says of the keys, and what waits to leave", async () => {
    await intent("claimed");
    await intent("ready");
    const ctx = contextOf();
    await heard(ctx);
    const health = await healthStrip(ctx);
    expect(health.budget).toMatchObject({ limit: expect.any(Number), left: expect.any(Number) });
    expect(health.token?.state).toBe("accepted");
    expect(health.queue).toMatchObject({ waiting: 1, sending: 1, unsure: 0, paused_until: null });
    expect(Date.parse(health.queue.oldest_at ?? "")).toBeGreaterThan(0);
  });

  it("tells where news is oldest first, from our own copy", async () => {
    const news = (marketplace: string, at: string) =>
      db.query(
        `insert into order_index (account_id, marketplace, order_id, lengow_status, updated_at, types, line_statuses, merchant_ids, hash,
           words, read_at) values ($1, $2, gen_random_uuid()::text, 'shipped', $3, '{}', '{}', '{}', '', '', now())`,
        [account, marketplace, at],
      );
    await news("amazon_fr", "2026-11-21T08:00:00Z");
    await news("zalando", "2026-11-20T08:00:00Z");
    await news("amazon_fr", "2026-11-21T08:50:00Z");
    const { marketplaces } = await healthStrip(contextOf());
    expect(marketplaces?.map(({ code, latest_at }) => [code, latest_at])).toEqual([
      ["zalando", "2026-11-20T08:00:00.000Z"],
      ["amazon_fr", "2026-11-21T08:50:00.000Z"],
    ]);
  });

  it("says that Lengow refuses our keys, and that there are none, without failing as a whole", async () => {
    const refused = testContext({ db, accountId: account, lengow: sandbox.client(account) });
    await sandbox.fault({ route: "POST /access/get_token/", kind: "401", account, probability: 1 });
    await heard(refused);
    const { token, queue } = await healthStrip(refused);
    await sandbox.clearFaults();
    expect([token?.state, queue.waiting]).toEqual(["refused", 0]);
    account += 1;
    const missing = testContext({ db, accountId: account });
    const none = () => {
      throw new AppError("lengow_credentials", "none");
    };
    expect((await healthStrip({ ...missing, lengow: none })).token).toEqual({ state: "missing", expires_at: null });
  });

  it("asks Lengow once for everybody who looks within half a minute", async () => {
    const ctx = contextOf();
    await Promise.all(Array.from({ length: 20 }, () => healthStrip(ctx)));
    expect((await sandbox.calls(account)).of("GET /me/")).toBeLessThanOrEqual(1);
    expect((await sandbox.calls(account)).total).toBeLessThan(6);
  });
});

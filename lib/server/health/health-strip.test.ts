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

  it("MA-04 · tells when our reader looked last and when it looks next, and waits longer after a failure", async () => {
    const { reader: none } = await healthStrip(contextOf());
    expect(none).toBeNull();
    const at = (time: string) => `2026-11-21T08:${time}.000Z`;
    await db.query("insert into order_index_accounts (account_id) values ($1)", [account]);
    expect((await healthStrip(contextOf())).reader).toEqual({ last_at: null, next_at: null });
    await db.query("update order_index_accounts set as_of = $2, follow_at = $3 where account_id = $1", [
      account,
      at("50:00"),
      at("50:30"),
    ]);
    expect((await healthStrip(contextOf())).reader).toEqual({ last_at: at("50:00"), next_at: at("50:30") });
    await db.query("update order_index_accounts set rest_until = $2 where account_id = $1", [account, at("55:00")]);
    expect((await healthStrip(contextOf())).reader?.next_at).toBe(at("55:00"));
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

  it("says that Lengow fails as soon as a reading failed, and takes its word on keys and calls over what it said before", async () => {
    const ctx = contextOf();
    await heard(ctx);
    const fails = (reason: string) =>
      db.query(
        `insert into order_index_accounts (account_id, failure, failed_since, rest_until) values ($1, $2, $3, $4)
         on conflict (account_id) do update set failure = excluded.failure`,
        [account, reason, "2026-11-21T08:46:00Z", "2026-11-21T08:47:00Z"],
      );
    expect((await healthStrip(ctx)).trouble).toBeNull();
    await fails("unavailable");
    const since = { since: "2026-11-21T08:46:00.000Z", next_at: "2026-11-21T08:47:00.000Z" };
    expect((await healthStrip(ctx)).trouble).toEqual({ reason: "unavailable", ...since });
    await fails("rate_limited");
    expect((await healthStrip(ctx)).budget).toMatchObject({ left: 0, limit: expect.any(Number) });
    await fails("credentials");
    expect(await healthStrip(ctx)).toMatchObject({ token: { state: "refused" }, budget: null });
  });

  it("says that Lengow fails before the reader of orders has met it", async () => {
    const clock = new TestClock();
    const ctx = testContext({ db, accountId: account, lengow: sandbox.client(account), clock });
    await heard(ctx);
    await sandbox.fault({ route: "*", account, kind: "500", probability: 1 });
    clock.advance(31_000);
    const answered = "2026-11-21T09:00:00.000Z";
    await expect
      .poll(async () => (await healthStrip(ctx)).trouble, { timeout: 20_000, interval: 200 })
      .toEqual({ reason: "error", since: answered, next_at: null });
    // Nobody looked meanwhile, but our reader had an answer later than that.
    await db.query("insert into order_index_accounts (account_id, as_of) values ($1, $2)", [
      account,
      "2026-11-21T09:00:29Z",
    ]);
    expect((await healthStrip(ctx)).trouble).toMatchObject({ since: "2026-11-21T09:00:29.000Z" });
    await sandbox.clearFaults();
  });

  it("asks Lengow once for everybody who looks within half a minute", async () => {
    const ctx = contextOf();
    await Promise.all(Array.from({ length: 20 }, () => healthStrip(ctx)));
    expect((await sandbox.calls(account)).of("GET /me/")).toBeLessThanOrEqual(1);
    expect((await sandbox.calls(account)).total).toBeLessThan(6);
  });
});

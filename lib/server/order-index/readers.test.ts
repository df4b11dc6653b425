import { afterAll, beforeAll, expect, it } from "vitest";
import { createLengowClient, MemoryRateBudget } from "@/lib/lengow";
import { saveAccount } from "@/lib/server/accounts/account-store";
import type { Database } from "@/lib/server/db/database";
import { installTestContainer } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { AccountReader } from "./account-reader";
import { readAccountState } from "./account-state";
import { indexNow } from "./index-state";
import { startReaders } from "./start-readers";
import { fillCopy, makeDue, partsFor } from "./testing/shop-copy";

const ORDERS = "GET /v3.0/orders/";
const KINDS = ["503", "html", "429", "reset-before", "401"];
let sandbox: TestSandbox;
let db: Database;

beforeAll(async () => {
  [sandbox, db] = await Promise.all([openTestSandbox(), openTestDatabase()]);
});
afterAll(async () => {
  await Promise.all([sandbox.close(), db.close()]);
});

it("reads every connected account from the start, and asks nothing more once it is stopped", async () => {
  const account = 801;
  await sandbox.seed(account, { orders: 150 });
  const client = sandbox.client(account);
  const container = await installTestContainer({ db, lengowFor: async () => client });
  const credentials = { accessToken: `test-${account}`, secret: `test-secret-${account}` };
  await saveAccount(db, container.box, { id: account, name: "Shop", demo: false, credentials });
  const readers = startReaders(container);
  const until = performance.now() + 90_000;
  let whole = false;
  while (!whole && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    whole = (await readAccountState(db, account))?.complete_from === Number.NEGATIVE_INFINITY;
  }
  await readers.stop();
  expect(whole).toBe(true);
  const [row] = await db.query("select lease_owner from order_index_accounts where account_id = $1", [account]);
  expect(row).toEqual({ lease_owner: null });
  const { total } = await sandbox.calls(account);
  await db.query("update order_index_accounts set follow_at = '-infinity'");
  await new Promise((resolve) => setImmediate(resolve));
  expect((await sandbox.calls(account)).total).toBe(total);
  await client.close();
}, 120_000);

it("leaves screens and actions their share of the calls while 5,000 orders are read for the first time", async () => {
  const account = 802;
  await sandbox.seed(account, { orders: 5_000 });
  // Forty calls in this window: background work may have 80 % of them, screens 95 %, actions all.
  const budget = new MemoryRateBudget({
    ceiling: 40,
    windowMs: 3_600_000,
    maxWaitMs: { background: 1, screen: 1, action: 1 },
  });
  const client = createLengowClient({
    baseUrl: sandbox.url,
    accessToken: `test-${account}`,
    secret: `test-secret-${account}`,
    budget,
  });
  const reader = new AccountReader(partsFor(db, client), account);
  while (await reader.turn());
  expect((await sandbox.calls(account)).of(ORDERS)).toBe(32);
  const state = await readAccountState(db, account);
  // Lengow is not to blame for a reader that waits its turn.
  expect(state).toMatchObject({ walk_kind: "fill", failures: 1, failure: null });
  expect(state?.complete_from).toBeInstanceOf(Date);
  const page = { marketplaceOrderDateFrom: "2020-01-01T00:00:00Z", pageSize: 10 };
  for (let call = 0; call < 6; call += 1) await client.orders.list(page, { lane: "screen" });
  for (let call = 0; call < 2; call += 1) await client.orders.list(page, { lane: "action" });
  expect((await sandbox.calls(account)).of(ORDERS)).toBe(40);
  await client.close();
}, 120_000);

it.each([
  ["503", "error"],
  ["html", "error"],
  ["429", "rate_limited"],
  ["reset-before", "unavailable"],
  ["401", "credentials"],
])(
  "tells since when Lengow fails, as %s is, from the first reading that failed until the first that does not",
  async (kind, reason) => {
    const account = 810 + KINDS.indexOf(kind);
    await sandbox.seed(account, { orders: 20 });
    const client = sandbox.client(account);
    const reader = await fillCopy(db, account, client);
    const said = async () => (await indexNow({ db, accountId: account, timeScale: 1 })).said;
    expect(await said()).not.toHaveProperty("trouble");
    await sandbox.fault({ route: "*", account, kind, probability: 1 });
    const fail = async () => {
      await makeDue(db, account);
      expect(await reader.turn()).toBe(false);
      return (await said()).trouble;
    };
    const first = await fail();
    expect(first).toMatchObject({ reason, since: expect.any(String), next_at: expect.any(String) });
    const second = await fail();
    expect(second?.since).toBe(first?.since);
    expect(Date.parse(second?.next_at ?? "")).toBeGreaterThan(Date.parse(first?.next_at ?? ""));
    await sandbox.clearFaults();
    await expect
      .poll(
        async () => {
          await makeDue(db, account);
          await reader.turn();
          return (await said()).trouble;
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBeUndefined();
    await client.close();
  },
  120_000,
);

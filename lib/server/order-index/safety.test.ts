import { afterAll, beforeAll, expect, it } from "vitest";
import { deriveOrder } from "@/lib/domain/order-derived";
import type { LengowClient } from "@/lib/lengow";
import type { Database } from "@/lib/server/db/database";
import { testContext } from "@/lib/testing/context";
import { describeOnDatabases } from "@/lib/testing/database";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { AccountReader } from "./account-reader";
import { rebuildOrderIndex } from "./order-index";
import { copiedOrders, fillCopy, makeDue, partsFor, readUntilQuiet, upstreamOrders } from "./testing/shop-copy";
import { writeOrders } from "./write-orders";

let next = 850;

describeOnDatabases("what the copy never does", (open) => {
  let sandbox: TestSandbox;
  let db: Database;
  beforeAll(async () => {
    [sandbox, db] = await Promise.all([openTestSandbox(), open()]);
  });
  afterAll(async () => {
    await Promise.all([sandbox.close(), db.close()]);
  });

  /** A client that lets something happen to each list it brings. */
  function withLists(client: LengowClient, change: LengowClient["orders"]["list"]): LengowClient {
    return { ...client, orders: { ...client.orders, get: client.orders.get, list: change } };
  }

  it("let an older reading replace a newer one", async () => {
    const account = ++next;
    const order = (status: string) =>
      deriveOrder(orderFields({ lines: [orderLine({})], lengow_status: status, marketplace_order_id: "X-1" }));
    const status = async () => (await copiedOrders(db, account)).map((row) => row.split("\t")[2]);
    const write = (name: string, at: string) =>
      db.tx((tx) => writeOrders(tx, account, [order(name)], { readAt: new Date(at) }));
    await write("shipped", "2026-11-21T10:00:05Z");
    await write("waiting_shipment", "2026-11-21T10:00:00Z");
    expect(await status()).toEqual(["shipped"]);
    await write("closed", "2026-11-21T10:00:06Z");
    expect(await status()).toEqual(["closed"]);
  });

  it("take in what was read for a copy that was thrown away meanwhile", async () => {
    const account = ++next;
    await sandbox.seed(account, { orders: 150 });
    const client = sandbox.client(account);
    const admin = testContext({ db, role: "admin", accountId: account });
    const list: LengowClient["orders"]["list"] = async (params, call) => {
      const page = await client.orders.list(params, call);
      await rebuildOrderIndex(admin);
      return page;
    };
    const reader = new AccountReader(partsFor(db, withLists(client, list)), account);
    for (let turn = 0; turn < 4; turn += 1) await reader.turn();
    expect(await copiedOrders(db, account)).toEqual([]);
    await client.close();
  });

  it("take what another process reads", async () => {
    const account = ++next;
    await sandbox.seed(account, { orders: 150 });
    const client = sandbox.client(account);
    const list: LengowClient["orders"]["list"] = async (params, call) => {
      const page = await client.orders.list(params, call);
      await db.query("update order_index_accounts set lease_owner = 'another' where account_id = $1", [account]);
      return page;
    };
    const reader = new AccountReader(partsFor(db, withLists(client, list)), account);
    for (let turn = 0; turn < 4; turn += 1) await reader.turn();
    expect(await copiedOrders(db, account)).toEqual([]);
    await client.close();
  });

  it("forget an order because a list did not hold it", async () => {
    const account = ++next;
    await sandbox.seed(account, { orders: 150 });
    const client = sandbox.client(account);
    await fillCopy(db, account, client);
    const list: LengowClient["orders"]["list"] = async (params, call) => {
      const page = await client.orders.list(params, call);
      return { ...page, orders: page.orders.filter((_, index) => index % 9 !== 4) };
    };
    await makeDue(db, account, { sweep: true });
    await readUntilQuiet(new AccountReader(partsFor(db, withLists(client, list)), account));
    expect(await copiedOrders(db, account)).toEqual(await upstreamOrders(client));
    await client.close();
  });
});

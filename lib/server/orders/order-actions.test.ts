import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { type DeafLengow, openDeafLengow } from "@/lib/testing/deaf-lengow";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { orderActions } from "./order-actions";

const ACCOUNT = 691;
let sandbox: TestSandbox;
let deaf: DeafLengow;
let db: Database;

beforeAll(async () => {
  [sandbox, db] = await Promise.all([openTestSandbox(), openTestDatabase()]);
  await sandbox.seed(ACCOUNT, { orders: 300 });
  deaf = await openDeafLengow(sandbox.url, ["marketplace", "marketplace_order_id"]);
});
afterAll(async () => {
  await deaf.close();
  await Promise.all([sandbox.close(), db.close()]);
});

it("are the newest hundred of an order, and tell when Lengow has older ones", async () => {
  const lengow = sandbox.client(ACCOUNT);
  const call = { lane: "screen", requestId: "r" } as const;
  const wide = { lengowStatus: ["waiting_shipment"], marketplaceOrderDateFrom: "2020-01-01T00:00:00Z" };
  const { orders } = await lengow.orders.list({ ...wide, marketplace: ["ebay_fr"] }, call);
  const { marketplace = "", marketplace_order_id: orderId = "" } = orders[0] ?? {};
  const ship = () =>
    lengow.actions.post({ marketplace, marketplaceOrderId: orderId, actionType: "ship", args: {} }, call);
  const ctx = testContext({ db, accountId: ACCOUNT, lengow });
  const before = (await orderActions(ctx, { marketplace, orderId })).list.length;
  await Promise.all(Array.from({ length: 100 - before }, ship));
  const hundred = await orderActions(ctx, { marketplace, orderId });
  expect([hundred.list.length, hundred.cut]).toEqual([100, false]);
  const newest = await ship();
  const more = await orderActions(ctx, { marketplace, orderId });
  expect([more.list.length, more.cut, more.list[0]?.upstream_id]).toEqual([100, true, newest.id]);
  await lengow.close();
});

it("are not called cut because Lengow gave other orders' actions with them", async () => {
  const ctx = testContext({ db, accountId: ACCOUNT, lengow: deaf.client(ACCOUNT) });
  const found = await orderActions(ctx, { marketplace: "ebay_fr", orderId: "nobody's" });
  expect(found).toEqual({ list: [], cut: false, unavailable: false });
});

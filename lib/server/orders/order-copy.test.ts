import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/domain/permissions";
import type { Database } from "@/lib/server/db/database";
import type { AccountReader } from "@/lib/server/order-index/account-reader";
import { fillCopy, makeDue } from "@/lib/server/order-index/testing/shop-copy";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { getOrder, type OrderIdentity } from "./get-order";
import { copyInstead, orderCopy } from "./order-copy";
import { orderForPage } from "./order-for-page";

const ACCOUNT = 640;
let sandbox: TestSandbox;
let db: Database;
let reader: AccountReader;
let identity: OrderIdentity;

const contextOf = (role: Role = "operator", accountId = ACCOUNT) =>
  testContext({ db, role, accountId, lengow: sandbox.client(accountId), clock: { now: () => new Date() } });

beforeAll(async () => {
  [sandbox, db] = await Promise.all([openTestSandbox(), openTestDatabase()]);
  await sandbox.seed(ACCOUNT, { orders: 60 });
  reader = await fillCopy(db, ACCOUNT, sandbox.client(ACCOUNT));
  const [row] = await db.query<{ marketplace: string; order_id: string }>(
    `select o.marketplace, o.order_id from order_index o join order_index_content c using (account_id, marketplace, order_id)
     where o.account_id = $1 and c.buyer is not null order by o.ordered_at desc limit 1`,
    [ACCOUNT],
  );
  identity = { marketplace: row?.marketplace ?? "", orderId: row?.order_id ?? "" };
}, 60_000);
afterAll(async () => {
  await Promise.all([sandbox.close(), db.close()]);
});
beforeEach(() => sandbox.forgetCalls(ACCOUNT));
afterEach(() => sandbox.clearFaults());

describe("while Lengow fails", () => {
  it.each([
    ["500", "lengow_error"],
    ["html", "lengow_error"],
    ["429", "lengow_rate_limited"],
    ["reset-before", "lengow_unavailable"],
  ])(
    "an order's page has what our copy knows of it, with why and how old, when Lengow answers %s",
    async (kind, code) => {
      const whole = await getOrder(contextOf(), identity);
      await sandbox.fault({ route: "*", account: ACCOUNT, kind, probability: 1 });
      await makeDue(db, ACCOUNT);
      await reader.turn();
      const ctx = contextOf();
      const read = await orderForPage(ctx, identity);
      expect(read).toEqual({ failure: code });
      const copy = await copyInstead(ctx, identity, read);
      expect(copy?.row).toMatchObject({
        marketplace_order_id: identity.orderId,
        lengow_status: whole.lengow_status,
        marketplace_status: whole.marketplace_status,
        total_order: whole.total_order,
        items_total: whole.items_total,
        buyer_name: whole.buyer_name,
        first_title: whole.packages[0]?.cart[0]?.title,
      });
      expect(Date.parse(copy?.as_of ?? "")).toBeLessThanOrEqual(Date.now());
      expect(copy?.trouble).toMatchObject({ since: expect.any(String) });
      await sandbox.clearFaults();
      const troubleNow = async () => {
        await makeDue(db, ACCOUNT);
        await reader.turn();
        return (await orderCopy(ctx, identity)).trouble;
      };
      await expect.poll(troubleNow, { timeout: 30_000, interval: 300 }).toBeNull();
    },
    60_000,
  );

  it("an order that our copy does not hold stays a failure, and none is invented", async () => {
    expect(
      await copyInstead(contextOf(), { ...identity, orderId: "nobody-has-it" }, { failure: "lengow_error" }),
    ).toBeNull();
  });

  it("the copy of an order that did not change is as old as the copy, not as its last change", async () => {
    await db.query("update order_index set read_at = now() - interval '9 days' where account_id = $1", [ACCOUNT]);
    const { as_of } = await orderCopy(contextOf(), identity);
    expect(Date.now() - Date.parse(as_of)).toBeLessThan(600_000);
  });
});

it("what our copy knows of an order asks nothing of Lengow but the names of its marketplaces", async () => {
  await orderCopy(contextOf(), identity);
  const calls = await sandbox.calls(ACCOUNT);
  expect(calls.of("GET /v3.0/orders/") + calls.of("GET /v3.0/orders/actions/")).toBe(0);
});

it("our copy never stands in for an answer: neither for an order that was read, nor for one that Lengow does not have", async () => {
  const ctx = contextOf();
  expect(await copyInstead(ctx, identity, await orderForPage(ctx, identity))).toBeNull();
  expect(await copyInstead(ctx, identity, "not_found")).toBeNull();
});

it("U21 · whoever may not see buyers gets the copy without its buyer's name", async () => {
  const name = (await orderCopy(contextOf(), identity)).row.buyer_name ?? "";
  const hidden = await orderCopy(contextOf("viewer"), identity);
  expect(hidden).toMatchObject({ masked: true, may: { send: false, reveal: false } });
  expect(name).not.toBe("");
  expect(JSON.stringify(hidden)).not.toContain(name);
});

it("another account's copy of an order does not exist", async () => {
  await expect(orderCopy(contextOf("operator", ACCOUNT + 1), identity)).rejects.toMatchObject({ code: "not_found" });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ExportBody } from "@/lib/contract/export";
import { OrderCountsBody, type OrderRowPage, OrderSearchBody } from "@/lib/contract/orders";
import type { OrderRow } from "@/lib/domain/order";
import type { Database } from "@/lib/server/db/database";
import { openRowSource } from "@/lib/server/export/open-row-source";
import { countOrders } from "@/lib/server/orders/count-orders";
import { listOrderRows } from "@/lib/server/orders/list-orders";
import { setMerchantOrderId } from "@/lib/server/orders/set-merchant-order-id";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { fillCopy, upstreamOf } from "./testing/shop-copy";

const ORDERS = "GET /v3.0/orders/";
let sandbox: TestSandbox;
let db: Database;
let next = 700;

beforeAll(async () => {
  [db, sandbox] = await Promise.all([openTestDatabase(), openTestSandbox()]);
});
afterAll(async () => {
  await sandbox.close();
  await db.close();
});

/** An account whose copy was last brought up to date ten minutes ago, and two of its orders. */
async function shopBehind() {
  const account = ++next;
  await sandbox.seed(account, { orders: 60 });
  const lengow = sandbox.client(account);
  await fillCopy(db, account, lengow);
  const ctx = testContext({ db, role: "operator", accountId: account, lengow, clock: { now: () => new Date() } });
  await db.query("update order_index_accounts set as_of = as_of - interval '10 minutes' where account_id = $1", [
    account,
  ]);
  const page = async (members: Record<string, string>) =>
    JSON.parse(Buffer.from((await listOrderRows(ctx, OrderSearchBody.parse(members))).body).toString()) as OrderRowPage;
  const piece = (id: string) => ({ marketplace_order_id: id, id_part: "1" });
  /** Who answers, and how many orders it finds. */
  const asking = {
    rows: async (id: string) => {
      const { source, count } = await page(piece(id));
      return [source, count];
    },
    tabs: async (id: string) => {
      const { source, counts } = await countOrders(ctx, OrderCountsBody.parse(piece(id)));
      return [source, counts.all];
    },
    file: async (id: string) => {
      const { source, batches } = await openRowSource(ctx, ExportBody.parse(piece(id)));
      const found: OrderRow[] = [];
      for await (const { rows } of batches(new AbortController().signal)) found.push(...rows);
      return [source, found.length];
    },
  };
  const some = await db.query<{ marketplace: string; order_id: string }>(
    "select marketplace, order_id from order_index where account_id = $1 order by ordered_at desc limit 2",
    [account],
  );
  const [order, another] = some.map(({ marketplace, order_id: id }) => ({ marketplace, id }));
  if (!order || !another) throw new Error("no orders");
  await sandbox.forgetCalls(account);
  return { account, ctx, order, another, page, piece, asking };
}

describe("LA-14 · a piece of an id while the copy is behind", () => {
  it("finds the same number in rows, tabs and file, and asks Lengow nothing", async () => {
    const { account, order, page, piece, asking } = await shopBehind();
    const part = order.id.replaceAll(/[^A-Za-z0-9]/g, "").slice(-6);
    const { index, count, results } = await page({ ...piece(part), page_size: "100" });
    expect(index.state).toBe("behind");
    expect(results.map((row) => row.marketplace_order_id)).toContain(order.id);
    expect(await asking.rows(part)).toEqual(["index", count]);
    expect(await asking.tabs(part)).toEqual(["index", count]);
    expect(await asking.file(part)).toEqual(["index", count]);
    expect((await sandbox.calls(account)).of(ORDERS)).toBe(0);
  });

  it.each(["rows", "tabs", "file"] as const)("asks Lengow for an id that the copy does not have: %s", async (what) => {
    const { account, asking } = await shopBehind();
    const { added } = await upstreamOf(sandbox, account).add(1);
    expect(await asking[what](added[0] ?? "")).toEqual(["lengow", 1]);
  });

  it("is not cut down to one order by 'Refresh' or another currency because it is also a whole id", async () => {
    const { ctx, order, another, page, piece } = await shopBehind();
    const refreshed = () => page({ ...piece(order.id), fresh: "1" });
    expect(await refreshed()).toMatchObject({ source: "lengow", count: 1 });
    await setMerchantOrderId(ctx, { marketplace: another.marketplace, orderId: another.id }, [`${order.id}-2`]);
    expect(await refreshed()).toMatchObject({ source: "index", count: 2 });
    expect(await page({ ...piece(order.id), set_currency: "USD" })).toMatchObject({ source: "index", count: 2 });
  });
});

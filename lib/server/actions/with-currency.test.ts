import { afterAll, beforeAll, expect, it } from "vitest";
import type { ActionView } from "@/lib/contract/actions";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import type { Database } from "../db/database";
import { fillCopy } from "../order-index/testing/shop-copy";
import { withCurrency } from "./with-currency";

const ACCOUNT = 171;
let db: Database;
let sandbox: TestSandbox;

beforeAll(async () => {
  [db, sandbox] = await Promise.all([openTestDatabase(), openTestSandbox(20)]);
  await sandbox.seed(ACCOUNT, { orders: 120, seed: 7 });
  await fillCopy(db, ACCOUNT, sandbox.client(ACCOUNT));
});
afterAll(async () => {
  await sandbox.close();
  await db.close();
});

const action = (id: string, order: [marketplace: string, id: string], args: ActionView["args"]) =>
  ({ id, marketplace: order[0], marketplace_order_id: order[1], args }) as ActionView;

it("U9 · an amount that was sent stands beside the currency of its order; nothing is made up where it is not known", async () => {
  const [known] = await db.query<{ marketplace: string; order_id: string; currency: string }>(
    "select marketplace, order_id, original_currency as currency from order_index where account_id = $1 and original_currency <> 'EUR' limit 1",
    [ACCOUNT],
  );
  expect(known?.currency).toMatch(/^[A-Z]{3}$/);
  const order: [string, string] = [known?.marketplace ?? "", known?.order_id ?? ""];
  const found = await withCurrency({ db, accountId: ACCOUNT }, [
    action("carrier", order, { carrier: "DHL" }),
    action("unknown", ["amazon_fr", "nobody"], { refund_price: "1.00" }),
    action("refund", order, { refund_price: "21.90" }),
    action("shipping", order, { refund_shipping: "3.00" }),
  ]);
  expect(found.map(({ id, currency }) => [id, currency])).toEqual([
    ["carrier", undefined],
    ["unknown", undefined],
    ["refund", known?.currency],
    ["shipping", known?.currency],
  ]);
  expect(
    await withCurrency({ db, accountId: ACCOUNT + 1 }, [action("other", order, { refund_price: "1.00" })]),
  ).toEqual([action("other", order, { refund_price: "1.00" })]);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderListQuery, OrderRowsQuery } from "@/lib/contract/orders";
import type { Order } from "@/lib/domain/order";
import type { Role } from "@/lib/domain/permissions";
import type { Database } from "@/lib/server/db/database";
import { TestClock, testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { getOrder } from "./get-order";
import { listOrderRows, listOrders } from "./list-orders";
import { orderOnScreen } from "./order-for-page";
import { orderRaw, revealOrder } from "./order-raw";

const ACCOUNT = 700;
let sandbox: TestSandbox;
let db: Database;
/** Orders as somebody sees them who may see all. */
let orders: Order[];

const clock = new TestClock(new Date());
const as = (role: Role) => testContext({ db, role, accountId: ACCOUNT, lengow: sandbox.client(ACCOUNT), clock });
const query = { page_size: "60", marketplace_order_date_from: "2020-01-01" };
const textOf = (answer: { body: Uint8Array }) => Buffer.from(answer.body).toString();

beforeAll(async () => {
  [sandbox, db] = await Promise.all([openTestSandbox(), openTestDatabase()]);
  await sandbox.seed(ACCOUNT, { orders: 120 });
  orders = JSON.parse(textOf(await listOrders(as("operator"), OrderListQuery.parse(query)))).results;
});
afterAll(() => Promise.all([sandbox.close(), db.close()]));

/** What identifies a person on an order: full names, streets, mails and phones; single words may be a product's too. */
function secretsOf(order: Order): string[] {
  const addresses = [order.billing_address, order.contact_address, ...order.packages.map(({ delivery }) => delivery)];
  return addresses
    .flatMap((one) => (one ? [one.full_name, one.first_line, one.email, one.phone_mobile, one.phone_home] : []))
    .filter((value): value is string => (value?.trim().length ?? 0) > 6);
}
const identityOf = (order: Order) => ({ marketplace: order.marketplace, orderId: order.marketplace_order_id });
const named = () => {
  const order = orders.find((one) => !one.anonymized && secretsOf(one).length > 2);
  if (!order) throw new Error("The sample has no order with a person.");
  return order;
};

describe("U21 · a viewer", () => {
  it("gets no buyer from any route: order, panel, lists, raw", async () => {
    const viewer = as("viewer");
    const order = named();
    const identity = identityOf(order);
    const answers = [
      JSON.stringify(await getOrder(viewer, identity)),
      JSON.stringify(await orderOnScreen(viewer, identity)),
      JSON.stringify(await orderRaw(viewer, identity)),
    ];
    for (const answer of answers) for (const secret of secretsOf(order)) expect(answer).not.toContain(secret);
    const lists = [
      textOf(await listOrders(viewer, OrderListQuery.parse(query))),
      textOf(await listOrderRows(viewer, OrderRowsQuery.parse(query))),
    ];
    const all = orders.flatMap(secretsOf);
    expect(all.length).toBeGreaterThan(50);
    for (const list of lists) for (const secret of all) expect(list).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  it("is told that something is hidden, and may not reveal it", async () => {
    const order = named();
    expect((await getOrder(as("viewer"), identityOf(order))).masked).toBe(true);
    await expect(revealOrder(as("viewer"), identityOf(order))).rejects.toMatchObject({ code: "not_allowed" });
  });

  it("does not spoil the answer that a colleague with the right gets from the same memory", async () => {
    await listOrderRows(as("viewer"), OrderRowsQuery.parse(query));
    const rows = textOf(await listOrderRows(as("operator"), OrderRowsQuery.parse(query)));
    expect(rows).toContain(JSON.stringify(orders.find((one) => one.buyer_name)?.buyer_name).slice(1, -1));
  });
});

describe("D06 · raw data", () => {
  it("is masked for everybody until it is revealed", async () => {
    const order = named();
    const raw = await orderRaw(as("admin"), identityOf(order));
    expect(raw.masked).toBe(true);
    for (const secret of secretsOf(order)) expect(JSON.stringify(raw)).not.toContain(secret);
  });

  it("holds Lengow's fields alone, masked and revealed: nothing that our own reading notes of them", async () => {
    const order = named();
    const [raw, revealed] = [
      await orderRaw(as("admin"), identityOf(order)),
      await revealOrder(as("admin"), identityOf(order)),
    ];
    for (const { order: given } of [raw, revealed]) {
      expect(Object.keys(given)).toContain("original_total_order");
      for (const own of ["conversion_missing", "unknown_fields", "unreadable", "ship_by", "items_total"])
        expect(given).not.toHaveProperty(own);
    }
  });

  it("leaves one line in the audit log for each reveal, with who and which order", async () => {
    const order = named();
    const ctx = as("support");
    const revealed = await revealOrder(ctx, identityOf(order));
    await revealOrder(ctx, identityOf(order));
    expect(revealed.order.billing_address).toEqual(order.billing_address);
    const rows = await db.query<{ subject: string; details: object }>(
      "select subject, details from audit where verb = 'order.revealed' and person_id = $1",
      [ctx.person.id],
    );
    const subject = `order:${order.marketplace}/${order.marketplace_order_id}`;
    expect(rows).toEqual([
      { subject, details: {} },
      { subject, details: {} },
    ]);
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import type { OrderOnScreen } from "@/lib/contract/order-detail";
import type { OrderRef } from "@/lib/server/actions/testing/shop";
import { fillCopy, makeDue } from "@/lib/server/order-index/testing/shop-copy";
import { Inbox } from "@/lib/server/triage/testing/inbox";
import { testContext } from "@/lib/testing/context";
import { readLastActions } from "./last-actions";
import { orderOnScreen } from "./order-for-page";

const ACCOUNT = 147;
let inbox: Inbox;

beforeAll(async () => {
  inbox = await Inbox.open(ACCOUNT);
}, 120_000);
afterAll(() => inbox.shop.close());

/** An order whose shipping the marketplace refused in these words; with `ofLine` the shipping of its first line. */
async function refused(
  errors: string,
  ofLine = false,
): Promise<{ order: OrderRef; id: string; line: string; group: { id: string; version: number } }> {
  const { shop } = inbox;
  const { marketplace, orderId, lines } = await shop.order("ebay_fr", "waiting_shipment", ofLine ? 2 : 0);
  const order = { marketplace, orderId };
  const given = { account: ACCOUNT, outcome: "refused", marketplace, marketplace_order_id: orderId, errors };
  await shop.control("outcomes", given);
  const { body } = await shop.record(order, {
    type: "ship",
    args: { tracking_number: "T100" },
    ...(ofLine ? { lines: lines.slice(0, 1) } : {}),
  });
  const id = body.intents[0]?.id ?? "";
  await shop.sendAll();
  await shop.control("clock", { settle: true });
  const settled = async () => {
    await shop.later(120_000);
    await shop.turns.sweep();
    return shop.state(id);
  };
  await expect.poll(settled, { timeout: 20_000 }).toBe("refused");
  await inbox.refresh();
  for (const group of (await inbox.list("tab=new")).body.results) {
    const { failures } = (await inbox.group(group.id)).body;
    if (failures.some((failure) => failure.id === id)) return { order, id, line: lines[0] ?? "", group };
  }
  throw new Error("the refusal is not in the inbox");
}

async function onScreen(order: OrderRef): Promise<OrderOnScreen> {
  const { container, account } = inbox.shop;
  const lengow = await container.lengowFor(account);
  const ctx = testContext({ db: container.db, accountId: account, lengow, clock: { now: () => new Date() } });
  return orderOnScreen(ctx, order);
}

/** How the action is told: by its order's page, by the list of actions, and on the order's row. */
async function told(order: OrderRef, id: string): Promise<(string | null)[]> {
  const { recorded } = await onScreen(order);
  return [recorded.results.find((action) => action.id === id)?.settled?.way ?? null, ...(await listedAs(order, id))];
}

/** The same by the lists alone, while nobody opens the order. */
async function listedAs(order: OrderRef, id: string): Promise<(string | null)[]> {
  const { shop } = inbox;
  const listed = (await shop.list("source=orderdeck")).body.results.find((action) => action.id === id);
  const rows = await readLastActions({ db: shop.container.db, accountId: ACCOUNT }, [
    { marketplace: order.marketplace, marketplace_order_id: order.orderId },
  ]);
  return [listed?.settled?.way ?? null, rows[0]?.settled ?? null];
}

/** Our copy reads what changed. */
async function readCopyAnew(): Promise<void> {
  const { container } = inbox.shop;
  await makeDue(container.db, ACCOUNT);
  await fillCopy(container.db, ACCOUNT, await container.lengowFor(ACCOUNT));
}

const becomes = ({ marketplace, orderId }: OrderRef, status: string, line?: string): Promise<unknown> =>
  inbox.shop.control("orders", {
    account: ACCOUNT,
    marketplace,
    marketplace_order_id: orderId,
    lengow_status: status,
    line,
  });

it("E08 · what a person resolved is past on the order's page, in the lists and on its row, with who said so, until it is opened again", async () => {
  const { order, id, group } = await refused("The carrier is not known here");
  expect(await told(order, id)).toEqual([null, null, null]);
  const { body } = await inbox.move(group.id, { move: "resolve", version: group.version });
  expect(await told(order, id)).toEqual(["resolved", "resolved", "resolved"]);
  const [action] = (await onScreen(order)).recorded.results;
  expect(action?.settled?.by).toEqual(action?.by?.name);
  expect(action).toMatchObject({ state: "refused", settled: { way: "resolved" } });
  await inbox.move(group.id, { move: "reopen", version: body.version });
  expect(await told(order, id)).toEqual([null, null, null]);
});

it("E08 · an order that moved on is seen by whoever opens it: its refusal is past everywhere, and its cause is settled with the next turn", async () => {
  const { order, id, group } = await refused("Parcels of this size need a second label");
  await becomes(order, "canceled");
  expect(await told(order, id)).toEqual(["order_moved_on", "order_moved_on", "order_moved_on"]);
  await inbox.turns.derive();
  expect((await inbox.group(group.id)).body).toMatchObject({ count: 0, state: "resolved", reason: "settled" });
});

it("E08 · our copy of an order that moved on takes its cause along with the next turn, without Lengow's list being read anew", async () => {
  const { order, id, group } = await refused("Your contract ended yesterday");
  await inbox.turns.derive();
  await becomes(order, "shipped");
  const { container } = inbox.shop;
  await fillCopy(container.db, ACCOUNT, await container.lengowFor(ACCOUNT));
  await inbox.turns.derive();
  expect((await inbox.group(group.id)).body).toMatchObject({ count: 0, state: "resolved", reason: "settled" });
  expect(await told(order, id)).toEqual(["order_reached", "order_reached", "order_reached"]);
});

it("E08 · the refusal of a line that is shipped or canceled is past while its order still waits, and stays past when our copy reads the order anew", async () => {
  for (const [status, way] of [
    ["shipped", "order_reached"],
    ["canceled", "order_moved_on"],
  ] as const) {
    const { order, id, line, group } = await refused(`The label of this line is ${status}`, true);
    await becomes(order, status, line);
    expect(await told(order, id)).toEqual([way, way, way]);
    // Lengow touches the order once more before its cause is worked out.
    await becomes(order, status, line);
    await readCopyAnew();
    expect(await listedAs(order, id)).toEqual([way, way]);
    await inbox.turns.derive();
    expect((await inbox.group(group.id)).body).toMatchObject({ count: 0, state: "resolved", reason: "settled" });
  }
});

it("E08 · a line that moved on takes its refusal along though nobody opens the order", async () => {
  const { order, line, group } = await refused("The weight of this line is missing", true);
  await becomes(order, "shipped", line);
  await readCopyAnew();
  await inbox.turns.derive();
  await inbox.shop.container.db.query(
    "update triage_orders set read_at = read_at - interval '11 minutes' where order_id = $1",
    [order.orderId],
  );
  await inbox.refresh();
  expect((await inbox.group(group.id)).body).toMatchObject({ count: 0, state: "resolved", reason: "settled" });
});

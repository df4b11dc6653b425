import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TriageGroup } from "@/lib/contract/triage";
import type { OrderRef } from "../actions/testing/shop";
import { Inbox } from "./testing/inbox";

const ACCOUNT = 143;
let inbox: Inbox;

beforeAll(async () => {
  inbox = await Inbox.open(ACCOUNT);
}, 120_000);
afterAll(() => inbox.shop.close());

const sentOf = async (order: OrderRef): Promise<number> => (await inbox.shop.truth(order)).length;

/** An order whose action the marketplace refused in these words, in the inbox under a cause of its own. */
async function refused(
  given: { shop: string; type: string; status: string; errors: string },
  args: Record<string, unknown>,
): Promise<{ order: OrderRef; group: TriageGroup; id: string }> {
  const { shop } = inbox;
  const { lines: _lines, fields: _fields, ...order } = await shop.untouched(given.shop, given.status);
  await shop.control("outcomes", {
    account: ACCOUNT,
    outcome: "refused",
    marketplace: given.shop,
    marketplace_order_id: order.orderId,
    errors: given.errors,
  });
  const { body, status } = await shop.record(order, { type: given.type, args });
  if (status !== 202) throw new Error(JSON.stringify(body));
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
  const groups = (await inbox.list("tab=new")).body.results;
  for (const group of groups.filter(({ marketplace }) => marketplace === given.shop)) {
    const { failures } = (await inbox.group(group.id)).body;
    if (failures.some((failure) => failure.id === id)) return { order, group, id };
  }
  throw new Error("the refusal is not in the inbox");
}

const becomes = ({ marketplace, orderId }: OrderRef, status: string): Promise<unknown> =>
  inbox.shop.control("orders", {
    account: ACCOUNT,
    marketplace,
    marketplace_order_id: orderId,
    lengow_status: status,
  });

/** What was read a moment ago serves while somebody types; this is later than that. */
const aWhileLater = (): void => {
  inbox.shop.clock.aheadMs += 11_000;
};

const SHIP = { shop: "ebay_fr", type: "ship", status: "waiting_shipment" };
const CASES = [
  [SHIP, "canceled", { tracking_number: "T100" }],
  [SHIP, "shipped", { tracking_number: "T100" }],
  [SHIP, "refunded", { tracking_number: "T100" }],
  [SHIP, "closed", { tracking_number: "T100" }],
  [{ shop: "boulanger", type: "accept", status: "waiting_acceptance" }, "canceled", {}],
  [{ shop: "cdiscount", type: "refuse", status: "waiting_acceptance" }, "waiting_shipment", {}],
  [{ shop: "amazon_fr", type: "cancel", status: "waiting_shipment" }, "shipped", { reason: "NoInventory" }],
  [{ shop: "boulanger", type: "refund", status: "shipped" }, "refunded", { reason_code: "15" }],
] as const;

describe("E06 · an order that moved on is left out of a correction, when it is shown and when it is sent", () => {
  it.each(
    CASES.map(([asked, moved, args], at) => ({
      what: asked.type,
      moved,
      asked,
      args,
      errors: `Rule ${17 + at} is not kept`,
    })),
  )("$what, then $moved", async ({ asked, moved, args, errors }) => {
    const { order, group, id } = await refused({ ...asked, errors }, args);
    const wish = { ids: [id], args: {} };
    const before = (await inbox.preview(group.id, wish)).body;
    expect([before.intents, before.rows[0]?.problem]).toEqual([1, null]);
    await becomes(order, moved);
    // Pressed at once, on what was read before: the order is read again first.
    const pressed = await inbox.send(group.id, { ...wish, client_key: randomUUID() });
    expect([pressed.status, pressed.body.error?.code]).toEqual([400, "bad_request"]);
    expect(await sentOf(order)).toBe(1);
    // Reading it settled the cause.
    const after = (await inbox.group(group.id)).body;
    expect([after.count, after.state, after.reason]).toEqual([0, "resolved", "settled"]);
    expect(after.settled[0]?.closed_reason).toMatch(/^order_(reached|moved_on)$/);
    expect((await inbox.form(group.id)).body.closed).toBe("settled");
  });

  it("looking is enough: the form of a cause whose order was cancelled says that all is settled", async () => {
    const { order, group } = await refused(
      { ...SHIP, errors: "Rule 40 of the shop is not kept" },
      { tracking_number: "T1" },
    );
    await becomes(order, "canceled");
    aWhileLater();
    expect((await inbox.form(group.id)).body.closed).toBe("settled");
    expect((await inbox.group(group.id)).body).toMatchObject({ count: 0, state: "resolved" });
  });

  it("an order that is over takes its lines with it, though they still wait", async () => {
    const { order, group, id } = await refused(
      { ...SHIP, errors: "Rule 41 of the shop is not kept" },
      { tracking_number: "T1" },
    );
    await becomes(order, "refunded");
    aWhileLater();
    const { rows, intents } = (await inbox.preview(group.id, { ids: [id], args: {} })).body;
    expect([intents, rows[0]?.problem]).toEqual([0, "moved_on"]);
  });
});

describe("E06 · an order that is over by the marketplace's own words, though Lengow still shows it waiting", () => {
  it.each([
    ["canceled", "Order 1 was canceled by the buyer and can no longer be processed."],
    ["shipped", "La commande 1 est déjà expédiée, changement d'état impossible."],
  ])("is not sent again, and the cause says that it was %s", async (end, errors) => {
    const { order, group, id } = await refused({ ...SHIP, errors }, { tracking_number: "T1" });
    const { body } = await inbox.form(group.id);
    expect([body.closed, body.ended, body.fields]).toEqual(["ended_there", end, []]);
    const { rows } = (await inbox.preview(group.id, { ids: [id], args: { tracking_number: "T2" } })).body;
    expect(rows.map(({ problem }) => problem)).toEqual(["ended_there"]);
    const pressed = await inbox.send(group.id, { ids: [id], args: {}, client_key: randomUUID() });
    expect([pressed.status, await sentOf(order)]).toEqual([400, 1]);
    expect((await inbox.group(group.id)).body).toMatchObject({ count: 1, state: "new" });
  });
});

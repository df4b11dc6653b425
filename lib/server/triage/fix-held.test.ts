import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as stop } from "@/app/api/accounts/[accountId]/batches/[id]/stop/route";
import type { RouteHandler } from "@/lib/server/http/define-route";
import type { OrderRef } from "../actions/testing/shop";
import { batchTurn } from "../batches/run-batches";
import { intentIn } from "../order-index/testing/intents";
import { deriveTriage } from "./derive";
import { askedElsewhere, type Elsewhere } from "./testing/elsewhere";
import { Inbox } from "./testing/inbox";
import { triageTimings } from "./timings";

const ACCOUNT = 165;
const SHOP = "zalando";
const DAY = 24 * 60;
let inbox: Inbox;

beforeAll(async () => {
  inbox = await Inbox.open(ACCOUNT);
  await inbox.refresh();
}, 120_000);
afterAll(() => inbox.shop.close());

const db = () => inbox.shop.container.db;

/** An order of which nothing was asked yet: the sandbox's own story may have an action under way for one. */
async function untouched(): Promise<OrderRef> {
  for (;;) {
    const { marketplace, orderId } = await inbox.shop.order(SHOP, "waiting_shipment");
    const asked = await db().query("select 1 from lengow_actions where account_id = $1 and order_id = $2", [
      ACCOUNT,
      orderId,
    ]);
    if (asked.length === 0) return { marketplace, orderId };
  }
}

interface Failed {
  id: string;
  order: OrderRef;
}

/** A cause of its own: `count` shipments of waiting orders that the marketplace refused in these words. */
async function failed(message: string, count: number): Promise<{ group: string; rows: Failed[] }> {
  const rows: Failed[] = [];
  for (let at = 0; at < count; at += 1) {
    const { marketplace, orderId } = await untouched();
    const params = { carrier: "DHL", tracking_number: `0034${message.length}${at}` };
    const [id = ""] = await askedElsewhere(db(), ACCOUNT, [{ marketplace, order: orderId, params, message, ago: 60 }]);
    rows.push({ id, order: { marketplace, orderId } });
  }
  await inbox.refresh();
  const [row] = await db().query<{ group_id: string }>(
    "select group_id from triage_failures where account_id = $1 and id = $2",
    [ACCOUNT, rows[0]?.id ?? ""],
  );
  return { group: row?.group_id ?? "", rows };
}
const elsewhere = ({ order }: Failed, change: Elsewhere) =>
  askedElsewhere(db(), ACCOUNT, [{ marketplace: SHOP, order: order.orderId, state: "accepted", ...change }]);
const problems = async (group: string, rows: readonly Failed[]) => {
  const { body } = await inbox.preview(group, { ids: rows.map(({ id }) => id), args: { carrier: "DPD" } });
  const byId = new Map(body.rows.map((row) => [row.id, row.problem]));
  return rows.map(({ id }) => byId.get(id));
};
const send = (group: string, rows: readonly Failed[], more: Record<string, unknown> = {}) =>
  inbox.send(group, { ids: rows.map(({ id }) => id), args: { carrier: "DPD" }, client_key: randomUUID(), ...more });
/** The action of ours that is held for a failure's order. */
const heldOf = async ({ order }: Failed): Promise<string> => {
  const [held] = await db().query<{ id: string }>(
    "select id::text as id from outbox where account_id = $1 and order_id = $2 and state = 'ready'",
    [ACCOUNT, order.orderId],
  );
  return held?.id ?? "";
};
const atLengow = async ({ order }: Failed) => (await inbox.shop.truth(order)).map(({ args }) => args);

describe("E06 · what may be under way is never sent a second time", () => {
  it("another tool's action without an answer holds its order, older or of one line; not after three days, nor of another type", async () => {
    const { group, rows } = await failed("Zone not served by this carrier", 5);
    const [free, older, ofLine, old, other] = rows as [Failed, Failed, Failed, Failed, Failed];
    await elsewhere(older, { ago: 90 });
    await elsewhere(ofLine, { ago: 5, line: "L-1" });
    await elsewhere(old, { ago: 3 * DAY + 60 });
    await elsewhere(other, { ago: 5, type: "refund" });
    const expected = [null, "under_way", "under_way", null, null];
    expect(await problems(group, rows)).toEqual(expected);
    const { body } = await send(group, rows);
    expect(body.intents).toBe(3);
    expect(body.left_out.map(({ id, problem }) => [id, problem]).sort()).toEqual(
      [older, ofLine].map(({ id }) => [id, "under_way"]).sort(),
    );
    while (await batchTurn(inbox.shop.container));
    await inbox.shop.sendAll();
    expect(await Promise.all(rows.map(async (row) => (await atLengow(row)).length))).toEqual([1, 0, 0, 1, 1]);
    expect((await atLengow(free))[0]).toMatchObject({ carrier: "DPD" });
  });

  it("an action of ours that is recorded, whatever its type, and a row that waits in a batch hold their orders", async () => {
    const { group, rows } = await failed("Parcel class unsuitable for goods", 3);
    const [free, recorded, waiting] = rows as [Failed, Failed, Failed];
    expect((await inbox.shop.record(recorded.order, { type: "cancel", args: {} })).status).toBe(202);
    expect((await send(group, [waiting])).body.intents).toBe(1);
    expect(await problems(group, rows)).toEqual([null, "under_way", "under_way"]);
    expect((await send(group, [recorded, waiting])).status).toBe(400);
    while (await batchTurn(inbox.shop.container));
    // Recorded by now, it holds the order as an intent of ours.
    expect((await problems(group, [waiting]))[0]).toBe("under_way");
    expect((await problems(group, [free]))[0]).toBeNull();
  });

  it("what stopped after it may have left is not offered; what never left is", async () => {
    const at = async () => ({ account: ACCOUNT, ...(await untouched()) });
    const left = await intentIn(db(), "unconfirmed", await at());
    await db().query("update outbox set state = 'needs_person', reason = 'gave_up' where id = $1", [left]);
    const queued = await intentIn(db(), "needs_person", await at());
    await db().query("update outbox set reason = 'already_queued' where id = $1", [queued]);
    const never = await intentIn(db(), "needs_person", await at());
    await deriveTriage(db(), ACCOUNT, triageTimings(1));
    const problemOf = async (id: string) => {
      const [row] = await db().query<{ group_id: string }>(
        "select group_id from triage_failures where account_id = $1 and id = $2",
        [ACCOUNT, id],
      );
      const { body } = await inbox.preview(row?.group_id ?? "", {
        ids: [id],
        args: { carrier: "DHL", tracking_number: "00340077" },
      });
      return body.rows.map(({ problem }) => problem);
    };
    expect(await problemOf(left)).toEqual(["may_be_under_way"]);
    expect(await problemOf(queued)).toEqual(["may_be_under_way"]);
    expect(await problemOf(never)).toEqual([null]);
  });
});

describe("E06 · per row", () => {
  it("E06 · the story tells a correction as what became of it: held, taken back, sent in part, sent", async () => {
    const { group, rows } = await failed("Parcel station is full", 3);
    const [one] = rows as [Failed];
    const story = async () =>
      (await inbox.group(group)).body.log.map(({ what }) => what).filter((what) => /fix|taken/.test(what));
    const first = await send(group, rows);
    expect(await story()).toEqual(["fix_held"]);
    while (await batchTurn(inbox.shop.container));
    expect(await story()).toEqual(["fix_held"]);
    await inbox.shop.call(stop as RouteHandler, { id: first.body.batch_id }, { body: {} });
    expect(await story()).toEqual(["taken_back"]);
    await send(group, rows);
    while (await batchTurn(inbox.shop.container));
    await inbox.shop.cancel(await heldOf(one));
    await inbox.shop.sendAll();
    expect(await story()).toEqual(["fixed_part", "taken_back"]);
    await send(group, [one]);
    while (await batchTurn(inbox.shop.container));
    await inbox.shop.sendAll();
    expect(await story()).toEqual(["fixed", "fixed_part", "taken_back"]);
  });

  it("E06 · what was taken back counts in its cause at once, and nothing of it is left out of what is sent next", async () => {
    const { group, rows } = await failed("Locker door does not close", 3);
    const [one] = rows as [Failed];
    const standing = async () => {
      const [detail, list] = [(await inbox.group(group)).body, (await inbox.list()).body];
      return [detail.count, detail.failures.length, list.results.find(({ id }) => id === group)?.count ?? 0];
    };
    const first = await send(group, rows);
    while (await batchTurn(inbox.shop.container));
    await deriveTriage(db(), ACCOUNT, triageTimings(1));
    expect(await standing()).toEqual([0, 0, 0]);
    await inbox.shop.call(stop as RouteHandler, { id: first.body.batch_id }, { body: {} });
    expect(await standing()).toEqual([3, 3, 3]);
    expect(await problems(group, rows)).toEqual([null, null, null]);
    // One action alone, taken back on its own page.
    await send(group, [one]);
    while (await batchTurn(inbox.shop.container));
    await deriveTriage(db(), ACCOUNT, triageTimings(1));
    expect(await standing()).toEqual([2, 2, 2]);
    await inbox.shop.cancel(await heldOf(one));
    expect(await standing()).toEqual([3, 3, 3]);
  });

  it("a row's own values stand over those for all, null takes one out, and each order gets its own at Lengow", async () => {
    const { group, rows } = await failed("Depot cannot read the barcode", 3);
    const [common, own, without] = rows as [Failed, Failed, Failed];
    const wish = {
      args: { carrier: "DPD", return_tracking_number: "R-1" },
      rows: { [own.id]: { carrier: "HERMES", tracking_number: "T-9" }, [without.id]: { return_tracking_number: null } },
    };
    const { body } = await inbox.preview(group, { ids: rows.map(({ id }) => id), ...wish });
    const payload = (row: Failed) => body.rows.find(({ id }) => id === row.id)?.payload;
    expect(payload(common)).toMatchObject({ carrier: "DPD", return_tracking_number: "R-1" });
    expect(payload(own)).toMatchObject({ carrier: "HERMES", tracking_number: "T-9", return_tracking_number: "R-1" });
    expect(payload(without)).toMatchObject({ carrier: "DPD" });
    expect(payload(without)).not.toHaveProperty("return_tracking_number");
    expect((await send(group, rows, wish)).body.intents).toBe(3);
    while (await batchTurn(inbox.shop.container));
    await inbox.shop.sendAll();
    for (const row of rows) {
      const [args, ...more] = await atLengow(row);
      expect([args, more]).toEqual([expect.objectContaining(payload(row) ?? {}), []]);
    }
    expect((await atLengow(without))[0]).not.toHaveProperty("return_tracking_number");
  });

  it("a row whose own value does not pass names its field and the others are sent; the same key again says so again", async () => {
    const { group, rows } = await failed("Handover missed by courier", 2);
    const [fine, wrong] = rows as [Failed, Failed];
    const wish = { rows: { [wrong.id]: { tracking_number: null } } };
    const { body } = await inbox.preview(group, { ids: rows.map(({ id }) => id), args: { carrier: "DPD" }, ...wish });
    const judged = body.rows.find(({ id }) => id === wrong.id);
    expect([judged?.problem, judged?.errors.map(({ name }) => name)]).toEqual(["invalid", ["tracking_number"]]);
    const client_key = randomUUID();
    const sent = (await send(group, rows, { ...wish, client_key })).body;
    expect([sent.intents, sent.left_out.map(({ id, problem }) => [id, problem])]).toEqual([1, [[wrong.id, "invalid"]]]);
    // The answer may have been lost: pressed again it is the same batch, and what was left out is still said.
    const again = (await send(group, rows, { ...wish, client_key })).body;
    expect([again.batch_id, again.intents]).toEqual([sent.batch_id, 1]);
    expect(again.left_out.map(({ id, problem }) => [id, problem])).toEqual([[wrong.id, "invalid"]]);
    while (await batchTurn(inbox.shop.container));
    await inbox.shop.sendAll();
    expect([(await atLengow(fine)).length, (await atLengow(wrong)).length]).toEqual([1, 0]);
  });
});

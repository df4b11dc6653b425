import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Shop } from "./testing/shop";

const MINUTE = 60_000;

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterEach(async () => {
  await shop.sandbox.clearFaults();
  await shop.forget();
});
afterAll(() => shop.close());

const POST = "POST /v3.0/orders/actions/";
const LIST = "GET /v3.0/orders/actions/";

async function fault(route: string, kind: string, more: Record<string, unknown> = {}): Promise<void> {
  await shop.sandbox.fault({ route, kind, account: shop.account, ...more });
}

describe("sending an action", () => {
  it("posts exactly what was recorded, once, and follows it to the marketplace's answer", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "OK-1" });
    await shop.turns.deliver();
    const [sent, ...more] = await shop.truth(order);
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ action_type: "ship", args: { tracking_number: "OK-1" } });
    const accepted = (await shop.get(id)).body;
    expect(accepted).toMatchObject({ state: "accepted", upstream_id: sent?.id, error_text: null });
    await shop.control("clock", { settle: true, account: shop.account });
    await shop.later(2 * MINUTE);
    await shop.turns.sweep();
    expect(["done", "done_with_warning", "refused"]).toContain(await shop.state(id));
    const kinds = (await shop.get(id)).body.history.map((event) => event.kind);
    expect(kinds).toEqual(["moved", "moved", "order", "baseline", "moved", "answer", "moved", "look", "moved"]);
  });

  it("of a record of more than a thousand facts both ends are told, and how many stand between", async () => {
    const { id } = await shop.shipped({ tracking_number: "LONG-1" });
    const { history, history_cut: none } = (await shop.get(id)).body;
    expect(none).toBeNull();
    await shop.container.db.query(
      `insert into evidence (outbox_id, kind, fence, attempt, detail)
       select id, 'look', fence, n, '{}' from outbox, generate_series(1, 1200) n where id = $1`,
      [id],
    );
    const { body } = await shop.get(id);
    expect(body.history).toHaveLength(1_000);
    expect(body.history[0]).toEqual(history[0]);
    expect(body.history.at(-1)?.attempt).toBe(1_200);
    expect(body.history_cut).toEqual({ after: 100, left_out: history.length + 200 });
    expect(body.history[100]?.attempt).toBe(1_200 - 900 + 1);
  });

  it.each([
    ["done", "done"],
    ["warning", "done_with_warning"],
    ["refused", "refused"],
  ])("calls the marketplace's %s what it is: %s", async (outcome, state) => {
    const { id, order } = await shop.shipped({ tracking_number: "END" });
    await shop.control("outcomes", { account: shop.account, outcome, marketplace_order_id: order.orderId });
    await shop.turns.deliver();
    await shop.control("clock", { settle: true, account: shop.account });
    await shop.later(2 * MINUTE);
    await shop.turns.sweep();
    const { body } = await shop.get(id);
    expect(body.state).toBe(state);
    expect(body.error_text === null).toBe(state === "done");
  });

  it.each(["reset-after", "500", "truncated", "html"])(
    "never sends a second time after %s, and finds by looking what became of it",
    async (kind) => {
      const { id, order } = await shop.shipped({ tracking_number: `LOST-${kind}` });
      await fault(POST, kind);
      await shop.turns.deliver();
      expect(await shop.state(id)).toBe("unconfirmed");
      const truth = await shop.truth(order);
      await shop.later(3_000);
      await shop.turns.look();
      if (truth.length === 0) {
        expect(await shop.state(id)).toBe("unconfirmed");
        await shop.later(20 * MINUTE);
        await shop.turns.look();
        expect((await shop.get(id)).body).toMatchObject({ state: "needs_person", reason: "absent" });
      } else {
        expect((await shop.get(id)).body).toMatchObject({ state: "accepted", upstream_id: truth[0]?.id });
      }
      expect(await shop.truth(order)).toHaveLength(truth.length);
    },
  );

  it("counts no look that failed: what could not be read proves nothing", async () => {
    const { id } = await shop.shipped({ tracking_number: "DARK" });
    await fault(POST, "reset-before");
    await shop.turns.deliver();
    expect(await shop.state(id)).toBe("unconfirmed");
    await fault(LIST, "500", { times: 50 });
    for (let look = 0; look < 3; look += 1) {
      await shop.later(30 * MINUTE);
      await shop.turns.look();
      expect(await shop.state(id)).toBe("unconfirmed");
    }
  });

  it("obeys Retry-After for every action of the account and counts no attempt", async () => {
    const { id } = await shop.shipped({ tracking_number: "SLOW" });
    const second = await shop.shipped({ tracking_number: "SLOW-2" });
    await fault(POST, "429", { retryAfter: 300 });
    await shop.turns.deliver();
    const waiting = (await shop.get(id)).body;
    expect(waiting).toMatchObject({ state: "ready", reason: "rate_limited" });
    expect(Date.parse(waiting.waiting_until ?? "") - Date.now()).toBeGreaterThan(250_000);
    await shop.later(200_000);
    expect(await shop.turns.deliver()).toBe(false);
    expect(await shop.state(second.id)).toBe("ready");
  });

  it("does not keep the others waiting for one order that Lengow cannot read", async () => {
    const broken = await shop.shipped({ tracking_number: "BROKEN" });
    const { id } = await shop.shipped({ tracking_number: "FINE" });
    await fault("GET /v3.0/orders/", "500");
    await shop.turns.deliver();
    expect((await shop.get(broken.id)).body).toMatchObject({ state: "ready", reason: "order_unreadable" });
    await shop.later(3_000);
    await shop.turns.deliver();
    expect(await shop.state(id)).toBe("accepted");
    await shop.later(40_000);
    await shop.turns.deliver();
    expect(await shop.state(broken.id)).toBe("accepted");
  });

  it("repeats after a refused token, for that was before the work, and the marketplace sees one action", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "TOKEN" });
    await fault(POST, "401");
    await shop.turns.deliver();
    expect(await shop.state(id)).toBe("accepted");
    expect(await shop.truth(order)).toHaveLength(1);
  });

  it("shows Lengow's own words when it refuses, and frees the order", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "NO" });
    await fault(POST, "status", { status: 400, shape: "E1", message: "carrier is wrong" });
    await shop.turns.deliver();
    expect((await shop.get(id)).body).toMatchObject({ state: "rejected", error_text: "carrier is wrong" });
    expect((await shop.record(order, { type: "ship", args: { tracking_number: "NO" } })).status).toBe(202);
  });

  it("believes a logical error only after having looked", async () => {
    const { id } = await shop.shipped({ tracking_number: "530" });
    await fault(POST, "530");
    await shop.turns.deliver();
    expect(await shop.state(id)).toBe("unconfirmed");
    await shop.later(6 * MINUTE);
    await shop.turns.look();
    expect(await shop.state(id)).toBe("rejected");
  });

  it.each([
    ["and sends nothing", null],
    ["also while the list of actions cannot be read", "500"],
  ])("stops when the order was cancelled meanwhile, %s", async (_, listFails) => {
    const { id, order } = await shop.shipped({ tracking_number: "LATE" });
    if (listFails) await fault(LIST, listFails);
    const { marketplace, orderId: marketplace_order_id } = order;
    await shop.control("orders", {
      account: shop.account,
      marketplace,
      marketplace_order_id,
      lengow_status: "canceled",
    });
    await shop.turns.deliver();
    expect((await shop.get(id)).body).toMatchObject({
      state: "needs_person",
      reason: "order_changed",
      error_text: null,
      upstream_id: null,
    });
    expect(await shop.truth(order)).toEqual([]);
  });

  it("asks a person when the very same action is already waiting at Lengow, made elsewhere", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "TWIN" });
    const client = await shop.parts.lengowFor(shop.account);
    const input = { marketplace: order.marketplace, marketplaceOrderId: order.orderId, actionType: "ship" };
    await client.actions.post({ ...input, args: { tracking_number: "TWIN" } }, { lane: "action" });
    await shop.turns.deliver();
    expect((await shop.get(id)).body).toMatchObject({ state: "needs_person", reason: "already_queued" });
    const [twin] = await shop.truth(order);
    expect(await shop.truth(order)).toHaveLength(1);
    const named = await shop.resolve(id, { decision: "it_is_there", upstream_id: twin?.id });
    expect(named).toMatchObject({ status: 200, body: { state: "accepted", upstream_id: twin?.id } });
  });

  it("sends all the same when the person was shown the twin and said so", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "BOTH" });
    const client = await shop.parts.lengowFor(shop.account);
    const input = { marketplace: order.marketplace, marketplaceOrderId: order.orderId, actionType: "ship" };
    await client.actions.post({ ...input, args: { tracking_number: "BOTH" } }, { lane: "action" });
    await shop.turns.deliver();
    expect((await shop.retry(id)).status).toBe(409);
    const again = await shop.retry(id, { send_another: true });
    expect(again.status).toBe(202);
    await shop.sendAll();
    expect(await shop.state(again.body.intents[0]?.id ?? "")).toBe("accepted");
    expect(await shop.truth(order)).toHaveLength(2);
  });

  it("raises an alert when two actions of Lengow's fit one intent", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "PAIR" });
    await fault(POST, "reset-after");
    await shop.turns.deliver();
    const client = await shop.parts.lengowFor(shop.account);
    const input = { marketplace: order.marketplace, marketplaceOrderId: order.orderId, actionType: "ship" };
    await client.actions.post({ ...input, args: { tracking_number: "PAIR" } }, { lane: "action" });
    await shop.later(3_000);
    await shop.turns.look();
    const ids = (await shop.truth(order)).map((row) => row.id);
    expect((await shop.get(id)).body).toMatchObject({
      state: "accepted",
      upstream_id: Math.min(...ids),
      alert: "double_suspected",
    });
  });

  it("never takes a richer action of somebody else for its own", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "RICH" });
    await fault(POST, "reset-before");
    await shop.turns.deliver();
    const client = await shop.parts.lengowFor(shop.account);
    const input = { marketplace: order.marketplace, marketplaceOrderId: order.orderId, actionType: "ship" };
    await client.actions.post({ ...input, args: { tracking_number: "RICH", carrier: "DHL" } }, { lane: "action" });
    await shop.later(3_000);
    await shop.turns.look();
    expect(await shop.state(id)).toBe("unconfirmed");
  });
});

describe("taking back and sending again", () => {
  it("takes an action back while it is held, once and for all", async () => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const { body } = await shop.record(order, { type: "ship" });
    const id = body.intents[0]?.id ?? "";
    expect(await shop.cancel(id)).toMatchObject({ status: 200, body: { state: "withdrawn" } });
    expect(await shop.cancel(id)).toMatchObject({ status: 409, body: { error: { code: "busy", sent: "no" } } });
    await shop.sendAll();
    expect(await shop.truth(order)).toEqual([]);
    const by = (await shop.get(id)).body.history.at(-1)?.by;
    expect(by?.name).toBe("Someone");
  });

  it("refuses to take back what has left", async () => {
    const { id } = await shop.shipped({ tracking_number: "GONE" });
    await shop.turns.deliver();
    const answer = await shop.cancel(id);
    expect(answer).toMatchObject({ status: 409, body: { error: { code: "busy", sent: "yes" } } });
    expect(await shop.state(id)).toBe("accepted");
  });

  it("sends a corrected action as a new one, linked to the refused one", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "BAD", carrier: "X" });
    await fault(POST, "status", { status: 400, shape: "E1", message: "no" });
    await shop.turns.deliver();
    const retried = await shop.retry(id, { args: { tracking_number: "GOOD", carrier: null } });
    expect(retried).toMatchObject({
      status: 202,
      body: { intents: [{ state: "ready", repeats_of: id, args: { tracking_number: "GOOD" } }] },
    });
    expect(retried.body.intents[0]?.args).not.toHaveProperty("carrier");
    await shop.sendAll();
    expect((await shop.truth(order)).map((row) => row.args.tracking_number)).toEqual(["GOOD"]);
    expect(await shop.state(id)).toBe("rejected");
  });

  it("asks before the same is sent again, and before anything is sent beside an open one", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "SAME" });
    await shop.turns.deliver();
    const wish = { type: "ship", args: { tracking_number: "SAME" } };
    for (const args of [wish.args, { tracking_number: "OTHER" }]) {
      const refused = await shop.record(order, { ...wish, args });
      expect(refused.status).toBe(409);
      expect(refused.body.error.details?.map(({ field }) => field)).toContain("send_another");
    }
    const another = await shop.record(order, { ...wish, send_another: true });
    expect(another).toMatchObject({ status: 202, body: { intents: [{ repeats_of: id }] } });
  });

  it("lets a person send again what never arrived, after the horizon and not before", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "AGAIN" });
    await fault(POST, "reset-before");
    await shop.turns.deliver();
    expect((await shop.retry(id)).status).toBe(409);
    await shop.later(20 * MINUTE);
    await shop.turns.look();
    expect(await shop.state(id)).toBe("needs_person");
    expect((await shop.retry(id)).body.error.details?.map(({ field }) => field)).toContain("send_another");
    const again = await shop.retry(id, { send_another: true });
    expect(again.status).toBe(202);
    expect(await shop.state(id)).toBe("closed");
    await shop.sendAll();
    expect(await shop.truth(order)).toHaveLength(1);
  });

  it("lets a person close what needs one, with a note and a name", async () => {
    const { id } = await shop.shipped({ tracking_number: "SHUT" });
    await fault(POST, "reset-before");
    await shop.turns.deliver();
    expect((await shop.resolve(id, { decision: "close", note: "done in Seller Central" })).status).toBe(409);
    await shop.later(20 * MINUTE);
    await shop.turns.look();
    const closed = await shop.resolve(id, { decision: "close", note: "done in Seller Central" });
    expect(closed.body).toMatchObject({ state: "closed", error_text: "done in Seller Central" });
  });

  it("gives an action that could not leave before its deadline to a person, certain that nothing left", async () => {
    const { id, order } = await shop.shipped({ tracking_number: "NEVER" });
    await shop.later(25 * 60 * MINUTE);
    await shop.turns.reap();
    expect((await shop.get(id)).body).toMatchObject({ state: "needs_person", reason: "gave_up" });
    expect(await shop.truth(order)).toEqual([]);
    expect((await shop.retry(id)).status).toBe(202);
  });
});

describe("the list of actions", () => {
  it("holds ours once and others' beside them, newest first, and its count moves with what is recorded alone", async () => {
    const before = (await shop.list("page_size=1")).body.count;
    const { id } = await shop.shipped({ tracking_number: "LISTED" });
    expect((await shop.list("page_size=1")).body.count).toBe(before + 1);
    await shop.turns.deliver();
    const after = (await shop.list("page_size=100")).body;
    expect(after.count).toBe(before + 1);
    const upstream = (await shop.get(id)).body.upstream_id;
    expect(after.results.filter((row) => row.upstream_id === upstream).map((row) => row.id)).toEqual([id]);
    expect(after.results.some((row) => row.source === "lengow")).toBe(true);
    const times = after.results.map((row) => row.created_at ?? "");
    expect(times).toEqual([...times].sort().reverse());
    const stranger = after.results.find((row) => row.source === "lengow");
    expect((await shop.get(stranger?.id ?? "")).body.upstream_id).toBe(stranger?.upstream_id);
  });

  it("does not show the action of a lost answer as a stranger's", async () => {
    const { order } = await shop.shipped({ tracking_number: "MINE" });
    await fault(POST, "reset-after");
    await shop.turns.deliver();
    const { body } = await shop.list(`marketplace_order_id=${encodeURIComponent(order.orderId)}`);
    expect(body.results.filter((row) => row.args.tracking_number === "MINE")).toHaveLength(1);
  });

  it("says so when Lengow's list cannot be had, and shows what was recorded here", async () => {
    const { id } = await shop.shipped({ tracking_number: "ALONE" });
    await fault(LIST, "500", { times: 10 });
    // A question that was never asked before: nothing older can be shown instead.
    const { status, body } = await shop.list("type=ship&page_size=7");
    expect([status, body.lengow_unavailable]).toEqual([200, true]);
    expect(body.results[0]?.id).toBe(id);
  });
});

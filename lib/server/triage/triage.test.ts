import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TriageGroup } from "@/lib/contract/triage";
import { signInAs } from "@/lib/testing/sign-in";
import { batchTurn } from "../batches/run-batches";
import { deriveTriage } from "./derive";
import { Inbox } from "./testing/inbox";
import { triageTimings } from "./timings";

const ACCOUNT = 140;
let inbox: Inbox;
let incident: TriageGroup;

const cdiscount = (groups: readonly TriageGroup[]): TriageGroup => {
  const found = groups.find(({ marketplace, count }) => marketplace === "cdiscount" && count >= 30);
  if (!found) throw new Error("the incident is not in the inbox");
  return found;
};

async function recordAll(): Promise<void> {
  while (await batchTurn(inbox.shop.container));
}

beforeAll(async () => {
  inbox = await Inbox.open(ACCOUNT);
  await inbox.shop.sandbox.seed(ACCOUNT, { orders: 300, seed: 7, incident: 40 });
  await inbox.refresh();
  incident = cdiscount((await inbox.list("tab=new")).body.results);
}, 180_000);
afterAll(() => inbox.shop.close());

describe("E01, E02 · the inbox", () => {
  it("shows forty failures made elsewhere as one cause, with its marketplace, action, family, money and days", () => {
    expect(incident).toMatchObject({
      count: 40,
      orders: 40,
      kind: "failed",
      family: "carrier_or_tracking",
      action_type: "ship",
    });
    expect(incident.mask).not.toMatch(/6A\d{11}/);
    expect(incident.sample).toContain("COLISSIMO");
    expect(incident.value_at_risk).toEqual([{ currency: "EUR", amount: expect.stringMatching(/^\d+\.\d{2}$/) }]);
    expect(incident.days).toHaveLength(14);
    expect(incident.days.reduce((sum, n) => sum + n, 0)).toBe(40);
    expect(incident.id).toBe(incident.group_key.replaceAll("/", "~"));
  });

  it("answers from its own store: looking costs Lengow nothing", async () => {
    await inbox.shop.sandbox.forgetCalls(ACCOUNT);
    await inbox.list();
    await inbox.group(incident.id);
    const calls = await inbox.shop.sandbox.calls(ACCOUNT);
    expect(calls.of("GET /v3.0/orders/") + calls.of("GET /v3.0/orders/actions/")).toBe(0);
  });

  it("gives each failure with its order, and the argument that was judged wrong", async () => {
    const { body } = await inbox.group(incident.id);
    expect(body.failures).toHaveLength(40);
    expect(body.judged).toBe("carrier");
    expect(body.failures.every(({ judged, args }) => judged === "carrier" && args.carrier === "COLISSIMO")).toBe(true);
    expect(body.failures.every(({ order }) => order?.status === "waiting_shipment")).toBe(true);
  });

  it("changes nothing when the same is read again", async () => {
    const before = (await inbox.group(incident.id)).body;
    await inbox.refresh();
    const after = (await inbox.group(incident.id)).body;
    expect({ ...after, as_of: "" }).toEqual({ ...before, as_of: "" });
  });

  it("E13 · keeps warnings in a queue of their own", async () => {
    const { body } = await inbox.list("tab=warnings");
    expect(body.results.length).toBeGreaterThan(0);
    expect(body.results.every(({ kind }) => kind === "warning")).toBe(true);
  });

  it("refuses a tab that does not exist, naming the field", async () => {
    const { status, body } = await inbox.list("tab=everything");
    expect([status, body.error.details?.[0]?.field]).toEqual([400, "tab"]);
  });
});

describe("moves", () => {
  const now = async () => (await inbox.group(incident.id)).body;

  it("E07 · gives a group to a colleague, and not to somebody without a part in the account", async () => {
    const { personId } = await signInAs(inbox.shop.container, { [ACCOUNT]: "support" });
    const { personId: stranger } = await signInAs(inbox.shop.container, { 999: "support" });
    const { version } = await now();
    expect((await inbox.move(incident.id, { move: "assign", version, person_id: stranger })).status).toBe(400);
    const { body } = await inbox.move(incident.id, { move: "assign", version, person_id: personId });
    expect(body).toMatchObject({ state: "assigned", assignee: { id: personId } });
  });

  it("never overwrites a colleague's move unseen", async () => {
    const { version } = await now();
    const { status, body } = await inbox.move(incident.id, { move: "note", version: version - 1 || 1, note: "mine" });
    expect([status, body.error.code]).toEqual([409, "busy"]);
  });

  it("E08 · a snoozed group comes back by itself and says why", async () => {
    const { version } = await now();
    const until = new Date(Date.now() - 1_000).toISOString();
    expect((await inbox.move(incident.id, { move: "snooze", version, until })).body.state).toBe("snoozed");
    expect((await inbox.list("tab=snoozed")).body.results.map(({ id }) => id)).toContain(incident.id);
    await inbox.refresh();
    expect(await now()).toMatchObject({ state: "assigned", reason: "woke" });
  });

  it("E09 · a resolved group stays away for what was seen, and keeps its story", async () => {
    const { version } = await now();
    await inbox.move(incident.id, { move: "resolve", version });
    await inbox.refresh();
    const resolved = await now();
    expect(resolved).toMatchObject({ state: "resolved", reason: "by_person" });
    expect(resolved.log.map(({ what }) => what)).toEqual(["resolve", "woke", "snooze", "assign", "created"]);
    await inbox.move(incident.id, { move: "reopen", version: resolved.version });
    expect((await now()).state).toBe("assigned");
  });

  it("E10 · merges only what one correction could serve, and takes it apart again; both are audited", async () => {
    const other = (await inbox.list()).body.results.find((one) => one.marketplace !== "cdiscount");
    const { version } = await now();
    expect((await inbox.move(incident.id, { move: "merge", version, into: other?.id })).status).toBe(400);
    const { db } = inbox.shop.container;
    // A second cause of the same marketplace and action, whatever the seed of this hour has.
    await db.query(
      `insert into lengow_actions (account_id, id, marketplace, order_id, action_type, state, message, params, created_at, updated_at)
       values ($1, 999999999, 'cdiscount', 'PLANTED-1', 'ship', 'refused', 'Le point de retrait indiqué est fermé', '{}', clock_timestamp(), clock_timestamp())`,
      [ACCOUNT],
    );
    await deriveTriage(db, ACCOUNT, triageTimings(1));
    const rows = await db.query<{ group_id: string }>(
      "select group_id from triage_failures where account_id = $1 and id = 'lengow-999999999'",
      [ACCOUNT],
    );
    const into = rows[0]?.group_id;
    if (!into) throw new Error("what was planted is in no cause");
    await inbox.move(incident.id, { move: "merge", version, into });
    const merged = (await inbox.group(into)).body;
    expect(merged.merged).toEqual([incident.id]);
    expect(merged.count).toBeGreaterThanOrEqual(40);
    expect((await inbox.group(incident.id)).body.id).toBe(into);
    await inbox.move(into, { move: "split", version: merged.version, group: incident.id });
    expect((await now()).count).toBe(40);
    const verbs = await inbox.shop.container.db.query<{ verb: string }>(
      "select verb from audit where verb like 'triage.%'",
    );
    expect(verbs.map(({ verb }) => verb)).toEqual(expect.arrayContaining(["triage.merge", "triage.split"]));
  });

  it("E10 · a mask of an administrator says beforehand what it splits, and holds afterwards", async () => {
    const { cookie } = await signInAs(inbox.shop.container, { [ACCOUNT]: "admin" });
    const { body: group } = await inbox.group(incident.id);
    const [one] = group.failures;
    const narrow = `Commande ${one?.marketplace_order_id} : le transporteur <value>`;
    expect((await inbox.mask(incident.id, { mask: narrow, preview: true })).status).toBe(403);
    await inbox.shop.as(cookie, async () => {
      const preview = (await inbox.mask(incident.id, { mask: narrow, preview: true })).body;
      expect(preview).toEqual({ stays: 1, leaves: 39, joins: [], reopens: [], saved: false });
      expect((await inbox.group(incident.id)).body.count).toBe(40);
      await inbox.mask(incident.id, { mask: narrow });
      expect((await inbox.group(incident.id)).body).toMatchObject({ count: 1, own_mask: true });
      expect((await inbox.group(`${incident.id}~rest`)).body.count).toBe(39);
      expect((await inbox.group(incident.id)).body.mask).toBe(narrow);
      const back = (await inbox.mask(incident.id, { mask: "", preview: true })).body;
      expect(back).toMatchObject({ stays: 1, leaves: 0, joins: [{ group: `${incident.id}~rest`, count: 39 }] });
      await inbox.mask(incident.id, { mask: "" });
      expect((await inbox.group(incident.id)).body).toMatchObject({ count: 40, own_mask: false });
      expect((await inbox.mask(incident.id, { mask: "<value>" })).status).toBe(400);
    });
    const audited = await inbox.shop.container.db.query<{ details: unknown }>(
      "select details from audit where verb = 'triage.mask' order by at, id",
    );
    // Counts alone: the log is kept for good, and masks hold what somebody typed or a marketplace wrote.
    expect(audited.map(({ details }) => details)).toEqual([
      { stays: 1, leaves: 39, joins: 0 },
      { stays: 1, leaves: 0, joins: 39 },
    ]);
  });
});

describe("walls", () => {
  it("a viewer reads and cannot touch", async () => {
    const { cookie } = await signInAs(inbox.shop.container, { [ACCOUNT]: "viewer" });
    await inbox.shop.as(cookie, async () => {
      expect((await inbox.list()).status).toBe(200);
      expect((await inbox.group(incident.id)).status).toBe(200);
      expect((await inbox.move(incident.id, { move: "resolve", version: 1 })).status).toBe(403);
      expect((await inbox.form(incident.id)).status).toBe(403);
      const fix = { ids: ["lengow-1"], args: {}, client_key: randomUUID() };
      expect((await inbox.send(incident.id, fix)).status).toBe(403);
    });
  });

  it("another account's failures do not exist", async () => {
    const { cookie } = await signInAs(inbox.shop.container, { 141: "admin" });
    await inbox.shop.as(cookie, async () => {
      expect((await inbox.list()).status).toBe(404);
      expect((await inbox.group(incident.id)).status).toBe(404);
    });
    const other = new Proxy(inbox.shop, { get: (shop, name) => (name === "account" ? 141 : Reflect.get(shop, name)) });
    await inbox.shop.as(cookie, async () => {
      const list = await Inbox.prototype.list.call({ shop: other } as Inbox);
      expect([list.status, list.body.count]).toEqual([200, 0]);
      expect((await Inbox.prototype.group.call({ shop: other } as Inbox, incident.id)).status).toBe(404);
    });
  });
});

describe("E06 · 5.7.3 · one correction for many", () => {
  it("knows the field, its values and a proposal", async () => {
    const { body } = await inbox.form(incident.id);
    expect(body).toMatchObject({ field: "carrier", proposal: "LAPOSTE_COLISSIMO", closed: null });
    expect(body.sent).toEqual([{ value: "COLISSIMO", count: 40 }]);
    expect(body.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(["carrier", "tracking_number"]));
  });

  it("says for every row what would be sent or why it is left out, and records nothing", async () => {
    const { failures } = (await inbox.group(incident.id)).body;
    const ids = failures.map(({ id }) => id);
    const wrong = (await inbox.preview(incident.id, { ids, args: { carrier: "NOBODY" } })).body;
    expect([wrong.intents, wrong.rows[0]?.problem, wrong.rows[0]?.errors]).toEqual([
      0,
      "invalid",
      [{ name: "carrier", code: "not_in_list" }],
    ]);
    const right = (await inbox.preview(incident.id, { ids, args: { carrier: "LAPOSTE_COLISSIMO" } })).body;
    expect([right.intents, right.left_out]).toEqual([40, 0]);
    expect(right.rows.every(({ payload }) => payload?.carrier === "LAPOSTE_COLISSIMO")).toBe(true);
    expect((await inbox.shop.list("source=orderdeck")).body.count).toBe(0);
  });

  it("reads the orders of a cause anew when asked: what got there settles at once, and nothing is sent", async () => {
    const [first] = (await inbox.group(incident.id)).body.failures;
    await inbox.shop.control("orders", {
      account: ACCOUNT,
      marketplace: "cdiscount",
      marketplace_order_id: first?.marketplace_order_id,
      lengow_status: "shipped",
    });
    expect((await inbox.resync(incident.id)).body).toEqual({ read: 40, settled: 1 });
    const after = (await inbox.group(incident.id)).body;
    expect([after.count, after.settled.map(({ closed_reason: reason }) => reason)]).toEqual([39, ["order_reached"]]);
    expect((await inbox.resync(incident.id)).body).toEqual({ read: 39, settled: 0 });
    expect((await inbox.shop.list("source=orderdeck")).body.count).toBe(0);
  });

  it("reading them anew while Lengow is down is an error that says so, and changes nothing", async () => {
    const before = (await inbox.group(incident.id)).body;
    await inbox.shop.sandbox.fault({ kind: "500", route: "GET /v3.0/orders/", account: ACCOUNT, count: 100 });
    const { status, body } = await inbox.resync(incident.id);
    await inbox.shop.sandbox.clearFaults();
    expect([status, body.error.code]).toEqual([503, "lengow_error"]);
    const after = (await inbox.group(incident.id)).body;
    expect([after.count, after.settled.length, after.state]).toEqual([
      before.count,
      before.settled.length,
      before.state,
    ]);
  });

  it("makes one intent per row, none for an order that moved on, and none twice however often it is pressed", async () => {
    const { failures } = (await inbox.group(incident.id)).body;
    const [moved, ...rest] = failures;
    await inbox.shop.control("orders", {
      account: ACCOUNT,
      marketplace: "cdiscount",
      marketplace_order_id: moved?.marketplace_order_id,
      lengow_status: "shipped",
    });
    const wish = {
      ids: failures.map(({ id }) => id),
      args: { carrier: "LAPOSTE_COLISSIMO" },
      client_key: randomUUID(),
    };
    const [first, second] = await Promise.all([inbox.send(incident.id, wish), inbox.send(incident.id, wish)]);
    expect(first.status).toBe(202);
    expect(first.body.intents).toBe(38);
    expect(first.body.left_out.map(({ problem }) => problem)).toEqual(["moved_on"]);
    expect(second.body.batch_id).toBe(first.body.batch_id);
    const [batch] = await inbox.shop.container.db.query<{ about: unknown }>("select about from batches where id = $1", [
      first.body.batch_id,
    ]);
    const changes = [{ argument: "carrier", value: "LAPOSTE_COLISSIMO", label: "La Poste Colissimo", by_row: false }];
    expect(batch?.about).toEqual({ marketplace: "cdiscount", type: "ship", changes });
    const again = await inbox.send(incident.id, { ...wish, client_key: randomUUID() });
    expect(again.status).toBe(400);
    await recordAll();
    await inbox.shop.sendAll();
    const { actions } = await inbox.shop.control<{
      actions: { marketplace_order_id: string; args: Record<string, unknown> }[];
    }>(`truth?account=${ACCOUNT}`);
    const sent = actions.map((action) => action.marketplace_order_id);
    expect(new Set(sent).size).toBe(sent.length);
    expect(new Set(sent)).toEqual(new Set(rest.map((row) => row.marketplace_order_id)));
    expect(actions.every(({ args }) => args.carrier === "LAPOSTE_COLISSIMO")).toBe(true);
  });

  it("E11 · the group resolves itself once all its rows were sent again or settled elsewhere", async () => {
    await inbox.refresh();
    const { body } = await inbox.group(incident.id);
    expect(body).toMatchObject({ state: "resolved", reason: "settled", count: 0 });
    const reasons = new Set(body.settled.map(({ closed_reason: reason }) => reason));
    expect([...reasons].sort()).toEqual(["order_reached", "sent_again"]);
    expect((await inbox.list("tab=resolved")).body.results.map(({ id }) => id)).toContain(incident.id);
  });
});

describe("learning", () => {
  it("tells how often a value failed of how often it was used, with the marketplace's words", async () => {
    const { body } = await inbox.argumentFailures("marketplace=cdiscount&type=ship");
    const carrier = body.results.find(({ argument, value }) => argument === "carrier" && value === "COLISSIMO");
    expect(carrier?.failed).toBeGreaterThanOrEqual(40);
    expect(carrier?.sent).toBeGreaterThanOrEqual(carrier?.failed ?? 0);
    expect(carrier?.last_message).toContain("COLISSIMO");
    expect(body.results.some(({ argument }) => argument === "tracking_number")).toBe(false);
  });
});

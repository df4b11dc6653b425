import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TriageGroup, TriageTab } from "@/lib/contract/triage";
import { signInAs } from "@/lib/testing/sign-in";
import { intentIn } from "../order-index/testing/intents";
import { deriveTriage } from "./derive";
import { askedElsewhere, refusals } from "./testing/elsewhere";
import { Inbox } from "./testing/inbox";
import { triageTimings } from "./timings";

const ACCOUNT = 164;
/** No marketplace of the sandbox, so that nothing but what a test plants is of it. */
const SHOP = "planted_shop";
const DAY_MS = 86_400_000;
let inbox: Inbox;

beforeAll(async () => {
  inbox = await Inbox.open(ACCOUNT);
}, 120_000);
afterAll(() => inbox.shop.close());

const db = () => inbox.shop.container.db;
const derive = () => deriveTriage(db(), ACCOUNT, triageTimings(1));
const planted = async (tab: TriageTab, sort = "pressure"): Promise<TriageGroup[]> => {
  const { body } = await inbox.list(`tab=${tab}&sort=${sort}`);
  expect(body.tabs[tab]).toBe(body.results.length);
  return body.results.filter(({ marketplace }) => marketplace === SHOP);
};
const find = async (tab: TriageTab, words: string) => {
  const found = (await planted(tab)).find(({ sample }) => sample.startsWith(words));
  if (!found) throw new Error(`${words} is not under ${tab}`);
  return found;
};
const move = async (id: string, body: Record<string, unknown>) => {
  const { version } = (await inbox.group(id)).body;
  return (await inbox.move(id, { ...body, version })).body;
};
const order = (id: string, facts: { amount?: string; currency?: string; due?: number }) =>
  db().query(
    `insert into triage_orders (account_id, marketplace, order_id, status, amount, currency, ship_by, read_at)
     values ($1, $2, $3, 'waiting_shipment', $4, $5, $6, clock_timestamp() - interval '1 day')`,
    [
      ACCOUNT,
      SHOP,
      id,
      facts.amount ?? null,
      facts.currency ?? null,
      facts.due === undefined ? null : new Date(Date.now() + facts.due),
    ],
  );

describe("the reading of Lengow's own list", () => {
  const asked = async () => {
    const { last } = await inbox.shop.control<{ last: { route: string; query: Record<string, string> }[] }>(
      `calls?account=${ACCOUNT}&limit=500`,
    );
    return last.filter(({ route }) => route === "GET /v3.0/orders/actions/").map(({ query }) => query);
  };
  /** How long ago a question reaches back, in days. */
  const ago = (text: string | undefined) => (Date.now() - Date.parse(text ?? "")) / DAY_MS;
  const read = async () => {
    await inbox.shop.sandbox.forgetCalls(ACCOUNT);
    await inbox.refresh();
    return asked();
  };
  const old = async () =>
    (await db().query("select 1 from lengow_actions where account_id = $1 and id = 5", [ACCOUNT])).length;

  it("goes back 90 days at first, then asks for what changed with six hours more, once a day for all again", async () => {
    const first = await read();
    expect(first.length).toBeGreaterThan(0);
    expect(first.every(({ updated_from: changed }) => changed === undefined)).toBe(true);
    expect(ago(first[0]?.created_from)).toBeCloseTo(90, 1);
    const [scan] = await db().query<{ days: number }>(
      "select extract(epoch from clock_timestamp() - complete_from)::float / 86400 as days from triage_scans where account_id = $1",
      [ACCOUNT],
    );
    expect(scan?.days).toBeCloseTo(90, 1);

    const second = await read();
    expect(second.every(({ created_from: from }) => from === undefined)).toBe(true);
    expect(ago(second[0]?.updated_from) * 24).toBeCloseTo(6, 1);

    await db().query("update triage_scans set whole_at = whole_at - interval '25 hours' where account_id = $1", [
      ACCOUNT,
    ]);
    expect(ago((await read())[0]?.created_from)).toBeCloseTo(90, 1);
    expect((await read())[0]?.created_from).toBeUndefined();
  });

  it("forgets what is older than 90 days when all is read again, and not before", async () => {
    await askedElsewhere(db(), ACCOUNT, [{ id: 5, marketplace: SHOP, message: "Older than all", ago: 91 * 24 * 60 }]);
    await read();
    expect(await old()).toBe(1);
    expect((await inbox.list()).body.results.some(({ sample }) => sample === "Older than all")).toBe(false);
    await db().query("update triage_scans set whole_at = whole_at - interval '25 hours' where account_id = $1", [
      ACCOUNT,
    ]);
    await read();
    expect(await old()).toBe(0);
  });

  it("keeps what is known when a reading breaks off, says so, and begins again where the last whole one ended", async () => {
    const before = (await db().query("select 1 from lengow_actions where account_id = $1", [ACCOUNT])).length;
    await inbox.shop.sandbox.fault({ kind: "500", route: "GET /v3.0/orders/actions/", account: ACCOUNT });
    await expect(inbox.refresh()).rejects.toThrow("the reading failed");
    await inbox.shop.sandbox.clearFaults();
    const { body } = await inbox.list();
    expect([
      body.problem,
      (await db().query("select 1 from lengow_actions where account_id = $1", [ACCOUNT])).length,
    ]).toEqual(["upstream", before]);
    expect(ago((await read())[0]?.updated_from) * 24).toBeCloseTo(6, 1);
    expect((await inbox.list()).body.problem).toBeNull();
  });
});

describe("E13, E14 · queues", () => {
  it("what waits for an answer for hours, what may have arrived and what needs a person are causes under their own tabs", async () => {
    const at = (orderId: string) => ({ account: ACCOUNT, marketplace: SHOP, orderId });
    await askedElsewhere(db(), ACCOUNT, [
      { marketplace: SHOP, state: "accepted", ago: 120 },
      { marketplace: SHOP, state: "accepted", ago: 30 },
      { marketplace: SHOP, state: "done_with_warning", message: "Taken, though late" },
    ]);
    await intentIn(db(), "unconfirmed", at("U-1"));
    await intentIn(db(), "needs_person", at("P-1"));
    await derive();
    const kinds = async (tab: TriageTab) => (await planted(tab)).map(({ kind, count }) => [kind, count]);
    expect(await kinds("stuck")).toEqual([["stuck", 1]]);
    expect(await kinds("unconfirmed")).toEqual([["unconfirmed", 1]]);
    expect(await kinds("warnings")).toEqual([["warning", 1]]);
    expect(await kinds("new")).toEqual([["person", 1]]);
  });

  it("E07 · Mine holds what was given to the reader, and not to a colleague", async () => {
    await askedElsewhere(db(), ACCOUNT, refusals(2, { marketplace: SHOP, message: "Parcel too heavy" }));
    await askedElsewhere(db(), ACCOUNT, refusals(1, { marketplace: SHOP, message: "Label not printed" }));
    await derive();
    const { cookie, personId } = await signInAs(inbox.shop.container, { [ACCOUNT]: "operator" });
    const { personId: colleague } = await signInAs(inbox.shop.container, { [ACCOUNT]: "operator" });
    const [heavy, label] = [await find("new", "Parcel"), await find("new", "Label")];
    await move(heavy.id, { move: "assign", person_id: personId });
    await move(label.id, { move: "assign", person_id: colleague });
    expect(await planted("mine")).toEqual([]);
    await inbox.shop.as(cookie, async () => {
      expect((await planted("mine")).map(({ id, state }) => [id, state])).toEqual([[heavy.id, "assigned"]]);
    });
  });
});

describe("the order of causes", () => {
  it("is by deadline first, then by money within a currency; or by number or age when asked", async () => {
    const cause = (message: string, count: number, ago: number, facts: Parameters<typeof order>[1]) =>
      Promise.all(
        Array.from({ length: count }, async (_, at) => {
          const id = `${message}-${at}`;
          await order(id, facts);
          await askedElsewhere(db(), ACCOUNT, [{ marketplace: SHOP, order: id, type: "cancel", message, ago }]);
        }),
      );
    await cause("Amounts differ too much", 1, 40, { due: -60_000 });
    await cause("Basket was emptied twice", 3, 30, { due: 3_600_000 });
    await cause("Contract forbids cancellations", 2, 20, { due: 5 * DAY_MS, amount: "10.00", currency: "EUR" });
    await cause("Depot refused the parcel", 1, 10, { due: 5 * DAY_MS, amount: "900.00", currency: "EUR" });
    await derive();
    const names = async (sort: string) =>
      (await planted("new", sort)).filter(({ action_type: type }) => type === "cancel").map(({ sample }) => sample[0]);
    expect((await names("pressure")).join("")).toBe("ABDC");
    expect((await names("count")).join("")).toBe("BCAD");
    expect((await names("newest")).join("")).toBe("DCBA");
    expect((await names("oldest")).join("")).toBe("ABCD");
  });

  it("money at risk is the sum of the orders that wait, each once and by currency, without those that are settled", async () => {
    const message = "Echo must not happen";
    const worth = async (id: string, amount: string, currency: string, lines: string[]) => {
      await order(id, { amount, currency });
      const rows = lines.map((line) => ({ ...{ marketplace: SHOP, order: id, type: "refund", message }, line }));
      await askedElsewhere(db(), ACCOUNT, rows);
    };
    await worth("E-1", "12.5", "EUR", ["1", "2"]);
    await worth("E-2", "7.45", "EUR", ["*"]);
    await worth("E-3", "3", "GBP", ["*"]);
    await worth("E-4", "500", "EUR", ["*"]);
    await askedElsewhere(db(), ACCOUNT, [{ marketplace: SHOP, order: "E-4", type: "refund", state: "done", ago: 0 }]);
    await derive();
    expect(await find("new", "Echo")).toMatchObject({
      count: 4,
      orders: 3,
      value_at_risk: [
        { currency: "EUR", amount: "19.95" },
        { currency: "GBP", amount: "3.00" },
      ],
    });
  });
});

describe("moves through the inbox", () => {
  it("E08 · a cause that sleeps until it grows stays away below that and is back above it, saying so", async () => {
    const fail = (count: number) =>
      askedElsewhere(db(), ACCOUNT, refusals(count, { marketplace: SHOP, message: "Foxtrot failed" }));
    await fail(4);
    await derive();
    const { id } = await find("new", "Foxtrot");
    expect(await move(id, { move: "snooze", until_grown: true })).toMatchObject({ state: "snoozed", snoozed_above: 5 });
    await fail(1);
    await derive();
    expect(await find("snoozed", "Foxtrot")).toMatchObject({ id, count: 5 });
    await fail(1);
    await derive();
    expect(await find("new", "Foxtrot")).toMatchObject({ id, count: 6, reason: "grew", snoozed_above: null });
  });

  it("E09 · a dismissed cause leaves the inbox with its reason, stays away, and can be opened again", async () => {
    const fail = () => askedElsewhere(db(), ACCOUNT, refusals(1, { marketplace: SHOP, message: "Golf failed" }));
    await fail();
    await derive();
    const { id } = await find("new", "Golf");
    await move(id, { move: "dismiss", reason: "the shop is closing" });
    await fail();
    await derive();
    await expect(find("new", "Golf")).rejects.toThrow("is not under");
    expect(await find("resolved", "Golf")).toMatchObject({
      id,
      state: "ignored",
      reason: "the shop is closing",
      count: 2,
    });
    await move(id, { move: "reopen" });
    expect(await find("new", "Golf")).toMatchObject({ id, state: "new" });
  });

  it("E09 · a resolved cause that fails again is back in the inbox as 'came back'", async () => {
    const fail = (ago: number) =>
      askedElsewhere(db(), ACCOUNT, refusals(1, { marketplace: SHOP, message: "Hotel failed", ago }));
    await fail(10);
    await derive();
    const { id } = await find("new", "Hotel");
    await move(id, { move: "resolve" });
    await derive();
    expect(await find("resolved", "Hotel")).toMatchObject({ id, state: "resolved" });
    await fail(5);
    await derive();
    expect(await find("new", "Hotel")).toMatchObject({ id, reason: "came_back", count: 2 });
  });

  it.each([
    ["resolve", {}],
    ["dismiss", { reason: "seen enough" }],
    ["snooze", { until: new Date(Date.now() + DAY_MS).toISOString() }],
  ])("E08, E09 · %s leaves a cause open when more failed than the person had seen, and says so", async (name, more) => {
    const words = `Unseen before ${name}`;
    const fail = () => askedElsewhere(db(), ACCOUNT, refusals(1, { marketplace: SHOP, message: words, ago: 90 }));
    await fail();
    await derive();
    const { id, version, noted_at: seen } = await find("new", words);
    // Fails and is noted between the last look and the press; the version of the cause stays the same.
    await fail();
    await derive();
    const refused = await inbox.move(id, { move: name, version, seen, ...more });
    expect([refused.status, refused.body.error.code, refused.body.error.details]).toEqual([
      409,
      "busy",
      [{ field: "seen", message: "1 came in since" }],
    ]);
    const now = await find("new", words);
    expect([now.id, now.count, now.version]).toEqual([id, 2, version]);
    // What leaves its mark on the screen counts as seen.
    expect((await inbox.move(id, { move: name, version, seen: now.noted_at, ...more })).status).toBe(200);
    await derive();
    await expect(find("new", words)).rejects.toThrow("is not under");
  });

  it("a note is kept for colleagues, is told in the story without its words, and can be taken away", async () => {
    await askedElsewhere(db(), ACCOUNT, refusals(1, { marketplace: SHOP, message: "India failed" }));
    await derive();
    const { id } = await find("new", "India");
    await move(id, { move: "note", note: "  asked the shop on Friday " });
    const { body } = await inbox.group(id);
    expect([body.note, body.log[0]?.what, body.log[0]?.detail]).toEqual(["asked the shop on Friday", "note", {}]);
    expect(await find("new", "India")).toMatchObject({ note: "asked the shop on Friday" });
    await move(id, { move: "note", note: "" });
    expect((await inbox.group(id)).body.note).toBeNull();
    const audited = await db().query<{ details: unknown }>(
      "select details from audit where verb = 'triage.note' and subject = $1",
      [`triage_group:${id}`],
    );
    expect(audited.map(({ details }) => details)).toEqual([{}, {}]);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { OrderListQuery, type OrderPage, OrderRowsQuery } from "@/lib/contract/orders";
import { ORDER_TABS } from "@/lib/domain/order-filters";
import type { Role } from "@/lib/domain/permissions";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { toAppError } from "@/lib/server/http/error-response";
import { accountMarketplaces } from "@/lib/server/marketplaces/list-marketplaces";
import { TestClock, testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openDeafLengow } from "@/lib/testing/deaf-lengow";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { countOrders } from "./count-orders";
import { getOrder } from "./get-order";
import { readLook, stopLook } from "./id-looks";
import { listOrderRows, listOrders } from "./list-orders";
import type { PageAnswer } from "./page-answer";
import { referenceEdits } from "./reference-edits";
import { setMerchantOrderId } from "./set-merchant-order-id";

const ORDERS = "GET /v3.0/orders/";
let sandbox: TestSandbox;
let db: Database;
let next = 200;

beforeAll(async () => {
  [sandbox, db] = await Promise.all([openTestSandbox(), openTestDatabase()]);
});
afterAll(async () => {
  await Promise.all([sandbox.close(), db.close()]);
});
afterEach(() => sandbox.clearFaults());

/** An account of its own for each test: caches and counters are kept by account. */
async function account(fields: Record<string, unknown> = { orders: 300 }, role: Role = "operator") {
  const id = ++next;
  await sandbox.seed(id, fields);
  const clock = new TestClock(new Date());
  const lengow = sandbox.client(id);
  const ctx: ServiceContext = testContext({ db, role, accountId: id, lengow, clock });
  await sandbox.forgetCalls(id);
  return { id, ctx, clock, calls: () => sandbox.calls(id) };
}

const ask = (query: string) => OrderListQuery.parse(Object.fromEntries(new URLSearchParams(query)));
const askRows = (query: string) => OrderRowsQuery.parse(Object.fromEntries(new URLSearchParams(query)));
const page = (answer: PageAnswer) => JSON.parse(Buffer.from(answer.body).toString()) as OrderPage;

describe("a page of orders", () => {
  it("holds what was asked for and nothing else", async () => {
    const { ctx } = await account();
    const answer = page(
      await listOrders(ctx, ask("lengow_status=shipped&marketplace_order_date_from=2020-01-01&page_size=20")),
    );
    expect(answer.results.length).toBe(20);
    expect(answer.count).toBeGreaterThan(20);
    expect(new Set(answer.results.map((order) => order.lengow_status))).toEqual(new Set(["shipped"]));
    expect(answer.ignored_filters).toEqual([]);
  });

  it("is asked of Lengow once for a hundred people who look at the same moment", async () => {
    const { ctx, calls } = await account();
    await Promise.all(Array.from({ length: 100 }, () => listOrders(ctx, ask("page_size=50"))));
    expect((await calls()).of(ORDERS)).toBe(1);
  });

  it("is asked of Lengow at most once per window of 15 seconds, in whatever order the question is put", async () => {
    const { ctx, clock, calls } = await account();
    await listOrders(ctx, ask("lengow_status=new&page_size=50"));
    clock.advance(14_999);
    await listOrders(ctx, ask("page_size=50&lengow_status=new"));
    await listOrderRows(ctx, askRows("lengow_status=new&page_size=50"));
    expect((await calls()).of(ORDERS)).toBe(1);
    clock.advance(1);
    await listOrders(ctx, ask("lengow_status=new&page_size=50"));
    expect((await calls()).of(ORDERS)).toBe(2);
  });

  it("stays on screen with its age and the reason when Lengow goes down", async () => {
    const { id, ctx, clock } = await account();
    const before = page(await listOrders(ctx, ask("page_size=50")));
    clock.advance(60_000);
    await sandbox.fault({ route: ORDERS, account: id, kind: "503", times: 20 });
    const after = page(await listOrders(ctx, ask("page_size=50")));
    expect(after.stale).toEqual({ reason: "error" });
    expect(after.as_of).toBe(before.as_of);
    expect(after.results).toEqual(before.results);
  });

  it("is an error, not an empty list, when there is nothing from before", async () => {
    const { id, ctx } = await account();
    await sandbox.fault({ route: ORDERS, account: id, kind: "html", status: 502, times: 20 });
    await expect(listOrders(ctx, ask("page_size=50"))).rejects.toMatchObject({ name: "LengowError" });
  });

  it("past the end is empty and still counts all orders", async () => {
    const { ctx } = await account();
    const first = page(await listOrders(ctx, ask("page_size=100")));
    const beyond = page(await listOrders(ctx, ask("page_size=100&page=900")));
    expect(beyond).toMatchObject({ count: first.count, results: [] });
  });

  it("survives hostile rows: every order of the page is there, readable or said not to be", async () => {
    const { ctx } = await account({ orders: 40, hostile: true });
    const answer = page(await listOrders(ctx, ask("marketplace=poison_market&marketplace_order_date_from=2000-01-01")));
    expect(answer.results.length).toBe(answer.count);
    expect(answer.results.length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("carries the same entity tag while nothing changed, however old it is", async () => {
    const { ctx, clock } = await account();
    const first = await listOrders(ctx, ask("page_size=50"));
    clock.advance(20_000);
    const second = await listOrders(ctx, ask("page_size=50"));
    expect(second.etag).toBe(first.etag);
    expect(second.asOf).not.toBe(first.asOf);
  });
});

describe("an order looked for by its id alone", () => {
  it("G08 · LA-14 · is found however old it is, in whichever marketplace it lives", async () => {
    const { ctx } = await account();
    const all = page(
      await listOrders(ctx, ask("marketplace_order_date_from=2000-01-01&ordering=marketplace_order_date&page_size=10")),
    );
    const oldest = all.results[0];
    expect(Date.parse(oldest?.marketplace_order_date ?? "")).toBeLessThan(Date.now() - 30 * 86_400_000);
    const found = page(
      await listOrders(ctx, ask(`marketplace_order_id=${encodeURIComponent(oldest?.marketplace_order_id ?? "")}`)),
    );
    expect(found.results.map((order) => [order.marketplace, order.marketplace_order_id])).toEqual([
      [oldest?.marketplace, oldest?.marketplace_order_id],
    ]);
  });

  it("is counted on the tabs as it is shown, by one look for all of them", async () => {
    const { ctx, calls } = await account();
    const [oldest] = page(
      await listOrders(ctx, ask("marketplace_order_date_from=2000-01-01&ordering=marketplace_order_date&page_size=10")),
    ).results;
    const marketplace_order_id = oldest?.marketplace_order_id ?? "";
    const before = (await calls()).of(ORDERS);
    const { counts } = await countOrders(ctx, { marketplace_order_id });
    const { results } = page(await listOrders(ctx, ask(`marketplace_order_id=${marketplace_order_id}`)));
    const codes = (await accountMarketplaces(ctx)).map(({ code }) => code);
    const amazon = codes.filter((code) => code.startsWith("amazon"));
    expect([counts.all, results.length]).toEqual([1, 1]);
    const own = ORDER_TABS.filter(({ statuses }) =>
      (statuses as readonly string[]).includes(results[0]?.lengow_status ?? ""),
    );
    expect(ORDER_TABS.map(({ id }) => counts[id])).toEqual(
      ORDER_TABS.map(({ id }) => (id === "all" || own.some((tab) => tab.id === id) ? 1 : 0)),
    );
    // Amazon's ids have a shape of their own: once an Amazon store knows it, nobody else is asked.
    const known = results[0]?.marketplace.startsWith("amazon");
    expect((await calls()).of(ORDERS) - before).toBe((known ? amazon : codes).length);
  });

  it("LA-14 · an id of Amazon's shape is asked at Amazon's stores first, and everywhere when they do not know it", async () => {
    const { ctx, calls } = await account();
    const { length: all } = await accountMarketplaces(ctx);
    const { results } = page(await listOrders(ctx, ask("marketplace=amazon_fr&page_size=1")));
    const before = (await calls()).of(ORDERS);
    const id = results[0]?.marketplace_order_id ?? "";
    expect(page(await listOrders(ctx, ask(`marketplace_order_id=${id}`))).count).toBe(1);
    const between = (await calls()).of(ORDERS);
    expect(between - before).toBeLessThan(all);
    expect(page(await listOrders(ctx, ask("marketplace_order_id=000-0000000-0000000"))).count).toBe(0);
    expect((await calls()).of(ORDERS) - between).toBe(all);
  });

  it("G08 · tells how many marketplaces were asked, asks a few at a time, and leaves the rest alone once it is stopped", async () => {
    const { id, ctx, calls } = await account();
    const { length: all } = await accountMarketplaces(ctx);
    const query = { marketplace_order_id: "no-such-order" };
    expect(readLook(ctx, query)).toEqual({ look: null });
    await sandbox.forgetCalls(id);
    await sandbox.fault({ route: ORDERS, account: id, kind: "delay", milliseconds: 150, times: 6 });
    await sandbox.fault({ route: ORDERS, account: id, kind: "delay", milliseconds: 60_000, probability: 1 });
    const looking = listOrders(ctx, ask("marketplace_order_id=no-such-order"));
    const failed = expect(looking).rejects.toMatchObject({ code: "look_stopped" });
    await expect.poll(() => readLook(ctx, query)).toEqual({ look: { asked: 6, all } });
    expect(readLook({ ...ctx, accountId: id + 500 }, query)).toEqual({ look: null });
    stopLook(ctx, query);
    await failed;
    expect(readLook(ctx, query)).toEqual({ look: null });
    expect((await calls()).of(ORDERS)).toBeLessThanOrEqual(12);
    expect(all).toBeGreaterThan(12);
  });

  it("is on the first page alone, and under its own status alone", async () => {
    const { ctx } = await account();
    const [one] = page(await listOrders(ctx, ask("lengow_status=shipped&page_size=1"))).results;
    const id = encodeURIComponent(one?.marketplace_order_id ?? "");
    expect(page(await listOrders(ctx, ask(`marketplace_order_id=${id}&page=2`)))).toMatchObject({
      count: 1,
      results: [],
    });
    expect(page(await listOrders(ctx, ask(`marketplace_order_id=${id}&lengow_status=new`))).count).toBe(0);
    expect(page(await listOrders(ctx, ask(`marketplace_order_id=${id}&lengow_status=shipped`))).count).toBe(1);
  });

  it("is never said not to exist while a marketplace could not be asked", async () => {
    const { id, ctx } = await account();
    await listOrders(ctx, ask("page_size=1"));
    await sandbox.fault({ route: ORDERS, account: id, kind: "530", times: 1, after: 3 });
    await expect(listOrders(ctx, ask("marketplace_order_id=no-such-order"))).rejects.toMatchObject({
      name: "LengowError",
    });
  });
});

describe("one order", () => {
  it("comes with its actions, read at this moment", async () => {
    const { ctx, calls } = await account();
    const [first] = page(await listOrders(ctx, ask("page_size=1"))).results;
    const identity = { marketplace: first?.marketplace ?? "", orderId: first?.marketplace_order_id ?? "" };
    const order = await getOrder(ctx, identity);
    await getOrder(ctx, identity);
    expect(order.marketplace_order_id).toBe(identity.orderId);
    expect(order.actions_unavailable).toBe(false);
    expect((await calls()).of(ORDERS)).toBe(3);
  });

  it("is still shown when its actions cannot be read, and says so", async () => {
    const { id, ctx } = await account();
    const [first] = page(await listOrders(ctx, ask("page_size=1"))).results;
    await sandbox.fault({ route: "GET /v3.0/orders/actions/", account: id, kind: "500", times: 9 });
    const order = await getOrder(ctx, {
      marketplace: first?.marketplace ?? "",
      orderId: first?.marketplace_order_id ?? "",
    });
    expect([order.actions_unavailable, order.actions]).toEqual([true, []]);
  });

  it("of a marketplace that the account does not have is not found, and Lengow is not asked for it", async () => {
    const { ctx, calls } = await account();
    await expect(getOrder(ctx, { marketplace: "amazon_xx", orderId: "1" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await calls()).of(ORDERS)).toBe(0);
  });
});

describe("an order of a marketplace connected since its list was read", () => {
  it("opens within a minute, not when the list is old enough to be read anew", async () => {
    const { id, ctx, clock } = await account();
    const wanted = { marketplace: "poison_market", orderId: "P3" };
    await expect(getOrder(ctx, wanted)).rejects.toMatchObject({ code: "not_found" });
    await sandbox.seed(id, { orders: 60, hostile: true });
    clock.advance(61_000);
    expect((await getOrder(ctx, wanted)).marketplace_order_id).toBe("P3");
  });
});

describe("the merchant's own reference", () => {
  it("is replaced at Lengow, read back at once, and in the audit log with who asked", async () => {
    const { id, ctx } = await account();
    const [first] = page(await listOrders(ctx, ask("page_size=1"))).results;
    const identity = { marketplace: first?.marketplace ?? "", orderId: first?.marketplace_order_id ?? "" };
    await setMerchantOrderId(ctx, identity, ["A-1", "A-2"]);
    const [again] = page(await listOrders(ctx, ask("page_size=1"))).results;
    expect(again?.merchant_order_id).toEqual(["A-1", "A-2"]);
    const log = await db.query<{ verb: string; person_id: string }>(
      "select verb, person_id from audit where account_id = $1 order by at, id",
      [id],
    );
    expect(log).toEqual([
      { verb: "merchant_order_id.requested", person_id: ctx.person.id },
      { verb: "merchant_order_id.set", person_id: ctx.person.id },
    ]);
  });

  it("tells afterwards when it was changed here, by whom and to what, of this order alone", async () => {
    const { ctx } = await account();
    const [first, other] = page(await listOrders(ctx, ask("page_size=2"))).results;
    const of = (order: typeof first) => ({
      marketplace: order?.marketplace ?? "",
      orderId: order?.marketplace_order_id ?? "",
    });
    await setMerchantOrderId(ctx, of(first), ["A-1", "A-2"]);
    await setMerchantOrderId(ctx, of(first), []);
    const edits = await referenceEdits(ctx, of(first));
    expect(edits.map(({ references }) => references)).toEqual([[], ["A-1", "A-2"]]);
    expect(edits.every(({ asked_at, at }) => Date.parse(asked_at) <= Date.parse(at))).toBe(true);
    expect(await referenceEdits(ctx, of(other))).toEqual([]);
    const { updated_at } = await getOrder(ctx, of(first));
    expect(Date.parse(updated_at ?? "")).toBeGreaterThanOrEqual(Date.parse(edits[0]?.asked_at ?? "") - 5_000);
  });

  it("is said not to have been sent when only the look before it failed", async () => {
    const { id, ctx } = await account();
    await sandbox.fault({ route: "GET /v3.0/marketplaces/", account: id, kind: "reset-after", times: 9 });
    const refusal = await setMerchantOrderId(ctx, { marketplace: "amazon_fr", orderId: "1" }, ["A-1"]).catch(
      (error: unknown) => toAppError(error, "PATCH"),
    );
    expect(refusal).toMatchObject({ code: "lengow_unavailable", sent: "no" });
  });

  it("leaves in the audit log what came of it when Lengow did not take it", async () => {
    const { id, ctx } = await account();
    const [first] = page(await listOrders(ctx, ask("page_size=1"))).results;
    const identity = { marketplace: first?.marketplace ?? "", orderId: first?.marketplace_order_id ?? "" };
    await sandbox.fault({ route: "PATCH /v3.0/orders/moi/", account: id, kind: "500", times: 1 });
    await expect(setMerchantOrderId(ctx, identity, ["A-1"])).rejects.toMatchObject({ name: "LengowError" });
    const log = await db.query<{ verb: string; outcome: string | null }>(
      "select verb, details->>'outcome' as outcome from audit where account_id = $1 order by at, id",
      [id],
    );
    expect(log).toEqual([
      { verb: "merchant_order_id.requested", outcome: null },
      { verb: "merchant_order_id.failed", outcome: "unknown" },
    ]);
  });

  it("cannot be changed by a viewer, and nothing is sent", async () => {
    const { ctx, calls } = await account({ orders: 50 }, "viewer");
    await expect(setMerchantOrderId(ctx, { marketplace: "amazon_fr", orderId: "1" }, [])).rejects.toMatchObject({
      code: "not_allowed",
    });
    expect((await calls()).total).toBe(0);
  });
});

describe("the numbers on the tabs", () => {
  it("equal what the tab would show", async () => {
    const { ctx } = await account();
    const { counts } = await countOrders(ctx, {});
    const toShip = page(await listOrders(ctx, ask("lengow_status=waiting_shipment&page_size=1")));
    const all = page(await listOrders(ctx, ask("page_size=1")));
    expect([counts.to_ship, counts.all]).toEqual([toShip.count, all.count]);
  });

  it("are missing one by one, not all at once, when Lengow refuses some", async () => {
    const { id, ctx } = await account();
    await sandbox.fault({ route: ORDERS, account: id, kind: "530", times: 2 });
    const values = Object.values((await countOrders(ctx, {})).counts);
    expect(values.filter((value) => value === null)).toHaveLength(2);
  });

  it("are left out where Lengow ignores the filter they stand for", async () => {
    const { id, ctx } = await account();
    const deaf = await openDeafLengow(sandbox.url, ["lengow_status"]);
    const client = deaf.client(id);
    try {
      const { counts } = await countOrders({ ...ctx, lengow: () => client }, {});
      const { count, results } = page(await listOrders(ctx, ask("page_size=1")));
      expect(counts.all).toBe(count);
      const [first] = results;
      for (const { id: tab, statuses } of ORDER_TABS.slice(1)) {
        if (!(statuses as readonly string[]).includes(first?.lengow_status ?? ""))
          expect([tab, counts[tab]]).toEqual([tab, null]);
      }
    } finally {
      await deaf.close();
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderStatsQuery } from "@/lib/contract/order-stats";
import {
  OrderAlertsBody,
  OrderCountsBody,
  OrderListQuery,
  type OrderRowPage,
  OrderSearchBody,
} from "@/lib/contract/orders";
import type { OrderRow } from "@/lib/domain/order";
import type { Role } from "@/lib/domain/permissions";
import type { LengowClient } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { countOrders } from "@/lib/server/orders/count-orders";
import { getOrder } from "@/lib/server/orders/get-order";
import { listOrderRows, listOrders } from "@/lib/server/orders/list-orders";
import { setMerchantOrderId } from "@/lib/server/orders/set-merchant-order-id";
import { testContext } from "@/lib/testing/context";
import { describeOnDatabases } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { AccountReader } from "./account-reader";
import { getOrderIndex, rebuildOrderIndex } from "./order-index";
import { readAlerts } from "./read-alerts";
import { readStats } from "./read-stats";
import { fillCopy, partsFor, upstreamOf } from "./testing/shop-copy";

const ORDERS = "GET /v3.0/orders/";
const YEARS = "2000-01-01T00:00:00Z";
let sandbox: TestSandbox;
let next = 500;

beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

const ask = (members: Record<string, string>) => OrderSearchBody.parse(members);

describeOnDatabases("the grid with a copy of the orders", (open) => {
  let db: Database;
  let clients: LengowClient[] = [];
  beforeAll(async () => {
    db = await open();
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    clients = [];
    await db.close();
  });

  async function shop(fields: Record<string, unknown> = { orders: 260 }, { filled = true } = {}) {
    const account = ++next;
    await sandbox.seed(account, fields);
    const client = sandbox.client(account);
    clients.push(client);
    if (filled) await fillCopy(db, account, client);
    const as = (role: Role): ServiceContext =>
      testContext({ db, role, accountId: account, lengow: client, clock: { now: () => new Date() } });
    const ctx = as("operator");
    const rows = async (members: Record<string, string>, who = ctx) =>
      JSON.parse(Buffer.from((await listOrderRows(who, ask(members))).body).toString()) as OrderRowPage;
    await sandbox.forgetCalls(account);
    return { account, client, ctx, as, rows, calls: () => sandbox.calls(account) };
  }

  /** What an order's row says of it, in a word. */
  const names = ({ results }: { results: readonly Pick<OrderRow, "marketplace" | "marketplace_order_id">[] }) =>
    results.map((row) => `${row.marketplace} ${row.marketplace_order_id}`);

  it.each([
    [{ marketplace_order_date_from: YEARS, ordering: "-marketplace_order_date" }],
    [{ ordering: "-marketplace_order_date", page_size: "25" }],
    [{ marketplace_order_date_from: YEARS, lengow_status: "waiting_shipment,new", ordering: "updated_at" }],
    [
      {
        marketplace_order_date_from: YEARS,
        lengow_line_status: "shipped",
        ordering: "-imported_at",
        page: "2",
        page_size: "30",
      },
    ],
    [{ marketplace_order_date_from: YEARS, order_type: "is_express,is_prime", ordering: "marketplace_order_id" }],
    [{ marketplace_order_date_from: YEARS, merchant_order_id: "None", ordering: "lengow_status" }],
    [{ marketplace_order_date_from: YEARS, marketplace: "amazon_fr,zalando", ordering: "-marketplace_order_date" }],
    [{ marketplace_order_date_from: YEARS, marketplace_status: "Unshipped", ordering: "marketplace_order_id" }],
    [{ updated_from: YEARS, ordering: "-merchant_order_id" }],
    [{ imported_from: YEARS, ordering: "marketplace_status,-updated_at" }],
    [{ marketplace_order_date_from: YEARS }],
  ])(
    "G02 · G03 · G04 · G07 · LA-15 · LA-17 · LA-18 · LA-21 · answers %o as Lengow would, rows and their sequence, and asks Lengow nothing",
    async (members) => {
      const { ctx, rows, calls } = await shop();
      const copy = await rows(members);
      expect(copy).toMatchObject({ source: "index", index: { state: "ready" }, dropped: 0 });
      expect((await calls()).of(ORDERS)).toBe(0);
      const lengow = JSON.parse(
        Buffer.from((await listOrders(ctx, OrderListQuery.parse(members))).body).toString(),
      ) as OrderRowPage;
      expect(names(copy)).toEqual(names(lengow));
      expect(copy.count).toBe(lengow.count);
      const refreshed = await rows({ ...members, fresh: "1" });
      expect(refreshed.source).toBe("lengow");
      expect(copy.results).toEqual(refreshed.results);
    },
  );

  it("G05 G06 SC-04 SC-05 · types are right with all, none of and second day, from the copy and from Lengow's page", async () => {
    const filled = await shop({ orders: 400 });
    const wide = { marketplace_order_date_from: YEARS, page_size: "100", ordering: "marketplace_order_id" };
    const types = (row: OrderRow) => row.order_types.map(({ type }) => type);
    const everything = [1, 2, 3, 4, 5].map((page) => filled.rows({ ...wide, page: String(page) }));
    const all = (await Promise.all(everything)).flatMap(({ results }) => results);
    const cases: [Record<string, string>, (row: OrderRow) => boolean][] = [
      [
        { order_type: "is_prime,is_business", order_type_mode: "all" },
        (row) => types(row).includes("is_prime") && types(row).includes("is_business"),
      ],
      [
        { order_type: "is_prime", order_type_not: "is_delivered_by_marketplace" },
        (row) => types(row).includes("is_prime") && !types(row).includes("is_delivered_by_marketplace"),
      ],
      [{ order_type: "second_day" }, (row) => row.second_day],
      [{ country: "FR,DE" }, (row) => ["FR", "DE"].includes(row.delivery_country ?? "")],
      [{ merchant_order_id: "any" }, (row) => row.merchant_order_id.length > 0],
    ];
    for (const [members, fits] of cases) {
      const expected = all.filter(fits).map((row) => row.marketplace_order_id);
      const copy = await filled.rows({ ...wide, ...members });
      expect(copy.results.map((row) => row.marketplace_order_id)).toEqual(expected.slice(0, 100));
      expect(copy).toMatchObject({ source: "index", count: expected.length, dropped: 0 });
      const lengow = await filled.rows({ ...wide, ...members, fresh: "1" });
      expect(lengow.results.every(fits)).toBe(true);
      expect(lengow.results.length + lengow.dropped).toBe(Math.min(100, lengow.count));
    }
  });

  it("LA-24 · G10 · finds an order by the beginnings of words of its buyer, SKU, title, id and reference", async () => {
    const { account, as, rows } = await shop();
    const [row] = (
      await rows({ marketplace_order_date_from: YEARS, page_size: "1", lengow_status: "waiting_shipment" })
    ).results;
    const own = row?.marketplace_order_id ?? "";
    await setMerchantOrderId(as("operator"), { marketplace: row?.marketplace ?? "", orderId: own }, ["Web 4711/B"]);
    const finds = async (text: string, who = as("operator")) =>
      (await rows({ text, page_size: "100" }, who)).results.some((found) => found.marketplace_order_id === own);
    const [first = "", last = ""] = (row?.buyer_name ?? "").split(" ");
    expect(await finds(`${last.slice(0, 3)} ${first.toUpperCase()}`)).toBe(true);
    expect(await finds(row?.first_sku ?? "")).toBe(true);
    expect(await finds((row?.first_title ?? "").slice(0, 6))).toBe(true);
    expect(await finds(own)).toBe(true);
    expect(await finds(own.replaceAll(/[^A-Za-z0-9]/g, ""))).toBe(true);
    expect(await finds("4711 web")).toBe(true);
    expect(await finds("4711 nothing-of-the-kind")).toBe(false);
    expect(await finds("'); drop table order_index; --")).toBe(false);
    expect(await finds("&|!():*")).toBe(false);
    // Who may not see buyers cannot find out about them either.
    expect(await finds(`${first} ${last}`, as("viewer"))).toBe(false);
    expect(await finds(own, as("viewer"))).toBe(true);
    const [masked] = (await rows({ text: own }, as("viewer"))).results;
    expect(masked?.buyer_name).not.toBe(row?.buyer_name);
    expect(account).toBe(next);
  });

  it("LA-14 · finds an order by a piece of its id, as words and as an id, and says so of the same number everywhere", async () => {
    const { ctx, rows, calls } = await shop();
    const [order] = (await rows({ marketplace_order_date_from: YEARS, page_size: "1", ordering: "ship_by" })).results;
    const id = order?.marketplace_order_id ?? "";
    const bare = id.replaceAll(/[^A-Za-z0-9]/g, "");
    const finds = ({ results }: OrderRowPage) => results.some((row) => row.marketplace_order_id === id);
    for (const part of [id, bare.slice(-4), id.slice(-6), bare.slice(0, 6), bare.slice(-6).toLowerCase()]) {
      expect([part, finds(await rows({ text: part, page_size: "100" }))]).toEqual([part, true]);
      const asked = { marketplace_order_id: part, id_part: "1" };
      const page = await rows({ ...asked, page_size: "100" });
      expect([part, finds(page)]).toEqual([part, true]);
      expect((await countOrders(ctx, OrderCountsBody.parse(asked))).counts.all).toBe(page.count);
    }
    expect((await calls()).of(ORDERS)).toBe(0);
    // "Refresh" asks Lengow, which knows whole ids alone: the order does not vanish by it.
    expect(
      finds(await rows({ marketplace_order_id: bare.slice(-6), id_part: "1", fresh: "1", page_size: "100" })),
    ).toBe(true);
    // Without the word for it the id is a whole one, as DESIGN has it.
    expect((await rows({ marketplace_order_id: bare.slice(-6) })).count).toBe(0);
  });

  it("G10 · finds what is spelt in two ways by either, and what was kept before by both", async () => {
    const { account, rows } = await shop({ orders: 3 });
    const [row] = (await rows({ marketplace_order_date_from: YEARS })).results;
    const kept = (words: string[]) =>
      db.query(
        "update order_index set buyer_words = array_to_tsvector($2::text[]) where account_id = $1 and order_id = $3",
        [account, words, row?.marketplace_order_id ?? ""],
      );
    const finds = async (text: string) => {
      await db.query("update order_index_accounts set version = version + 1 where account_id = $1", [account]);
      return (await rows({ text })).count;
    };
    for (const words of [["qumuller"], ["qumueller"]]) {
      await kept(words);
      expect([words, await finds("quMüll"), await finds("qumuel")]).toEqual([
        words,
        words[0] === "qumuller" ? 1 : 0,
        1,
      ]);
    }
  });

  it("G09 · finds many ids at once, however old", async () => {
    const { rows, calls } = await shop();
    const { results } = await rows({
      marketplace_order_date_from: YEARS,
      page_size: "100",
      ordering: "marketplace_order_date",
    });
    const ids = results.slice(0, 40).map((row) => row.marketplace_order_id);
    const found = await rows({ marketplace_order_ids: [...ids, "no-such-order"].join(), page_size: "100" });
    expect(new Set(found.results.map((row) => row.marketplace_order_id))).toEqual(new Set(ids));
    expect(found.count).toBe(ids.length);
    expect((await calls()).of(ORDERS)).toBe(0);
  });

  it("G14 · counts what is late and due today exactly as it lists them", async () => {
    const { ctx, rows } = await shop({ orders: 600 });
    const alerts = await readAlerts(ctx, { tz: "Europe/Paris" });
    const now = Date.now();
    const late = await rows({ alert: "late", page_size: "100" });
    expect(alerts.late).toBe(late.count);
    expect(late.count).toBeGreaterThan(0);
    expect(late.results.every((row) => Date.parse(row.ship_by ?? "") < now)).toBe(true);
    const due = await rows({ alert: "due_today", tz: "Europe/Paris", page_size: "100", ordering: "ship_by" });
    expect(alerts.due_today).toBe(due.count);
    const day = (at: string | number) => new Date(at).toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
    expect(due.results.every((row) => day(row.ship_by ?? "") === day(now))).toBe(true);
    expect(alerts).toMatchObject({ errors: 0, warnings: 0, stuck: 0 });
  });

  it("G14 · counts alerts under the words and filters in force, exactly as it lists them", async () => {
    const { ctx, as, rows } = await shop({ orders: 600 });
    const late = await rows({ alert: "late", page_size: "100", ordering: "ship_by" });
    const [first] = late.results;
    const words = { text: (first?.first_title ?? "").split(" ")[0] ?? "" };
    const choices: Record<string, string>[] = [
      words,
      { marketplace: first?.marketplace ?? "" },
      { lengow_status: "shipped" },
    ];
    for (const filters of choices) {
      const { late: said } = await readAlerts(ctx, OrderAlertsBody.parse(filters));
      expect(said).toBe((await rows({ ...filters, alert: "late" })).count);
      expect(said).toBeLessThan(late.count);
    }
    // Who may not search for buyers is told the number that they would be shown.
    const buyer = OrderAlertsBody.parse({ text: first?.buyer_name ?? "" });
    expect((await readAlerts(ctx, buyer)).late).toBeGreaterThan(0);
    expect((await readAlerts(as("viewer"), buyer)).late).toBe(0);
  });

  it("sorts by deadline and by total over all orders, nothing last", async () => {
    const { rows } = await shop();
    const wide = { marketplace_order_date_from: YEARS, page_size: "100" };
    const byDeadline = (await rows({ ...wide, ordering: "ship_by" })).results.map((row) => row.ship_by ?? "~");
    expect(byDeadline).toEqual([...byDeadline].sort());
    const totals = (await rows({ ...wide, ordering: "-total_order" })).results.flatMap((row) => row.total_order ?? []);
    expect(totals.map(Number)).toEqual(totals.map(Number).sort((a, b) => b - a));
  });

  it("counts every tab as it lists it, in one question to the copy", async () => {
    const { ctx, rows, calls } = await shop();
    const { counts, source } = await countOrders(ctx, { marketplace_order_date_from: YEARS });
    expect(source).toBe("index");
    const shipped = await rows({ marketplace_order_date_from: YEARS, lengow_status: "shipped" });
    const refunds = await rows({
      marketplace_order_date_from: YEARS,
      lengow_status: "to_refund,refunding,refunded,partial_refunded",
    });
    expect([counts.shipped, counts.refunds, counts.all]).toEqual([shipped.count, refunds.count, 260]);
    expect((await calls()).of(ORDERS)).toBe(0);
  });

  it("asks Lengow when the copy does not cover the question, is not fresh, or would read it otherwise", async () => {
    const { account, rows } = await shop();
    const wide = { marketplace_order_date_from: YEARS };
    expect((await rows({ ...wide, set_currency: "GBP" })).source).toBe("lengow");
    expect((await rows({ ...wide, marketplace_order_date_to: "2026-11-20" })).source).toBe("lengow");
    await db.query("update order_index_accounts set complete_from = now() - interval '9 days' where account_id = $1", [
      account,
    ]);
    expect((await rows(wide)).source).toBe("lengow");
    expect((await rows({})).source).toBe("index");
    await expect(rows({ text: "lamp" })).rejects.toMatchObject({ code: "index_needed" });
    expect(
      (await rows({ text: "lamp", marketplace_order_date_from: new Date(Date.now() - 3 * 86_400_000).toISOString() }))
        .source,
    ).toBe("index");
    await db.query("update order_index_accounts set as_of = now() - interval '10 minutes' where account_id = $1", [
      account,
    ]);
    expect((await rows({ page_size: "20" })).source).toBe("lengow");
  });

  it("answers from the copy, with its age and the reason, when Lengow is down and never answered before", async () => {
    const { account, rows } = await shop();
    await db.query("update order_index_accounts set as_of = now() - interval '10 minutes' where account_id = $1", [
      account,
    ]);
    await sandbox.fault({ route: ORDERS, account, kind: "503", times: 20 });
    const page = await rows({ marketplace_order_date_from: YEARS });
    expect(page).toMatchObject({
      source: "index",
      stale: { reason: "unavailable" },
      index: { state: "behind" },
      count: 260,
    });
    await sandbox.clearFaults();
  });

  it("says index_needed, with how far the first reading is, before it can answer", async () => {
    const { account, client, ctx, rows } = await shop({ orders: 450 }, { filled: false });
    await expect(rows({ text: "lamp" })).rejects.toMatchObject({ code: "index_needed" });
    expect(await getOrderIndex(ctx)).toEqual({ state: "off", as_of: null, from: null, progress: null });
    const reader = new AccountReader(partsFor(db, client), account);
    for (let turn = 0; turn < 5; turn += 1) await reader.turn();
    const index = await getOrderIndex(ctx);
    expect(index.state).toBe("filling");
    expect(index.progress).toBeGreaterThan(0);
    expect(index.progress).toBeLessThan(1);
    await expect(rows({ text: "lamp" })).rejects.toMatchObject({ message: expect.stringMatching(/\d+ %/) });
    expect(await readAlerts(ctx, {})).toMatchObject({ late: null, stuck: null });
    expect((await rows({})).index.state).toBe("filling");
  });

  it("shows at once what the order page read and what was changed here", async () => {
    const { account, ctx, rows } = await shop();
    const question = { marketplace_order_date_from: YEARS, page_size: "10", lengow_status: "waiting_shipment" };
    const [row] = (await rows(question)).results;
    const identity = { marketplace: row?.marketplace ?? "", orderId: row?.marketplace_order_id ?? "" };
    await setMerchantOrderId(ctx, identity, ["REF-1"]);
    const again = await rows({ marketplace_order_id: identity.orderId });
    expect(again).toMatchObject({ source: "index", results: [{ merchant_order_id: ["REF-1"] }] });
    await upstreamOf(sandbox, account).change(identity.marketplace, identity.orderId, { lengow_status: "canceled" });
    await getOrder(ctx, identity);
    expect((await rows({ marketplace_order_id: identity.orderId })).results[0]?.lengow_status).toBe("canceled");
    await upstreamOf(sandbox, account).remove(identity.marketplace, identity.orderId);
    await expect(getOrder(ctx, identity)).rejects.toMatchObject({ code: "not_found" });
    expect((await rows({ marketplace_order_date_from: YEARS })).count).toBe(259);
  });

  it("an order too new for the copy is found by its id all the same", async () => {
    const { account, rows } = await shop();
    const { added } = await upstreamOf(sandbox, account).add(1);
    const found = await rows({ marketplace_order_id: added[0] ?? "" });
    expect(found).toMatchObject({ source: "lengow", count: 1 });
  });

  it("never shows one account's orders to another", async () => {
    const [mine, theirs] = [await shop({ orders: 90 }), await shop({ orders: 70, seed: 99 })];
    const wide = { marketplace_order_date_from: YEARS, page_size: "100" };
    const own = await mine.rows(wide);
    const other = await theirs.rows(wide);
    expect([own.count, other.count]).toEqual([90, 70]);
    const [foreign] = other.results;
    const id = foreign?.marketplace_order_id ?? "";
    expect(await mine.rows({ marketplace_order_ids: id })).toMatchObject({ count: 0 });
    expect(await mine.rows({ text: id })).toMatchObject({ count: 0 });
    await rebuildOrderIndex(theirs.as("admin"));
    expect((await mine.rows(wide)).count).toBe(90);
    await expect(rebuildOrderIndex(mine.as("operator"))).rejects.toMatchObject({ code: "not_allowed" });
  });

  it("can be rebuilt at any time, also while it is being filled", async () => {
    const { account, client, as, rows } = await shop({ orders: 350 }, { filled: false });
    const reader = new AccountReader(partsFor(db, client), account);
    for (let turn = 0; turn < 4; turn += 1) await reader.turn();
    expect(await rebuildOrderIndex(as("admin"))).toMatchObject({ state: "filling", as_of: null });
    for (let turn = 0; turn < 60; turn += 1) await reader.turn();
    expect(await rows({ marketplace_order_date_from: YEARS })).toMatchObject({ source: "index", count: 350 });
  });

  describe("buyers", () => {
    const buyersOf = async (account: number) => {
      const [row] = await db.query<{ buyers: number; words: number }>(
        "select count(buyer)::int as buyers, count(*) filter (where length(buyer_words) > 0)::int as words from order_index join order_index_content using (account_id, marketplace, order_id) where account_id = $1",
        [account],
      );
      return [row?.buyers, row?.words];
    };

    it("U21 · are gone once the order is older than the retention, and stay gone when it is read again", async () => {
      const { account, client, rows } = await shop();
      const [before, wordsBefore] = await buyersOf(account);
      expect(before).toBeGreaterThan(0);
      const wide = { marketplace_order_date_from: YEARS, ordering: "marketplace_order_date", page_size: "1" };
      const [oldest] = (await rows(wide)).results;
      const old = new Date(Date.now() - 32 * 86_400_000);
      await db.query("insert into account_settings (account_id, retention_months) values ($1, 1)", [account]);
      await db.query(
        "update order_index_accounts set purge_at = '-infinity', sweep_at = '-infinity', follow_at = '-infinity' where account_id = $1",
        [account],
      );
      const reader = new AccountReader(partsFor(db, client), account);
      for (let turn = 0; turn < 60; turn += 1) await reader.turn();
      const left = () =>
        db.query(
          "select 1 from order_index join order_index_content using (account_id, marketplace, order_id) where account_id = $1 and (buyer is not null or buyer_words is not null) and ordered_at < $2",
          [account, old],
        );
      expect(await left()).toEqual([]);
      // Read again in full, with no purge to follow: what is that old is written without its buyer.
      await db.query(
        "update order_index_accounts set sweep_at = '-infinity', purge_at = 'infinity' where account_id = $1",
        [account],
      );
      for (let turn = 0; turn < 30; turn += 1) await reader.turn();
      expect(await left()).toEqual([]);
      const [after, words] = await buyersOf(account);
      expect(after).toBeGreaterThan(0);
      expect(after).toBeLessThan(before ?? 0);
      expect(words).toBeLessThan(wordsBefore ?? 0);
      const name = oldest?.buyer_name ?? "nobody";
      const found = (await rows({ text: name, page_size: "100" })).results;
      expect(found.some((row) => row.marketplace_order_id === oldest?.marketplace_order_id)).toBe(false);
    });

    it("D07 · are never kept of an order that Lengow anonymised", async () => {
      const { account } = await shop({ orders: 200, hostile: true });
      const rows = await db.query<{ buyer: string | null; words: number }>(
        "select buyer, length(buyer_words) as words from order_index join order_index_content using (account_id, marketplace, order_id) where account_id = $1 and (content ->> 'anonymized')::boolean",
        [account],
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => row.buyer === null && !row.words)).toBe(true);
    });

    it("stand nowhere else in the copy", async () => {
      const { account } = await shop({ orders: 60 });
      const rows = await db.query<{ buyer: string; rest: string }>(
        "select buyer, content::text || words::text as rest from order_index join order_index_content using (account_id, marketplace, order_id) where account_id = $1 and length(buyer) > 5",
        [account],
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter(({ buyer, rest }) => rest.includes(buyer))).toEqual([]);
    });
  });

  it("M06 · gives figures that add up to what the grid lists", async () => {
    const { ctx, rows } = await shop({ orders: 500 });
    const from = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
    const to = new Date().toISOString().slice(0, 10);
    const stats = await readStats(ctx, OrderStatsQuery.parse({ from, to }));
    const listed = await rows({
      marketplace_order_date_from: `${from}T00:00:00Z`,
      marketplace_order_date_to: `${to}T23:59:59Z`,
    });
    expect(stats.orders_per_day?.reduce((sum, day) => sum + day.orders, 0)).toBe(listed.count);
    const open = "new,waiting_acceptance,accepted,waiting_shipment,pickup_to_prepare";
    const opened = await rows({ marketplace_order_date_from: YEARS, lengow_status: open });
    expect(stats.open_by_age?.reduce((sum, bucket) => sum + bucket.orders, 0)).toBe(opened.count);
    expect(stats.open_by_country?.reduce((sum, country) => sum + country.orders, 0)).toBe(opened.count);
    expect(stats.next_deadlines?.map(({ ship_by }) => ship_by)).toEqual(
      stats.next_deadlines?.map(({ ship_by }) => ship_by).sort(),
    );
    expect(stats.late).toBe((await rows({ alert: "late" })).count);
    expect(new Set(stats.totals?.map(({ currency }) => currency)).size).toBe(stats.totals?.length);
    expect(stats.actions_per_day).toEqual([]);
  });
});

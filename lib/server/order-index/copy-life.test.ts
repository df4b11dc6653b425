import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getOrder } from "@/lib/server/orders/get-order";
import { setMerchantOrderId } from "@/lib/server/orders/set-merchant-order-id";
import { describeOnDatabases } from "@/lib/testing/database";
import { AccountReader } from "./account-reader";
import { getOrderIndex, rebuildOrderIndex } from "./order-index";
import { readAlerts } from "./read-alerts";
import { CopiedShops, ORDERS, YEARS } from "./testing/copied-shops";
import { partsFor, upstreamOf } from "./testing/shop-copy";

describeOnDatabases("the grid with a copy of the orders", (open) => {
  let shops: CopiedShops;
  beforeAll(async () => {
    shops = await CopiedShops.open(open);
  });
  afterAll(() => shops.close());

  it("asks Lengow when the copy does not cover the question, is not fresh, or would read it otherwise", async () => {
    const { account, rows } = await shops.add();
    const wide = { marketplace_order_date_from: YEARS };
    expect((await rows({ ...wide, set_currency: "GBP" })).source).toBe("lengow");
    expect((await rows({ ...wide, marketplace_order_date_to: "2026-11-20" })).source).toBe("lengow");
    await shops.db.query(
      "update order_index_accounts set complete_from = now() - interval '9 days' where account_id = $1",
      [account],
    );
    expect((await rows(wide)).source).toBe("lengow");
    expect((await rows({})).source).toBe("index");
    await expect(rows({ text: "lamp" })).rejects.toMatchObject({ code: "index_needed" });
    expect(
      (await rows({ text: "lamp", marketplace_order_date_from: new Date(Date.now() - 3 * 86_400_000).toISOString() }))
        .source,
    ).toBe("index");
    await shops.db.query(
      "update order_index_accounts set as_of = now() - interval '10 minutes' where account_id = $1",
      [account],
    );
    expect((await rows({ page_size: "20" })).source).toBe("lengow");
  });

  it("answers from the copy, with its age and the reason, when Lengow is down and never answered before", async () => {
    const { account, rows } = await shops.add();
    await shops.db.query(
      "update order_index_accounts set as_of = now() - interval '10 minutes' where account_id = $1",
      [account],
    );
    await shops.sandbox.fault({ route: ORDERS, account, kind: "503", times: 20 });
    const page = await rows({ marketplace_order_date_from: YEARS });
    expect(page).toMatchObject({
      source: "index",
      stale: { reason: "error" },
      index: { state: "behind" },
      count: 260,
    });
    await shops.sandbox.clearFaults();
  });

  it("says index_needed, with how far the first reading is, before it can answer", async () => {
    const { account, client, ctx, rows } = await shops.add({ orders: 450 }, { filled: false });
    await expect(rows({ text: "lamp" })).rejects.toMatchObject({ code: "index_needed" });
    expect(await getOrderIndex(ctx)).toEqual({ state: "off", as_of: null, from: null, progress: null });
    const reader = new AccountReader(partsFor(shops.db, client), account);
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
    const { account, ctx, rows } = await shops.add();
    const question = { marketplace_order_date_from: YEARS, page_size: "10", lengow_status: "waiting_shipment" };
    const [row] = (await rows(question)).results;
    const identity = { marketplace: row?.marketplace ?? "", orderId: row?.marketplace_order_id ?? "" };
    await setMerchantOrderId(ctx, identity, ["REF-1"]);
    const again = await rows({ marketplace_order_id: identity.orderId });
    expect(again).toMatchObject({ source: "index", results: [{ merchant_order_id: ["REF-1"] }] });
    await upstreamOf(shops.sandbox, account).change(identity.marketplace, identity.orderId, {
      lengow_status: "canceled",
    });
    await getOrder(ctx, identity);
    expect((await rows({ marketplace_order_id: identity.orderId })).results[0]?.lengow_status).toBe("canceled");
    await upstreamOf(shops.sandbox, account).remove(identity.marketplace, identity.orderId);
    await expect(getOrder(ctx, identity)).rejects.toMatchObject({ code: "not_found" });
    expect((await rows({ marketplace_order_date_from: YEARS })).count).toBe(259);
  });

  it("never shows one account's orders to another", async () => {
    const [mine, theirs] = [await shops.add({ orders: 90 }), await shops.add({ orders: 70, seed: 99 })];
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
    const { account, client, as, rows } = await shops.add({ orders: 350 }, { filled: false });
    const reader = new AccountReader(partsFor(shops.db, client), account);
    for (let turn = 0; turn < 4; turn += 1) await reader.turn();
    expect(await rebuildOrderIndex(as("admin"))).toMatchObject({ state: "filling", as_of: null });
    for (let turn = 0; turn < 60; turn += 1) await reader.turn();
    expect(await rows({ marketplace_order_date_from: YEARS })).toMatchObject({ source: "index", count: 350 });
  });

  describe("buyers", () => {
    const buyersOf = async (account: number) => {
      const [row] = await shops.db.query<{ buyers: number; words: number }>(
        "select count(buyer)::int as buyers, count(*) filter (where length(buyer_words) > 0)::int as words from order_index join order_index_content using (account_id, marketplace, order_id) where account_id = $1",
        [account],
      );
      return [row?.buyers, row?.words];
    };

    it("U21 · are gone once the order is older than the retention, and stay gone when it is read again", async () => {
      const { account, client, rows } = await shops.add();
      const [before, wordsBefore] = await buyersOf(account);
      expect(before).toBeGreaterThan(0);
      const wide = { marketplace_order_date_from: YEARS, ordering: "marketplace_order_date", page_size: "1" };
      const [oldest] = (await rows(wide)).results;
      const old = new Date(Date.now() - 32 * 86_400_000);
      await shops.db.query("insert into account_settings (account_id, retention_months) values ($1, 1)", [account]);
      await shops.db.query(
        "update order_index_accounts set purge_at = '-infinity', sweep_at = '-infinity', follow_at = '-infinity' where account_id = $1",
        [account],
      );
      const reader = new AccountReader(partsFor(shops.db, client), account);
      for (let turn = 0; turn < 60; turn += 1) await reader.turn();
      const left = () =>
        shops.db.query(
          "select 1 from order_index join order_index_content using (account_id, marketplace, order_id) where account_id = $1 and (buyer is not null or buyer_words is not null) and ordered_at < $2",
          [account, old],
        );
      expect(await left()).toEqual([]);
      // Read again in full, with no purge to follow: what is that old is written without its buyer.
      await shops.db.query(
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
      const { account } = await shops.add({ orders: 200, hostile: true });
      const rows = await shops.db.query<{ buyer: string | null; words: number }>(
        "select buyer, length(buyer_words) as words from order_index join order_index_content using (account_id, marketplace, order_id) where account_id = $1 and (content ->> 'anonymized')::boolean",
        [account],
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => row.buyer === null && !row.words)).toBe(true);
    });

    it("stand nowhere else in the copy", async () => {
      const { account } = await shops.add({ orders: 60 });
      const rows = await shops.db.query<{ buyer: string; rest: string }>(
        "select buyer, content::text || words::text as rest from order_index join order_index_content using (account_id, marketplace, order_id) where account_id = $1 and length(buyer) > 5",
        [account],
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter(({ buyer, rest }) => rest.includes(buyer))).toEqual([]);
    });
  });
});

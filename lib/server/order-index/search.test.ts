import { afterAll, beforeAll, expect, it } from "vitest";
import { OrderCountsBody, type OrderRowPage } from "@/lib/contract/orders";
import { countOrders } from "@/lib/server/orders/count-orders";
import { setMerchantOrderId } from "@/lib/server/orders/set-merchant-order-id";
import { describeOnDatabases } from "@/lib/testing/database";
import { CopiedShops, ORDERS, YEARS } from "./testing/copied-shops";
import { upstreamOf } from "./testing/shop-copy";

type Found = OrderRowPage["results"][number];

describeOnDatabases("the grid with a copy of the orders", (open) => {
  let shops: CopiedShops;
  beforeAll(async () => {
    shops = await CopiedShops.open(open);
  });
  afterAll(() => shops.close());

  it("G09 · of many ids those that are nowhere are named, however few rows a page has, and under the other filters", async () => {
    const { rows } = await shops.add({ orders: 90 });
    const { results } = await rows({ marketplace_order_date_from: YEARS, page_size: "60" });
    const ids = [...new Set(results.map((row) => row.marketplace_order_id))];
    const [gone, never] = ["000-0000000-0000001", "000-0000000-0000002"];
    const asked = { marketplace_order_ids: [gone, ...ids, never].join(","), page_size: "25" };
    expect(ids.length).toBeGreaterThan(50);
    for (const page of ["1", "2", "3"]) expect((await rows({ ...asked, page })).ids_missing).toEqual([gone, never]);
    const status = results[0]?.lengow_status ?? "";
    const others = results.filter((row) => row.lengow_status !== status).map((row) => row.marketplace_order_id);
    expect(others.length).toBeGreaterThan(0);
    const narrowed = await rows({ ...asked, lengow_status: status });
    expect([...(narrowed.ids_missing ?? [])].sort()).toEqual([gone, ...others, never].sort());
    expect((await rows({ marketplace_order_date_from: YEARS })).ids_missing).toBeUndefined();
  });

  it("G09 · many ids may be references of one's own, mixed with the marketplaces' ids; a piece of one is none", async () => {
    const { as, rows } = await shops.add();
    const { results } = await rows({ marketplace_order_date_from: YEARS, page_size: "4" });
    const [first, second, third, other] = results as [Found, Found, Found, Found];
    const refer = (order: Found, reference: string) =>
      setMerchantOrderId(as("operator"), { marketplace: order.marketplace, orderId: order.marketplace_order_id }, [
        "spare",
        reference,
      ]);
    await refer(first, "W-2026/77");
    await refer(second, "889900");
    const asked = ["W-2026/77", "889900", third.marketplace_order_id, "8899", "W202677", "'; select 1"];
    const found = await rows({ marketplace_order_ids: asked.join(), page_size: "100" });
    const ids = found.results.map((row) => row.marketplace_order_id);
    expect(ids.sort()).toEqual([first, second, third].map((row) => row.marketplace_order_id).sort());
    expect(ids).not.toContain(other.marketplace_order_id);
    expect(found.ids_missing).toEqual(["8899", "W202677", "'; select 1"]);
  });

  it("LA-24 · G10 · finds an order by the beginnings of words of its buyer, SKU, title, id and reference", async () => {
    const { as, rows } = await shops.add();
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
  });

  it("LA-14 · finds an order by a piece of its id, as words and as an id, and says so of the same number everywhere", async () => {
    const { ctx, rows, calls } = await shops.add();
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
    const { account, rows } = await shops.add({ orders: 3 });
    const [row] = (await rows({ marketplace_order_date_from: YEARS })).results;
    const kept = (words: string[]) =>
      shops.db.query(
        "update order_index set buyer_words = array_to_tsvector($2::text[]) where account_id = $1 and order_id = $3",
        [account, words, row?.marketplace_order_id ?? ""],
      );
    const finds = async (text: string) => {
      await shops.db.query("update order_index_accounts set version = version + 1 where account_id = $1", [account]);
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
    const { rows, calls } = await shops.add();
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

  it("an order too new for the copy is found by its id all the same", async () => {
    const { account, rows } = await shops.add();
    const { added } = await upstreamOf(shops.sandbox, account).add(1);
    const found = await rows({ marketplace_order_id: added[0] ?? "" });
    expect(found).toMatchObject({ source: "lengow", count: 1 });
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { OrderListQuery, type OrderRowPage } from "@/lib/contract/orders";
import type { OrderRow } from "@/lib/domain/order";
import { listOrders } from "@/lib/server/orders/list-orders";
import { describeOnDatabases } from "@/lib/testing/database";
import { type CopiedShop, CopiedShops, ORDERS, YEARS } from "./testing/copied-shops";

/** What an order's row says of it, in a word. */
const names = ({ results }: { results: readonly Pick<OrderRow, "marketplace" | "marketplace_order_id">[] }) =>
  results.map((row) => `${row.marketplace} ${row.marketplace_order_id}`);

describeOnDatabases("the grid with a copy of the orders", (open) => {
  let shops: CopiedShops;
  /** Of all questions below: what a fresh answer writes into the copy was compared with it before. */
  let asked: CopiedShop;
  beforeAll(async () => {
    shops = await CopiedShops.open(open);
    asked = await shops.add();
  });
  afterAll(() => shops.close());

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
      const { account, ctx, rows, calls } = asked;
      await shops.sandbox.forgetCalls(account);
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
    const filled = await shops.add({ orders: 400 });
    const wide = { marketplace_order_date_from: YEARS, page_size: "100", ordering: "marketplace_order_id" };
    const types = (row: OrderRow) => row.order_types.map(({ type }) => type);
    const everything = [1, 2, 3, 4, 5].map((page) => filled.rows({ ...wide, page: String(page) }));
    const all = (await Promise.all(everything)).flatMap(({ results }) => results);
    // Each of the four: Prime and Business, one of the two, none.
    const four = all.map((row) => `${types(row).includes("is_prime")} ${types(row).includes("is_business")}`);
    expect(new Set(four).size).toBe(4);
    const cases: [Record<string, string>, (row: OrderRow) => boolean][] = [
      [
        { order_type: "is_prime,is_business", order_type_mode: "all" },
        (row) => types(row).includes("is_prime") && types(row).includes("is_business"),
      ],
      [
        { order_type: "is_prime", order_type_not: "is_delivered_by_marketplace" },
        (row) => types(row).includes("is_prime") && !types(row).includes("is_delivered_by_marketplace"),
      ],
      [
        { order_type: "is_business", order_type_not: "is_prime" },
        (row) => types(row).includes("is_business") && !types(row).includes("is_prime"),
      ],
      [{ order_type: "second_day" }, (row) => row.second_day],
      [{ country: "FR,DE" }, (row) => ["FR", "DE"].includes(row.delivery_country ?? "")],
      [{ merchant_order_id: "any" }, (row) => row.merchant_order_id.length > 0],
    ];
    for (const [members, fits] of cases) {
      const expected = all.filter(fits).map((row) => row.marketplace_order_id);
      expect(expected.length, JSON.stringify(members)).toBeGreaterThan(0);
      const copy = await filled.rows({ ...wide, ...members });
      expect(copy.results.map((row) => row.marketplace_order_id)).toEqual(expected.slice(0, 100));
      expect(copy).toMatchObject({ source: "index", count: expected.length, dropped: 0 });
      const lengow = await filled.rows({ ...wide, ...members, fresh: "1" });
      expect(lengow.results.every(fits)).toBe(true);
      // What Lengow cannot leave out is left out here, and counted: every row of its page is on screen or in that number.
      expect(lengow.results.length + lengow.dropped).toBe(Math.min(100, lengow.count));
      const onPage = all.slice(0, 100).filter(fits).length;
      if (lengow.count === all.length) expect([lengow.results.length, lengow.dropped]).toEqual([onPage, 100 - onPage]);
    }
  });

  it("LA-95 · express holds Prime however the order is marked, alone and beside other types, and is only itself when unwanted", async () => {
    const { rows } = await shops.add({ orders: 400 });
    const wide = { marketplace_order_date_from: YEARS, page_size: "100", ordering: "marketplace_order_id" };
    const all = (await Promise.all([1, 2, 3, 4].map((page) => rows({ ...wide, page: String(page) })))).flatMap(
      ({ results }) => results,
    );
    const has = (row: OrderRow, ...wanted: string[]) => row.order_types.some(({ type }) => wanted.includes(type));
    const isQuick = (row: OrderRow) => has(row, "is_express", "is_prime");
    expect(all.some((row) => has(row, "is_prime") && !has(row, "is_express"))).toBe(true);
    expect(all.some((row) => has(row, "is_express") && !has(row, "is_prime"))).toBe(true);
    const cases: [Record<string, string>, (row: OrderRow) => boolean][] = [
      [{ order_type: "is_express" }, isQuick],
      [
        { order_type: "is_express,is_business", order_type_mode: "all" },
        (row) => isQuick(row) && has(row, "is_business"),
      ],
      [{ order_type_not: "is_express" }, (row) => !has(row, "is_express")],
    ];
    for (const [members, fits] of cases) {
      const expected = all.filter(fits).map((row) => row.marketplace_order_id);
      expect(expected.length).toBeGreaterThan(0);
      const copy = await rows({ ...wide, ...members });
      expect(copy).toMatchObject({ source: "index", count: expected.length });
      expect(copy.results.map((row) => row.marketplace_order_id)).toEqual(expected.slice(0, 100));
      const lengow = await rows({ ...wide, ...members, fresh: "1" });
      expect(lengow).toMatchObject({ source: "lengow", ignored_filters: [] });
      expect(lengow.results.filter((row) => !fits(row))).toEqual([]);
      expect(lengow.count).toBeGreaterThanOrEqual(expected.length);
    }
  });
});

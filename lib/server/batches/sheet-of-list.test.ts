import { afterAll, beforeAll, expect, it } from "vitest";
import type { OrderRef } from "@/lib/contract/batches";
import type { Role } from "@/lib/domain/permissions";
import { testContext } from "@/lib/testing/context";
import { Shop } from "../actions/testing/shop";
import { setCarrierName } from "../carriers/carrier-names";
import { batchFromSheet } from "./batch-from-sheet";
import { bulkPage } from "./bulk-form";
import { freezeOrders } from "./freeze-orders";
import { getBatch } from "./read-batches";
import { changeSheet, readSheetView } from "./sheets";

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(() => shop.close());

const context = async (accountId = 100, role: Role = "operator") =>
  testContext({
    db: shop.container.db,
    accountId,
    role,
    clock: shop.clock,
    lengow: await shop.container.lengowFor(accountId),
  });

async function ticked(n: number): Promise<OrderRef[]> {
  const orders: OrderRef[] = [];
  while (orders.length < n) {
    const { marketplace, orderId } = await shop.order("amazon_fr", "waiting_shipment");
    orders.push({ marketplace, marketplace_order_id: orderId });
  }
  return orders;
}

it("U18 · ticked orders that need a number each begin as rows of a sheet, their cells empty, filled in place and sendable", async () => {
  const ctx = await context();
  const orders = await ticked(2);
  const list = await freezeOrders(ctx, { orders });
  expect(list.offers.find(({ type }) => type === "ship")).toMatchObject({ need: "sheet", valid: 2, total: 2 });
  expect(await bulkPage(ctx, list.id, "ship")).toEqual({ shows: "sheet", id: list.id });

  const sheet = await readSheetView(ctx, list.id, { page: 1, page_size: 50 });
  expect([sheet.origin, ...sheet.header.slice(0, 2)]).toEqual(["list", "marketplace_order_id", "marketplace"]);
  expect(sheet.rows.map((row) => [row.cells[1], row.cells[0]])).toEqual(
    orders.map((order) => [order.marketplace, order.marketplace_order_id]),
  );
  const column = sheet.header.indexOf("tracking_number");
  expect(sheet.mapping.columns[column]).toBe("tracking_number");
  expect(sheet.rows.map((row) => [row.cells[column], row.verdict, row.sendable])).toEqual([
    ["", "unfilled", false],
    ["", "unfilled", false],
  ]);

  // All cells at once, as two quick people type: none is lost.
  const fill = (row: number, at: number, text: string) =>
    changeSheet(ctx, list.id, { cells: [{ row, column: at, text }] });
  const [carrier, method] = [sheet.header.indexOf("carrier"), sheet.header.indexOf("shipping_method")];
  await Promise.all([
    fill(1, column, "6A12345678901"),
    fill(2, column, "6A12345678902"),
    ...[1, 2].flatMap((row) => [fill(row, carrier, "Colissimo"), fill(row, method, "Standard")]),
  ]);
  // Coming back to the address, a reload among them, finds what was typed.
  await bulkPage(ctx, list.id, "ship");
  const filled = await readSheetView(ctx, list.id, { page: 1, page_size: 50 });
  expect(filled.rows.map((row) => [row.cells[column], row.verdict])).toEqual([
    ["6A12345678901", "green"],
    ["6A12345678902", "green"],
  ]);
});

it("U18 · what is the same for many is typed once: it fills what is empty in one request, never a value that stands nor a number of one order", async () => {
  const ctx = await context();
  const list = await freezeOrders(ctx, { orders: await ticked(4) });
  await bulkPage(ctx, list.id, "ship");
  const { header, fillable } = await readSheetView(ctx, list.id, { page: 1, page_size: 50 });
  expect(fillable).toEqual([]);
  const [carrier, tracking] = [header.indexOf("carrier"), header.indexOf("tracking_number")];
  const carriers = (sheet: { rows: { cells: string[] }[] }) => sheet.rows.map(({ cells }) => cells[carrier]);
  const cells = [
    { row: 2, column: carrier, text: "Colissimo" },
    { row: 3, column: carrier, text: "UPS" },
  ];
  const down = await changeSheet(ctx, list.id, { cells, fill: { column: carrier, row: 2 } });
  expect([down.marketplaces, down.filled]).toEqual([["amazon_fr"], { filled: 1, kept: 1, left: [], meant: [] }]);
  expect([carriers(down), down.fillable]).toEqual([["", "Colissimo", "UPS", "Colissimo"], [carrier]]);
  const all = await changeSheet(ctx, list.id, { fill: { column: carrier } });
  expect([carriers(all), all.fillable]).toEqual([["Colissimo", "Colissimo", "UPS", "Colissimo"], []]);
  await expect(changeSheet(ctx, list.id, { fill: { column: tracking } })).rejects.toMatchObject({
    code: "bad_request",
  });
});

it("U18 · 5.9.5 · one carrier fills each marketplace with its own value, by the names that the account gave, and says where it could not", async () => {
  const ctx = await context();
  const places = ["amazon_fr", "cdiscount", "bol", "zalando"];
  const orders = await Promise.all(
    places.map(async (marketplace) => {
      const { orderId } = await shop.order(marketplace, "waiting_shipment");
      return { marketplace, marketplace_order_id: orderId };
    }),
  );
  const list = await freezeOrders(ctx, { orders });
  await bulkPage(ctx, list.id, "ship");
  const before = await readSheetView(ctx, list.id, { page: 1, page_size: 50 });
  const carrier = before.header.indexOf("carrier");
  const shown = (sheet: typeof before) =>
    Object.fromEntries(sheet.rows.map(({ marketplace, cells }) => [marketplace, cells[carrier]]));
  const row = before.rows.find(({ marketplace }) => marketplace === "amazon_fr")?.number ?? 0;
  const admin = await context(100, "admin");
  await setCarrierName(admin, "amazon_fr", { name: "Our van", code: "Colissimo", version: null });
  await setCarrierName(admin, "bol", { name: "our-van", code: "TNT", version: null });
  const chosen = await changeSheet(ctx, list.id, { cells: [{ row, column: carrier, text: "Colissimo" }] });
  expect(chosen.fillable).toContain(carrier);
  const filled = await changeSheet(ctx, list.id, { fill: { column: carrier } });
  expect(shown(filled)).toEqual({ amazon_fr: "Colissimo", cdiscount: "Colissimo", bol: "TNT", zalando: "" });
  expect([filled.filled?.filled, filled.filled?.left]).toEqual([2, [{ marketplace: "zalando", rows: 1 }]]);
  expect(filled.filled?.meant).toEqual(
    expect.arrayContaining([
      { marketplace: "bol", value: "TNT", rows: 1 },
      { marketplace: "cdiscount", value: "Colissimo", rows: 1 },
    ]),
  );
});

it("U18 · rows that a batch holds count as under way at once, so nothing that is being sent seems to have stayed behind", async () => {
  const ctx = await context();
  const list = await freezeOrders(ctx, { orders: await ticked(3) });
  await bulkPage(ctx, list.id, "ship");
  const { header } = await readSheetView(ctx, list.id, { page: 1, page_size: 50 });
  const values: Record<string, string> = { carrier: "Colissimo", shipping_method: "Standard" };
  const told = (row: number, tracking: string) =>
    Object.entries({ ...values, tracking_number: tracking }).map(([name, text]) => ({
      row,
      column: header.indexOf(name),
      text,
    }));
  // Two orders with one number stay to be looked at; the third is sent.
  await changeSheet(ctx, list.id, {
    cells: [...told(1, "6A55555555501"), ...told(2, "6A55555555501"), ...told(3, "6A55555555503")],
  });
  const ready = await readSheetView(ctx, list.id, { page: 1, page_size: 50 });
  expect(ready.counts).toMatchObject({ green: 1, amber: 2, sent: 0 });
  const { batch } = await batchFromSheet(ctx, {
    kind: "csv",
    title: "Sheet",
    file_id: list.id,
    verdicts: ["green"],
    client_key: "0197a000-0000-7000-8000-00000000aaaa",
  });
  // The batch tells what stayed from our own store: whoever looks at it asks Lengow nothing.
  const left = async () => {
    const offline = {
      ...ctx,
      lengow: () => {
        throw new Error("Lengow was asked");
      },
    };
    return (await getBatch(offline, batch.id, { page: 1, page_size: 50 })).file_left;
  };
  expect([batch.file_left, await left()]).toEqual(
    Array(2).fill({ origin: "list", counts: { amber: 2, unfilled: 0, red: 0 } }),
  );
  const after = await readSheetView(ctx, list.id, { page: 1, page_size: 50 });
  expect(after.counts).toMatchObject({ green: 0, amber: 2, sent: 1 });
  expect([after.rows[2]?.why[0]?.code, after.rows[2]?.sendable]).toEqual(["under_way", false]);

  await changeSheet(ctx, list.id, { cells: told(2, "6A55555555502") });
  expect((await left())?.counts).toEqual({ amber: 0, unfilled: 0, red: 0 });
});

it("U18 · a ticked list of another account, and one that never was, is not found, nor is a sheet made of it", async () => {
  const list = await freezeOrders(await context(), { orders: await ticked(1) });
  const other = await context(101);
  expect(await bulkPage(other, list.id, "ship")).toBeNull();
  expect(await bulkPage(other, "0197a000-0000-7000-8000-000000000000", "ship")).toBeNull();
  await expect(readSheetView(other, list.id, { page: 1, page_size: 50 })).rejects.toMatchObject({ code: "not_found" });
  await bulkPage(await context(), list.id, "ship");
  expect(await bulkPage(other, list.id, "ship")).toBeNull();
});

it("U18 · a change tells what it wrote over, in cells as in a column that it filled, and that taken as a change takes it back", async () => {
  const ctx = await context();
  const list = await freezeOrders(ctx, { orders: await ticked(3) });
  await bulkPage(ctx, list.id, "ship");
  const before = await readSheetView(ctx, list.id, { page: 1, page_size: 50 });
  expect(before.replaced).toEqual([]);
  const [number, carrier] = ["tracking_number", "carrier"].map((name) => before.header.indexOf(name)) as [
    number,
    number,
  ];
  const first = { row: 1, column: number, text: "TRK1" };
  await changeSheet(ctx, list.id, { cells: [first] });
  const over = await changeSheet(ctx, list.id, {
    cells: [
      { ...first, text: "TRK2" },
      { row: 2, column: number, text: "TRK3" },
      { row: 2, column: carrier, text: "" },
    ],
  });
  // A cell that stays as it was is nothing to take back.
  expect(over.replaced).toEqual([first, { row: 2, column: number, text: "" }]);
  const filled = await changeSheet(ctx, list.id, {
    cells: [{ row: 1, column: carrier, text: "UPS" }],
    fill: { column: carrier, row: 1 },
  });
  expect(filled.replaced).toEqual([1, 2, 3].map((row) => ({ row, column: carrier, text: "" })));
  await changeSheet(ctx, list.id, { cells: filled.replaced });
  const back = await changeSheet(ctx, list.id, { cells: over.replaced });
  expect(back.rows.map(({ cells }) => [cells[number], cells[carrier]])).toEqual([
    ["TRK1", ""],
    ["", ""],
    ["", ""],
  ]);
});

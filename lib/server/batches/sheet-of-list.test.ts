import { afterAll, beforeAll, expect, it } from "vitest";
import type { OrderRef } from "@/lib/contract/batches";
import type { Role } from "@/lib/domain/permissions";
import { testContext } from "@/lib/testing/context";
import { Shop } from "../actions/testing/shop";
import { bulkPage } from "./bulk-form";
import { freezeOrders } from "./freeze-orders";
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
  expect(sheet.origin).toBe("list");
  expect(sheet.rows.map((row) => [row.cells.at(-1), row.cells[0]])).toEqual(
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
  expect([carriers(down), down.fillable]).toEqual([["", "Colissimo", "UPS", "Colissimo"], [carrier]]);
  const all = await changeSheet(ctx, list.id, { fill: { column: carrier } });
  expect([carriers(all), all.fillable]).toEqual([["Colissimo", "Colissimo", "UPS", "Colissimo"], []]);
  await expect(changeSheet(ctx, list.id, { fill: { column: tracking } })).rejects.toMatchObject({
    code: "bad_request",
  });
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

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OrderRef } from "../actions/testing/shop";
import { codes, csv, SheetDesk } from "./testing/sheet-desk";

let desk: SheetDesk;
beforeAll(async () => {
  desk = await SheetDesk.open();
});
afterAll(() => desk.close());
beforeEach(() => desk.shop.forget());

describe("a sheet", () => {
  it("says of damaged numbers, doubles, shipped orders and wrong values why they cannot be sent", async () => {
    const [one, two, three] = [await desk.order(), await desk.order(), await desk.order()];
    const shipped = await desk.shop.order("ebay_fr", "shipped");
    const amazon = await desk.shop.order("amazon_fr", "waiting_shipment");
    const row = (ref: OrderRef, tracking: string, carrier = "") => [ref.marketplace, ref.orderId, tracking, carrier];
    const sheet = await desk.sheetOf(
      csv([
        ["marketplace", "order_id", "tracking_number", "carrier"],
        row(one, "3,04E+13"),
        row(two, "05222014823315"),
        row(two, "05222014823315"),
        row(two, "05222014823316"),
        row(shipped, "05222014823317"),
        row(amazon, "05222014823318", "Other"),
        ["nowhere", "1", "05222014823319", ""],
        ["ebay_fr", "", "05222014823320", ""],
        row(three, "5222014823321"),
      ]),
    );
    expect(codes(sheet).map((all) => all.find((one) => one.startsWith("field")) ?? all[0])).toEqual([
      "scientific tracking_number",
      undefined,
      "duplicate",
      "same_order",
      "already_shipped",
      "field shipping_method",
      "unknown_marketplace marketplace",
      "no_order_id marketplace_order_id",
      "lost_zeros tracking_number",
    ]);
    expect(sheet.counts).toEqual({ green: 1, amber: 1, unfilled: 1, sent: 0, red: 6 });
  });

  it("calls a row whose values nobody has typed yet one to fill in, also when there is no column yet to type them into", async () => {
    const amazon = await desk.shop.order("amazon_fr", "waiting_shipment");
    const columns = ["marketplace", "order_id", "tracking_number", "carrier"];
    const row = [amazon.marketplace, amazon.orderId, "6A12345678901", "Colissimo"];
    const [without, empty, wrong] = [
      await desk.sheetOf(csv([columns, row])),
      await desk.sheetOf(
        csv([
          [...columns, "shipping_method"],
          [...row, ""],
        ]),
      ),
      await desk.sheetOf(
        csv([
          [...columns, "shipping_method"],
          [...row.with(3, "Nobody’s carrier"), ""],
        ]),
      ),
    ];
    expect(without.rows.map(({ verdict, why }) => [verdict, why])).toEqual([
      ["unfilled", [{ code: "field", field: "shipping_method", problem: "no_column" }]],
    ]);
    expect(without.lacking).toEqual([{ meaning: "shipping_method", rows: 1, must: true }]);
    expect(empty.lacking).toEqual([]);
    expect(empty.rows.map(({ verdict, sendable, why }) => [verdict, sendable, why])).toEqual([
      ["unfilled", false, [{ code: "field", field: "shipping_method", problem: "required" }]],
    ]);
    expect(empty.counts).toEqual({ green: 0, amber: 0, unfilled: 1, sent: 0, red: 0 });
    expect((await desk.send(empty, ["green", "amber"])).status).toBe(400);
    expect(wrong.rows[0]?.verdict).toBe("red");
  });

  it("gets a column for what rows ask for and none holds: its cells are to fill in, filled down and sent", async () => {
    const all = [
      await desk.shop.order("amazon_fr", "waiting_shipment"),
      await desk.shop.order("amazon_fr", "waiting_shipment"),
    ];
    const file = csv([
      ["marketplace", "order_id", "tracking_number", "carrier", "shelf"],
      ...all.map(({ marketplace, orderId }, n) => [marketplace, orderId, `6A1234567890${n}`, "Colissimo", `S${n}`]),
    ]);
    const before = await desk.sheetOf(file);
    expect(before.counts).toMatchObject({ unfilled: 2, red: 0 });
    const wide = (await desk.edit(before.id, { add: "shipping_method" })).body;
    expect(wide.header.at(-1)).toBe("shipping_method");
    expect(wide.mapping.columns).toEqual([...before.mapping.columns, "shipping_method"]);
    expect(wide.rows.map(({ cells }) => cells)).toEqual(before.rows.map(({ cells }) => [...cells, ""]));
    expect([wide.counts, wide.lacking]).toEqual([{ green: 0, amber: 0, unfilled: 2, sent: 0, red: 0 }, []]);
    expect(wide.rows[0]?.required).toContain(5);
    // Asked for twice it is one column; what no argument is called by is none.
    expect((await desk.edit(before.id, { add: "shipping_method" })).body.header).toEqual(wide.header);
    expect((await desk.edit(before.id, { add: "mood" })).status).toBe(400);
    const cells = [{ row: 1, column: 5, text: "Standard" }];
    const ready = (await desk.edit(before.id, { cells, fill: { column: 5, row: 1 } })).body;
    expect([ready.counts.green, ready.filled?.filled]).toEqual([2, 1]);
    // The next file of its kind is as wide as it comes.
    expect((await desk.sheetOf(file)).mapping.columns).toEqual(before.mapping.columns);
    expect((await desk.send(ready)).status).toBe(202);
    await desk.recordAndSend();
    for (const one of all)
      expect((await desk.shop.truth(one)).map(({ args }) => args.shipping_method)).toEqual(["Standard"]);
  });

  it("filled down a column, calls only those rows empty whose marketplace takes such a value", async () => {
    const [amazon, german, other] = [
      await desk.shop.order("amazon_fr", "waiting_shipment"),
      await desk.shop.order("amazon_de", "waiting_shipment"),
      await desk.order(),
    ];
    const row = (ref: OrderRef, method: string) => [ref.marketplace, ref.orderId, "6A12345678901", method];
    const names = ["marketplace", "order_id", "tracking_number", "shipping_method"];
    const sheet = await desk.sheetOf(csv([names, row(amazon, "Standard"), row(german, ""), row(other, "")]));
    expect(sheet.rows.map(({ idle }) => idle)).toEqual([[], [], [3]]);
    const { filled } = (await desk.edit(sheet.id, { fill: { column: 3 } })).body;
    expect(filled?.left).toEqual([{ marketplace: "amazon_de", rows: 1 }]);
  });

  it("foresees what the value of another cell asks for, also where no column holds it yet", async () => {
    const one = await desk.shop.order("ebay_fr", "waiting_shipment");
    const names = ["marketplace", "order_id", "tracking_number"];
    const untold = await desk.sheetOf(csv([names, [one.marketplace, one.orderId, ""]]));
    expect(untold.lacking).toEqual([]);
    const told = (await desk.edit(untold.id, { cells: [{ row: 1, column: 2, text: "05222014823315" }] })).body;
    expect([told.rows[0]?.verdict, codes(told)]).toEqual(["amber", [["needed_empty carrier"]]]);
    expect(told.lacking).toEqual([{ meaning: "carrier", rows: 1, must: false }]);
    const wide = (await desk.edit(untold.id, { add: "carrier" })).body;
    expect(wide.rows[0]?.required).toContain(3);
    const filled = (await desk.edit(untold.id, { cells: [{ row: 1, column: 3, text: "Kurier 24" }] })).body;
    expect([filled.rows[0]?.verdict, codes(filled)]).toEqual(["green", [[]]]);
  });

  it("never takes the number of a line that the order has for a damaged one, however long those of other marketplaces are", async () => {
    const bol = await desk.shop.order("bol", "waiting_shipment");
    const [line = ""] = bol.lines;
    const long = ["05222014823315", "05222014823316", "05222014823317"].map((code, n) => [
      "ebay_fr",
      `none-${n}`,
      code,
    ]);
    const sheet = await desk.sheetOf(
      csv([["marketplace", "order_id", "line"], ["bol", bol.orderId, line], ["bol", "none", "2809712137"], ...long]),
    );
    expect(line).toMatch(/^\d{10}$/);
    expect(codes(sheet)[0]).not.toContain("lost_zeros line");
    expect(codes(sheet)[1]).toContain("lost_zeros line");
  });

  it("keeps every value on one line, from a file or typed, and a tracking number with a space inside is worth a look", async () => {
    const [one, two] = [await desk.order(), await desk.order()];
    const names = ["marketplace", "order_id", "tracking_number"];
    const rows = [
      [one.marketplace, one.orderId, '"TRK0001\r\nTRK0002"'],
      [two.marketplace, two.orderId, ""],
    ];
    const dropped = await desk.sheetOf(csv([names, ...rows]));
    const cells = [{ row: 2, column: 2, text: "TRK0003\nTRK0004\u2028TRK0005\r\n" }];
    const { body: sheet } = await desk.edit(dropped.id, { cells });
    expect(sheet.rows.map((row) => row.cells[2])).toEqual(["TRK0001 TRK0002", "TRK0003 TRK0004 TRK0005"]);
    expect(codes(sheet)).toEqual([["tracking_spaced tracking_number"], ["tracking_spaced tracking_number"]]);
    expect(sheet.sendable).toEqual({ green: 0, amber: 2 });
    // It is looked at and no more: some carriers write their numbers in groups.
    expect((await desk.send(sheet, ["green", "amber"])).status).toBe(202);
    await desk.recordAndSend();
    expect((await desk.shop.truth(one)).map(({ args }) => args.tracking_number)).toEqual(["TRK0001 TRK0002"]);
  });

  it("is corrected in place, and what a column means is remembered for files like it", async () => {
    const one = await desk.order();
    const file = csv([
      ["marketplace", "order", "parcel code"],
      [one.marketplace, one.orderId, "3.04E+13"],
    ]);
    const sheet = await desk.sheetOf(file);
    expect(sheet.mapping.columns[2]).toBeNull();
    const mapped = await desk.edit(sheet.id, {
      mapping: { type: "ship", columns: ["marketplace", "marketplace_order_id", "tracking_number"] },
    });
    expect(codes(mapped.body)[0]).toContain("scientific tracking_number");
    const mended = await desk.edit(sheet.id, { cells: [{ row: 1, column: 2, text: "05222014823315" }] });
    expect(mended.body.rows[0]?.verdict).toBe("green");
    expect((await desk.sheetOf(file)).mapping.columns[2]).toBe("tracking_number");
    expect((await desk.edit(sheet.id, { cells: [{ row: 9, column: 0, text: "x" }] })).status).toBe(400);
  });
});

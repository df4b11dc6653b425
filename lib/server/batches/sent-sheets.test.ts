import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as result } from "@/app/api/accounts/[accountId]/batches/files/[id]/result/route";
import type { Sheet } from "@/lib/contract/batches";
import type { OrderRef } from "../actions/testing/shop";
import { batchTurn } from "./run-batches";
import { csv, SheetDesk } from "./testing/sheet-desk";

let desk: SheetDesk;
beforeAll(async () => {
  desk = await SheetDesk.open();
});
afterAll(() => desk.close());
beforeEach(() => desk.shop.forget());

describe("a sheet", () => {
  it("is checked row by row, its green rows are sent, and the same file dropped again sends nothing twice", async () => {
    const all = [await desk.order(), await desk.order(), await desk.order()];
    const rows = all.map(({ marketplace, orderId }, n) => [marketplace, orderId, `0522201482331${n}`]);
    const file = csv([
      ["marketplace", "order id", "tracking number"],
      ...rows,
      ["ebay_fr", "no-such-order", "05222014823319"],
    ]);
    const sheet = await desk.sheetOf(file);
    expect(sheet.mapping.columns).toEqual(["marketplace", "marketplace_order_id", "tracking_number"]);
    expect([sheet.counts, sheet.rows[3]?.why]).toEqual([
      { green: 3, amber: 0, unfilled: 0, sent: 0, red: 1 },
      [{ code: "order_not_found", field: "marketplace_order_id" }],
    ]);
    const { status, body } = await desk.send(sheet);
    expect([status, body.total, body.file_id]).toEqual([202, 3, sheet.id]);
    // At the next look, however soon, no row that is sent seems ready again.
    const counts = async () => (await desk.check(sheet.id)).body.counts;
    expect(await counts()).toMatchObject({ green: 0, sent: 3, red: 1 });
    await desk.recordAndSend();
    expect(await counts()).toMatchObject({ green: 0, sent: 3, red: 1 });
    for (const [n, one] of all.entries()) {
      expect((await desk.shop.truth(one)).map(({ args }) => args.tracking_number)).toEqual([`0522201482331${n}`]);
    }
    const back = await desk.ask(result, { id: sheet.id }, { query: `batch=${body.id}` });
    const outcomes = parse(back.text, { delimiter: ";", bom: true, columns: true }) as Record<string, string>[];
    expect(outcomes.map((row) => row.orderdeck_outcome)).toEqual(["moving", "moving", "moving", "not sent: red"]);
    expect(outcomes[0]?.["order id"]).toBe(all[0]?.orderId);
    const again = await desk.sheetOf(back.text);
    expect(again.rows.slice(0, 3).map((row) => [row.verdict, row.sendable, row.why[0]?.code])).toEqual(
      Array(3).fill(["sent", false, "already_sent"]),
    );
    expect((await desk.send(again, ["green", "amber"])).status).toBe(400);
    await desk.recordAndSend();
    for (const one of all) expect(await desk.shop.truth(one)).toHaveLength(1);
  });

  it("pressed twice is one batch, also after its rows were sent", async () => {
    const one = await desk.order();
    const sheet = await desk.sheetOf(
      csv([
        ["order id", "tracking", "marketplace"],
        [one.orderId, "TR-12345678", one.marketplace],
      ]),
    );
    const key = randomUUID();
    const first = await desk.send(sheet, ["green"], key);
    await desk.recordAndSend();
    const second = await desk.send(sheet, ["green"], key);
    expect([second.status, second.body.id]).toEqual([200, first.body.id]);
  });

  it("U18 · tells of one tracking number at two orders, in the sheet or sent before, on every row it is about, and refuses none", async () => {
    const [one, two, three] = [await desk.order(), await desk.order(), await desk.order()];
    let bol = await desk.shop.order("bol", "waiting_shipment");
    while (bol.lines.length < 2) bol = await desk.shop.order("bol", "waiting_shipment");
    const row = (ref: OrderRef, tracking: string, line = "") => [ref.marketplace, ref.orderId, tracking, line];
    const file = csv([
      ["marketplace", "order_id", "tracking_number", "line"],
      row(one, "6A 99887766554"),
      row(two, "6a99887766554"),
      row(three, "6A99887766555"),
      ...bol.lines.slice(0, 2).map((line) => row(bol, "6A99887766556", line)),
    ]);
    const first = await desk.sheetOf(file);
    const shared = (sheet: Sheet) =>
      sheet.rows.map(({ why }) => why.filter(({ code }) => /^tracking_(?:in|sent)/.test(code)));
    const beside = (code: string, other: OrderRef) => [{ code, field: "tracking_number", detail: other.orderId }];
    expect(shared(first)).toEqual([
      beside("tracking_in_sheet", two),
      beside("tracking_in_sheet", one),
      ...[[], [], []],
    ]);
    expect(first.rows.slice(0, 2).map(({ verdict, sendable }) => [verdict, sendable])).toEqual([
      ["amber", true],
      ["amber", true],
    ]);
    expect((await desk.send(first, ["green", "amber"])).body.total).toBeGreaterThanOrEqual(3);
    await desk.recordAndSend();
    expect((await desk.shop.truth(two)).map(({ args }) => args.tracking_number)).toEqual(["6a99887766554"]);
    const four = await desk.order();
    const later = await desk.sheetOf(
      csv([["marketplace", "order_id", "tracking_number"], row(four, "6A-9988-7766555").slice(0, 3)]),
    );
    expect(shared(later)).toEqual([beside("tracking_sent", three)]);
    expect(later.rows[0]?.sendable).toBe(true);
  });

  it("calls a row sent only when what is under way says what the row says, and leaves: else it is to be looked at", async () => {
    const [one, two] = [await desk.order(), await desk.order()];
    const record = (ref: OrderRef, tracking: string) =>
      desk.shop.record(ref, { type: "ship", args: { tracking_number: tracking } });
    await record(one, "TR-11111111");
    const { body } = await record(two, "TR-22222222");
    const row = (ref: OrderRef, tracking: string) =>
      csv([
        ["marketplace", "order", "tracking"],
        [ref.marketplace, ref.orderId, tracking],
      ]);
    const judged = async (bytes: string) => {
      const { rows, counts } = await desk.sheetOf(bytes);
      return [rows[0]?.verdict, rows[0]?.sendable, rows[0]?.why[0]?.code, counts.sent];
    };
    expect(await judged(row(one, "TR-11111111"))).toEqual(["sent", false, "under_way", 1]);
    expect(await judged(row(one, "TR-99999999"))).toEqual(["amber", false, "in_the_way", 0]);
    // A person must decide: nobody knows whether it left.
    for (const state of ["claimed", "sending", "unconfirmed", "needs_person"])
      await desk.shop.container.db.query(
        "update outbox set state = $2, attempt = 1, sending_at = clock_timestamp(), maybe_sent_until = clock_timestamp() where id = $1",
        [body.intents[0]?.id, state],
      );
    expect(await judged(row(two, "TR-22222222"))).toEqual(["amber", false, "in_the_way", 0]);
    expect((await desk.send(await desk.sheetOf(row(two, "TR-22222222")), ["green", "amber"])).status).toBe(400);
  });

  it("calls no row of a paused batch sent, recorded or not, until the batch goes on", async () => {
    const rows = [await desk.order(), await desk.order()].map((ref, n) => [
      ref.marketplace,
      ref.orderId,
      `0522201482771${n}`,
    ]);
    const sheet = await desk.sheetOf(csv([["marketplace", "order id", "tracking number"], ...rows]));
    const { body } = await desk.send(sheet);
    const why = async () => (await desk.check(sheet.id)).body.rows.map((row) => row.why[0]?.code);
    const turn = (state: string) =>
      desk.shop.container.db.query("update batches set state = $2 where id = $1", [body.id, state]);
    expect(await why()).toEqual(["under_way", "under_way"]);
    await turn("paused");
    expect(await why()).toEqual(["batch_paused", "batch_paused"]);
    await turn("running");
    while (await batchTurn(desk.shop.container));
    expect(await why()).toEqual(["under_way", "under_way"]);
    await turn("paused");
    const { counts, sendable } = (await desk.check(sheet.id)).body;
    expect([counts, sendable]).toEqual([
      { green: 0, amber: 2, unfilled: 0, sent: 0, red: 0 },
      { green: 0, amber: 0 },
    ]);
  });

  it("judges a row that was corrected to another order, or to another number, while it waits to be recorded, by what it says now", async () => {
    const [one, two, other] = [await desk.order(), await desk.order(), await desk.order()];
    const rows = [one, two].map((ref, n) => [ref.marketplace, ref.orderId, `0522201482772${n}`]);
    const sheet = await desk.sheetOf(csv([["marketplace", "order id", "tracking number"], ...rows]));
    await desk.send(sheet);
    const { body } = await desk.edit(sheet.id, {
      cells: [
        { row: 1, column: 1, text: other.orderId },
        { row: 2, column: 2, text: "05222014827799" },
      ],
    });
    expect(body.rows.map(({ verdict, why }) => [verdict, why[0]?.code])).toEqual([
      ["green", undefined],
      ["amber", "in_the_way"],
    ]);
  });

  it("waits for nothing that was withdrawn or refused: such a row is green again", async () => {
    const one = await desk.order();
    const { body } = await desk.shop.record(one, { type: "ship", args: { tracking_number: "TR-87654321" } });
    const file = csv([
      ["marketplace", "order", "tracking"],
      [one.marketplace, one.orderId, "TR-87654321"],
    ]);
    expect((await desk.sheetOf(file)).rows[0]?.why[0]?.code).toBe("under_way");
    await desk.shop.cancel(body.intents[0]?.id ?? "");
    expect((await desk.sheetOf(file)).rows[0]?.verdict).toBe("green");
  });
});

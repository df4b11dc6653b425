import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillCopy } from "../order-index/testing/shop-copy";
import { codes, csv, SheetDesk } from "./testing/sheet-desk";

let desk: SheetDesk;
beforeAll(async () => {
  desk = await SheetDesk.open();
});
afterAll(() => desk.close());

describe("a sheet", () => {
  it("without a marketplace says of an order that is shipped already just that, and of an id that does not tell its order why", async () => {
    const { container, account } = desk.shop;
    const [open, shipped] = [await desk.order(), await desk.shop.order("decathlon_fr", "shipped")];
    const twice = await desk.shop.order("decathlon_fr", "shipped");
    const names = ["order", "tracking"];
    const rows = [open, shipped, twice].map(({ orderId }, n) => [orderId, `0522201482331${n}`]);
    await fillCopy(container.db, account, await container.lengowFor(account));
    await container.db.query(
      `insert into order_index select (jsonb_populate_record(o, '{"marketplace":"ebay_fr"}')).* from order_index o
       where account_id = $1 and order_id = $2`,
      [account, twice.orderId],
    );
    const sheet = await desk.sheetOf(csv([names, ...rows, ["402-0000000-0000001", "05222014823319"]]));
    expect(sheet.rows.map(({ marketplace }) => marketplace)).toEqual(["decathlon_fr", "decathlon_fr", null, null]);
    expect(codes(sheet)).toEqual([
      [],
      ["already_shipped"],
      ["no_marketplace marketplace"],
      ["not_found_alone marketplace"],
    ]);
    expect(sheet.lacking).toEqual([{ meaning: "marketplace", rows: 2, must: true }]);
  });
});

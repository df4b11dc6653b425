import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as upload } from "@/app/api/accounts/[accountId]/batches/files/route";
import { GET as template } from "@/app/api/accounts/[accountId]/batches/template/route";
import { MOST_SHEET_BYTES } from "@/lib/contract/batches";
import { csv, SheetDesk } from "./testing/sheet-desk";

let desk: SheetDesk;
beforeAll(async () => {
  desk = await SheetDesk.open();
});
afterAll(() => desk.close());
beforeEach(() => desk.shop.forget());

describe("a sheet", () => {
  it("finds out the marketplace by the order's id when no column tells it", async () => {
    const one = await desk.order();
    const sheet = await desk.sheetOf(
      csv([
        ["order", "tracking"],
        [one.orderId, "05222014823315"],
      ]),
    );
    expect([sheet.rows[0]?.marketplace, sheet.rows[0]?.verdict]).toEqual([one.marketplace, "green"]);
  });

  it("takes rows pasted from a spreadsheet without names", async () => {
    const all = [await desk.order(), await desk.order()];
    const sheet = await desk.sheetOf(all.map(({ orderId }, n) => `${orderId}\t0522201482361${n}`).join("\n"));
    expect([sheet.separator, sheet.header, sheet.mapping.columns]).toEqual([
      "\t",
      ["", ""],
      ["marketplace_order_id", "tracking_number"],
    ]);
    expect(sheet.counts.green).toBe(2);
  });

  it("is refused when it is too large before a byte of it is read, and when it is no table", async () => {
    const large = await desk.ask(
      upload,
      {},
      { body: "x", headers: { "content-type": "text/csv", "content-length": String(100 * 1024 * 1024) } },
    );
    expect([large.status, large.body.error.code, large.body.error.sent]).toEqual([413, "too_large", "no"]);
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const answer = await desk.answer(upload, { method: "POST", body: endless, duplex: "half" } as RequestInit);
    expect([answer.status, pulled <= MOST_SHEET_BYTES / 1024 / 1024 + 3]).toEqual([413, true]);
    for (const bytes of [Buffer.from("PK\u0003\u0004xx"), Buffer.from(""), Buffer.from("order;tracking\r\n")]) {
      const { status, body } = await desk.drop(bytes);
      expect([status, body.error.details?.[0]?.field, body.error.sent]).toEqual([400, "file", "no"]);
    }
  });

  it("of bytes that are no UTF-8 is read as windows-1252 and never sent with broken letters", async () => {
    const one = await desk.order();
    const sheet = await desk.sheetOf(
      Buffer.from(
        csv([
          ["N° de commande", "n° de suivi", "place de marché"],
          [one.orderId, "05222014823315", one.marketplace],
        ]),
        "latin1",
      ),
    );
    expect([sheet.encoding, sheet.counts.green]).toEqual(["windows-1252", 1]);
  });

  it("does not exist for a viewer or another account", async () => {
    const one = await desk.order();
    const sheet = await desk.sheetOf(
      csv([
        ["order", "tracking"],
        [one.orderId, "05222014823315"],
      ]),
    );
    await desk.as("viewer", async () => expect((await desk.check(sheet.id)).status).toBe(403));
    await desk.shop.container.db.query("update bulk_files set account_id = 999 where id = $1", [sheet.id]);
    expect((await desk.check(sheet.id)).status).toBe(404);
  });
});

describe("a template", () => {
  it("has a row per line of the open orders and names the carriers that are allowed; filled in, it is a sheet", async () => {
    const query = `query=${encodeURIComponent("marketplace=decathlon_fr&lengow_status=waiting_shipment&marketplace_order_date_from=2000-01-01")}`;
    const { status, text } = await desk.ask(template, {}, { query });
    expect(status).toBe(200);
    const rows = parse(text, { delimiter: ";", bom: true, relax_column_count: true }) as string[][];
    const [header = [], ...body] = rows;
    const lines = body.filter(([first]) => !first?.startsWith("#"));
    expect(lines.length).toBeGreaterThan(0);
    const at = header.indexOf("tracking_number");
    const filled = lines
      .slice(0, 3)
      .map((row, n) => row.map((cell, index) => (index === at ? `0522201482333${n}` : cell)));
    const remarks = body.filter(([first]) => first?.startsWith("#"));
    const sheet = await desk.sheetOf(csv([header, ...filled, ...remarks]));
    expect([sheet.total, sheet.counts.red]).toEqual([filled.length, 0]);
  });
});

describe("a flight check of 2,000 rows", () => {
  beforeAll(() => desk.shop.sandbox.seed(desk.shop.account, { orders: 2_500, seed: 3 }));

  it("takes seconds, reads orders a page at a time, and judges every row", async () => {
    const { account, sandbox } = desk.shop;
    const made = await desk.ask(
      template,
      {},
      {
        query: `query=${encodeURIComponent("lengow_status=waiting_shipment,accepted,shipped,closed&marketplace_order_date_from=2000-01-01")}`,
      },
    );
    const rows = parse(made.text, { delimiter: ";", bom: true, relax_column_count: true }) as string[][];
    const [header = [], ...body] = rows;
    const tracking = header.indexOf("tracking_number");
    const lines = body.filter(([first]) => !first?.startsWith("#")).slice(0, 2_000);
    const carrier = header.indexOf("carrier");
    const carriers = new Map(
      body.flatMap(([first = "", code = ""]) => {
        const place = /^'?# (\S+) carrier:$/.exec(first)?.[1];
        return place === undefined ? [] : [[place, code] as const];
      }),
    );
    for (const row of lines) row[carrier] = carriers.get(row[0] ?? "") ?? "";
    const filled = lines.map((row, n) =>
      row.map((cell, index) => (index === tracking ? `0522201${String(1_000_000 + n)}` : cell)),
    );
    const dropped = await desk.drop(csv([header, ...filled]));
    await sandbox.forgetCalls(account);
    const began = performance.now();
    const { body: sheet } = await desk.check(dropped.body.id);
    const ms = performance.now() - began;
    const calls = (await sandbox.calls(account)).of("GET /v3.0/orders/");
    console.info(JSON.stringify({ rows: sheet.total, ms: Math.round(ms), calls, counts: sheet.counts }));
    expect(Object.values(sheet.counts).reduce((sum, n) => sum + n, 0)).toBe(sheet.total);
    expect(sheet.total).toBeGreaterThan(1_500);
    expect(calls).toBeLessThan(400);
  }, 240_000);
});

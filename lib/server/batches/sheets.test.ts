import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as result } from "@/app/api/accounts/[accountId]/batches/files/[id]/result/route";
import { PATCH as change, GET as check } from "@/app/api/accounts/[accountId]/batches/files/[id]/route";
import { POST as upload } from "@/app/api/accounts/[accountId]/batches/files/route";
import { POST as create } from "@/app/api/accounts/[accountId]/batches/route";
import { GET as template } from "@/app/api/accounts/[accountId]/batches/template/route";
import { type BatchView, MOST_SHEET_BYTES, type Sheet } from "@/lib/contract/batches";
import type { ErrorEnvelope } from "@/lib/contract/error-envelope";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { TEST_ORIGIN } from "@/lib/testing/context";
import { signInAs } from "@/lib/testing/sign-in";
import { type OrderRef, Shop } from "../actions/testing/shop";
import { batchTurn } from "./run-batches";

let shop: Shop;
let cookie: string;
beforeAll(async () => {
  shop = await Shop.open();
  cookie = (await signInAs(shop.container, { 100: "operator" })).cookie;
});
afterAll(() => shop.close());
beforeEach(() => shop.forget());

async function ask<T>(
  handler: unknown,
  params: Record<string, string>,
  init: { body?: BodyInit; headers?: Record<string, string>; query?: string; method?: string } = {},
) {
  const method = init.method ?? (init.body === undefined ? "GET" : "POST");
  const request = new Request(`${TEST_ORIGIN}/api?${init.query ?? ""}`, {
    method,
    headers: { cookie, origin: TEST_ORIGIN, ...init.headers },
    ...(init.body === undefined ? {} : { body: init.body }),
  });
  const response = await (handler as RouteHandler)(request, {
    params: Promise.resolve({ accountId: "100", ...params }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return { status: response.status, text, body: (isJson ? JSON.parse(text) : {}) as T & ErrorEnvelope };
}

const drop = (bytes: BodyInit, name = "sheet.csv") =>
  ask<{ id: string }>(
    upload,
    {},
    { body: bytes, headers: { "content-type": "text/csv", "x-file-name": encodeURIComponent(name) } },
  );

async function sheetOf(bytes: BodyInit): Promise<Sheet> {
  const dropped = await drop(bytes);
  expect(dropped.status).toBe(201);
  return (await ask<Sheet>(check, { id: dropped.body.id })).body;
}

const edit = (id: string, body: unknown) =>
  ask<Sheet>(
    change,
    { id },
    { method: "PATCH", body: JSON.stringify(body), headers: { "content-type": "application/json" } },
  );

async function send(sheet: Sheet, verdicts: string[] = ["green"], key = randomUUID()) {
  const body = JSON.stringify({ kind: "csv", title: "Sheet", file_id: sheet.id, verdicts, client_key: key });
  return ask<BatchView>(create, {}, { body, headers: { "content-type": "application/json" } });
}

const order = () => shop.order("ebay_fr", "waiting_shipment");
const codes = (sheet: Sheet): string[][] =>
  sheet.rows.map((row) => row.why.map(({ code, field }) => (field ? `${code} ${field}` : code)));

async function recordAndSend(): Promise<void> {
  while (await batchTurn(shop.container));
  await shop.sendAll();
}

function csv(rows: string[][], separator = ";"): string {
  return rows.map((row) => row.join(separator)).join("\r\n");
}

describe("a sheet", () => {
  it("is checked row by row, its green rows are sent, and the same file dropped again sends nothing twice", async () => {
    const all = [await order(), await order(), await order()];
    const rows = all.map(({ marketplace, orderId }, n) => [marketplace, orderId, `0522201482331${n}`]);
    const file = csv([
      ["marketplace", "order id", "tracking number"],
      ...rows,
      ["ebay_fr", "no-such-order", "05222014823319"],
    ]);
    const sheet = await sheetOf(file);
    expect(sheet.mapping.columns).toEqual(["marketplace", "marketplace_order_id", "tracking_number"]);
    expect([sheet.counts, sheet.rows[3]?.why]).toEqual([
      { green: 3, amber: 0, unfilled: 0, red: 1 },
      [{ code: "order_not_found", field: "marketplace_order_id" }],
    ]);
    const { status, body } = await send(sheet);
    expect([status, body.total, body.file_id]).toEqual([202, 3, sheet.id]);
    await recordAndSend();
    for (const [n, one] of all.entries()) {
      expect((await shop.truth(one)).map(({ args }) => args.tracking_number)).toEqual([`0522201482331${n}`]);
    }
    const back = await ask(result, { id: sheet.id }, { query: `batch=${body.id}` });
    const outcomes = parse(back.text, { delimiter: ";", bom: true, columns: true }) as Record<string, string>[];
    expect(outcomes.map((row) => row.orderdeck_outcome)).toEqual(["moving", "moving", "moving", "not sent: red"]);
    expect(outcomes[0]?.["order id"]).toBe(all[0]?.orderId);
    const again = await sheetOf(back.text);
    expect(again.rows.slice(0, 3).map((row) => [row.verdict, row.sendable, row.why[0]?.code])).toEqual(
      Array(3).fill(["amber", false, "already_sent"]),
    );
    expect((await send(again, ["green", "amber"])).status).toBe(400);
    await recordAndSend();
    for (const one of all) expect(await shop.truth(one)).toHaveLength(1);
  });

  it("pressed twice is one batch, also after its rows were sent", async () => {
    const one = await order();
    const sheet = await sheetOf(
      csv([
        ["order id", "tracking", "marketplace"],
        [one.orderId, "TR-12345678", one.marketplace],
      ]),
    );
    const key = randomUUID();
    const first = await send(sheet, ["green"], key);
    await recordAndSend();
    const second = await send(sheet, ["green"], key);
    expect([second.status, second.body.id]).toEqual([200, first.body.id]);
  });

  it("finds out the marketplace by the order's id when no column tells it", async () => {
    const one = await order();
    const sheet = await sheetOf(
      csv([
        ["order", "tracking"],
        [one.orderId, "05222014823315"],
      ]),
    );
    expect([sheet.rows[0]?.marketplace, sheet.rows[0]?.verdict]).toEqual([one.marketplace, "green"]);
  });

  it("takes rows pasted from a spreadsheet without names", async () => {
    const all = [await order(), await order()];
    const sheet = await sheetOf(all.map(({ orderId }, n) => `${orderId}\t0522201482331${n}`).join("\n"));
    expect([sheet.separator, sheet.header, sheet.mapping.columns]).toEqual([
      "\t",
      ["", ""],
      ["marketplace_order_id", "tracking_number"],
    ]);
    expect(sheet.counts.green).toBe(2);
  });

  it("says of damaged numbers, doubles, shipped orders and wrong values why they cannot be sent", async () => {
    const [one, two, three] = [await order(), await order(), await order()];
    const shipped = await shop.order("ebay_fr", "shipped");
    const amazon = await shop.order("amazon_fr", "waiting_shipment");
    const row = (ref: OrderRef, tracking: string, carrier = "") => [ref.marketplace, ref.orderId, tracking, carrier];
    const sheet = await sheetOf(
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
      "not_offered",
      "field shipping_method",
      "unknown_marketplace marketplace",
      "no_order_id marketplace_order_id",
      "lost_zeros tracking_number",
    ]);
    expect(sheet.counts).toEqual({ green: 1, amber: 1, unfilled: 0, red: 7 });
  });

  it("calls a row whose values nobody has typed yet one to fill in, and red when there is no column to type them into", async () => {
    const amazon = await shop.order("amazon_fr", "waiting_shipment");
    const columns = ["marketplace", "order_id", "tracking_number", "carrier"];
    const row = [amazon.marketplace, amazon.orderId, "6A12345678901", "Colissimo"];
    const [without, empty, wrong] = [
      await sheetOf(csv([columns, row])),
      await sheetOf(
        csv([
          [...columns, "shipping_method"],
          [...row, ""],
        ]),
      ),
      await sheetOf(
        csv([
          [...columns, "shipping_method"],
          [...row.with(3, "Nobody’s carrier"), ""],
        ]),
      ),
    ];
    expect(without.rows.map(({ verdict, why }) => [verdict, why])).toEqual([
      ["red", [{ code: "field", field: "shipping_method", problem: "no_column" }]],
    ]);
    expect(empty.rows.map(({ verdict, sendable, why }) => [verdict, sendable, why])).toEqual([
      ["unfilled", false, [{ code: "field", field: "shipping_method", problem: "required" }]],
    ]);
    expect(empty.counts).toEqual({ green: 0, amber: 0, unfilled: 1, red: 0 });
    expect((await send(empty, ["green", "amber"])).status).toBe(400);
    expect(wrong.rows[0]?.verdict).toBe("red");
  });

  it("never takes the number of a line that the order has for a damaged one, however long those of other marketplaces are", async () => {
    const bol = await shop.order("bol", "waiting_shipment");
    const [line = ""] = bol.lines;
    const long = ["05222014823315", "05222014823316", "05222014823317"].map((code, n) => [
      "ebay_fr",
      `none-${n}`,
      code,
    ]);
    const sheet = await sheetOf(
      csv([["marketplace", "order_id", "line"], ["bol", bol.orderId, line], ["bol", "none", "2809712137"], ...long]),
    );
    expect(line).toMatch(/^\d{10}$/);
    expect(codes(sheet)[0]).not.toContain("lost_zeros line");
    expect(codes(sheet)[1]).toContain("lost_zeros line");
  });

  it("is corrected in place, and what a column means is remembered for files like it", async () => {
    const one = await order();
    const file = csv([
      ["marketplace", "order", "parcel code"],
      [one.marketplace, one.orderId, "3.04E+13"],
    ]);
    const sheet = await sheetOf(file);
    expect(sheet.mapping.columns[2]).toBeNull();
    const mapped = await edit(sheet.id, {
      mapping: { type: "ship", columns: ["marketplace", "marketplace_order_id", "tracking_number"] },
    });
    expect(codes(mapped.body)[0]).toContain("scientific tracking_number");
    const mended = await edit(sheet.id, { cells: [{ row: 1, column: 2, text: "05222014823315" }] });
    expect(mended.body.rows[0]?.verdict).toBe("green");
    expect((await sheetOf(file)).mapping.columns[2]).toBe("tracking_number");
    expect((await edit(sheet.id, { cells: [{ row: 9, column: 0, text: "x" }] })).status).toBe(400);
  });

  it("waits for nothing that was withdrawn or refused: such a row is green again", async () => {
    const one = await order();
    const { body } = await shop.record(one, { type: "ship", args: { tracking_number: "TR-87654321" } });
    const file = csv([
      ["marketplace", "order", "tracking"],
      [one.marketplace, one.orderId, "TR-87654321"],
    ]);
    expect((await sheetOf(file)).rows[0]?.why[0]?.code).toBe("under_way");
    await shop.cancel(body.intents[0]?.id ?? "");
    expect((await sheetOf(file)).rows[0]?.verdict).toBe("green");
  });

  it("is refused when it is too large before a byte of it is read, and when it is no table", async () => {
    const large = await ask(
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
    const request = new Request(`${TEST_ORIGIN}/api`, {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { cookie, origin: TEST_ORIGIN },
    } as RequestInit);
    const answer = await (upload as RouteHandler)(request, { params: Promise.resolve({ accountId: "100" }) });
    expect([answer.status, pulled <= MOST_SHEET_BYTES / 1024 / 1024 + 3]).toEqual([413, true]);
    for (const bytes of [Buffer.from("PK\u0003\u0004xx"), Buffer.from(""), Buffer.from("order;tracking\r\n")]) {
      const { status, body } = await drop(bytes);
      expect([status, body.error.details?.[0]?.field, body.error.sent]).toEqual([400, "file", "no"]);
    }
  });

  it("of bytes that are no UTF-8 is read as windows-1252 and never sent with broken letters", async () => {
    const one = await order();
    const sheet = await sheetOf(
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
    const one = await order();
    const sheet = await sheetOf(
      csv([
        ["order", "tracking"],
        [one.orderId, "05222014823315"],
      ]),
    );
    const own = cookie;
    cookie = (await signInAs(shop.container, { 100: "viewer" })).cookie;
    expect((await ask(check, { id: sheet.id })).status).toBe(403);
    cookie = own;
    await shop.container.db.query("update bulk_files set account_id = 999 where id = $1", [sheet.id]);
    expect((await ask(check, { id: sheet.id })).status).toBe(404);
  });
});

describe("a template", () => {
  it("has a row per line of the open orders and names the carriers that are allowed; filled in, it is a sheet", async () => {
    const query = `query=${encodeURIComponent("marketplace=ebay_fr&lengow_status=waiting_shipment&marketplace_order_date_from=2000-01-01")}`;
    const { status, text } = await ask(template, {}, { query });
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
    const sheet = await sheetOf(csv([header, ...filled, ...remarks]));
    expect([sheet.total, sheet.counts.red]).toEqual([filled.length, 0]);
  });
});

describe("a flight check of 2,000 rows", () => {
  it("takes seconds, reads orders a page at a time, and judges every row", async () => {
    const account = 101;
    const big = await Shop.open(account);
    try {
      await big.sandbox.seed(account, { orders: 2_500, seed: 3 });
      const own = cookie;
      cookie = (await signInAs(big.container, { [account]: "operator" })).cookie;
      const at = { accountId: String(account) };
      const made = await ask(template, at, {
        query: `query=${encodeURIComponent("lengow_status=waiting_shipment,accepted,shipped,closed&marketplace_order_date_from=2000-01-01")}`,
      });
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
      const dropped = await ask<{ id: string }>(upload, at, {
        body: csv([header, ...filled]),
        headers: { "content-type": "text/csv" },
      });
      await big.sandbox.forgetCalls(account);
      const began = performance.now();
      const { body: sheet } = await ask<Sheet>(check, { ...at, id: dropped.body.id });
      const ms = performance.now() - began;
      cookie = own;
      const calls = (await big.sandbox.calls(account)).of("GET /v3.0/orders/");
      console.info(JSON.stringify({ rows: sheet.total, ms: Math.round(ms), calls, counts: sheet.counts }));
      expect(sheet.counts.green + sheet.counts.amber + sheet.counts.unfilled + sheet.counts.red).toBe(sheet.total);
      expect(sheet.total).toBeGreaterThan(1_500);
      expect(calls).toBeLessThan(400);
    } finally {
      await big.close();
    }
  }, 240_000);
});

import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ExportBody, ExportQuery, type ExportQuestion } from "@/lib/contract/export";
import type { Role } from "@/lib/domain/permissions";
import { listAudit } from "@/lib/server/audit/list-audit";
import type { ServiceContext } from "@/lib/server/context";
import { testContext } from "@/lib/testing/context";
import { emptyTables, openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import type { Database } from "../db/database";
import { rebuildOrderIndex } from "../order-index/order-index";
import { fillCopy } from "../order-index/testing/shop-copy";
import { exportOrders } from "./export-orders";

const ACCOUNT = 130;
const ORDERS = 430;
/** Longer than any order of the sandbox is old, so that the window holds them all. */
const ALL = { marketplace_order_date_from: "2020-01-01T00:00:00Z" };

let db: Database;
let sandbox: TestSandbox;

beforeAll(async () => {
  [db, sandbox] = await Promise.all([openTestDatabase(), openTestSandbox(20)]);
});
beforeEach(async () => {
  await emptyTables(db);
  await sandbox.seed(ACCOUNT, { orders: ORDERS, seed: 7 });
  await sandbox.forgetCalls(ACCOUNT);
});
afterAll(async () => {
  await sandbox.close();
  await db.close();
});

function contextOf(role: Role = "operator", signal?: AbortSignal): ServiceContext {
  const clock = { now: () => new Date() };
  const lengow = sandbox.client(ACCOUNT);
  return testContext({ db, role, accountId: ACCOUNT, lengow, clock, ...(signal ? { signal } : {}) });
}

const question = (fields: Record<string, string> = {}): ExportQuestion =>
  ExportQuery.parse({ ...ALL, columns: "marketplace,marketplace_order_id,lengow_status", ...fields });

async function control(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${sandbox.url}/__sandbox/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  expect(response.ok).toBe(true);
}

/** Every order Lengow has, by its identity. */
async function upstream(): Promise<Set<string>> {
  const found = new Set<string>();
  const params = { marketplaceOrderDateFrom: ALL.marketplace_order_date_from };
  for await (const page of sandbox.client(ACCOUNT).orders.pages(params, { lane: "screen" }))
    for (const order of page.orders) found.add(`${order.marketplace} ${order.marketplace_order_id}`);
  return found;
}

/** What the orders come to at their marketplaces. */
async function upstreamTotals(): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  const params = { marketplaceOrderDateFrom: ALL.marketplace_order_date_from };
  for await (const page of sandbox.client(ACCOUNT).orders.pages(params, { lane: "screen" }))
    found.push(...page.orders.map((order) => order.original_total_order));
  return found;
}

const keysOf = (csv: string) =>
  (parse(csv, { columns: true, comment: "#", comment_no_infix: true }) as Record<string, string>[]).map(
    (row) => `${row.marketplace} ${row.marketplace_order_id}`,
  );

const codeOf = (work: Promise<unknown>) => work.then(() => "done").catch((error: { code?: string }) => error.code);
const verbs = async () =>
  (await listAudit(contextOf("admin"), { page: 1, page_size: 10 })).results.map(({ verb, details }) => ({
    verb,
    details,
  }));

describe("C18 · the export", () => {
  it("holds the whole filtered set, each order once, and not only a page of it", async () => {
    const response = await exportOrders(contextOf(), question());
    const keys = keysOf(await response.text());
    const expected = await upstream();
    expect(expected.size).toBeGreaterThan(400);
    expect(keys).toHaveLength(expected.size);
    expect(new Set(keys)).toEqual(expected);
    expect(Number(response.headers.get("x-export-count"))).toBe(expected.size);
  });

  it("U9 · writes amounts that Lengow converted with their currency's own places, and those of the marketplace unrounded", async () => {
    const columns = "total_order,currency,original_total_order,original_currency";
    const text = await (await exportOrders(contextOf(), question({ columns, set_currency: "USD" }))).text();
    const rows = parse(text, { columns: true, comment: "#", comment_no_infix: true }) as Record<string, string>[];
    const converted = rows.filter(
      ({ original_currency, total_order }) => original_currency !== "USD" && total_order !== "",
    );
    expect(converted.length).toBeGreaterThan(300);
    for (const { total_order: total, currency } of converted)
      expect([total, currency]).toEqual([expect.stringMatching(/^\d+\.\d\d$/), "USD"]);
    const sorted = (totals: readonly (string | null | undefined)[]) =>
      totals
        .filter((total) => total)
        .map(Number)
        .sort((one, other) => one - other);
    const kept = sorted(await upstreamTotals());
    expect(kept.length).toBeGreaterThan(400);
    expect(sorted(rows.map((row) => row.original_total_order))).toEqual(kept);
  });

  it("keeps to filters, columns, separator and byte order mark", async () => {
    const asked = question({ lengow_status: "shipped", separator: "semicolon", bom: "1" });
    const bytes = new Uint8Array(await (await exportOrders(contextOf(), asked)).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = new TextDecoder().decode(bytes).trim().split("\r\n");
    expect(head).toBe("marketplace;marketplace_order_id;lengow_status");
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row).toMatch(/;shipped$/);
  });

  it("U16 · writes amounts with the sign that was chosen, all with their currency's places", async () => {
    const columns = "total_order,currency,original_total_order,items_total";
    const asked = question({ columns, separator: "semicolon", decimal: "comma" });
    const rows = (await (await exportOrders(contextOf(), asked)).text()).trim().split("\r\n").slice(1);
    const euros = rows.map((row) => row.split(";")).filter(([total, currency]) => total !== "" && currency === "EUR");
    expect(euros.length).toBeGreaterThan(300);
    for (const [total] of euros) expect(total).toMatch(/^\d+,\d\d$/);
  });

  it("U8 · writes dates in UTC, or by the clocks of the zone that was asked for, also across a change of the clocks", async () => {
    const columns = "marketplace_order_id,marketplace_order_date";
    const read = async (more: Record<string, string>) => {
      const text = await (await exportOrders(contextOf(), question({ columns, ...more }))).text();
      return parse(text, { columns: true }) as { marketplace_order_id: string; marketplace_order_date: string }[];
    };
    const utc = await read({});
    const here = new Map((await read({ zone: "Europe/Paris" })).map((row) => [row.marketplace_order_id, row]));
    expect(utc.length).toBeGreaterThan(400);
    const hours = utc.map(({ marketplace_order_id: id, marketplace_order_date: at }) => {
      expect(at).toMatch(/Z$/);
      const wall = here.get(id)?.marketplace_order_date ?? "";
      expect(wall).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      return Math.round((Date.parse(`${wall.replace(" ", "T")}Z`) - Date.parse(at)) / 3_600_000);
    });
    for (const hour of new Set(hours)) expect([1, 2]).toContain(hour);
    expect(ExportQuery.safeParse({ zone: "Europe/Atlantis" }).success).toBe(false);
  });

  it("U16 · heads the columns with the words it is given, which no spreadsheet can run", async () => {
    const asked = question({ columns: "marketplace,lengow_status", separator: "semicolon" });
    const head = (column: string) => (column === "marketplace" ? "=Place; de marché" : "Statut");
    const text = await (await exportOrders(contextOf(), asked, head)).text();
    expect(text.split("\r\n")[0]).toBe(`"'=Place; de marché";Statut`);
  });

  it("LA-40 · D07 · of an anonymised order has its amounts and a note, and nobody's name", async () => {
    const columns = "marketplace_order_id,buyer_name,original_total_order,anonymized";
    const csv = await (await exportOrders(contextOf(), { ...question({ columns }) })).text();
    const rows = parse(csv, { columns: true, comment: "#", comment_no_infix: true }) as Record<string, string>[];
    const [gone, named] = [rows.filter((row) => row.anonymized === "true"), rows.filter((row) => row.buyer_name)];
    expect(gone.length).toBeGreaterThan(0);
    expect(named.length).toBeGreaterThan(0);
    expect(gone.filter((row) => row.buyer_name !== "" || row.original_total_order === "")).toEqual([]);
    expect(named.filter((row) => row.anonymized !== "false")).toEqual([]);
  });

  it("names filter and time in the file's name, in UTC", async () => {
    const response = await exportOrders(contextOf(), question({ lengow_status: "shipped", marketplace: "amazon_fr" }));
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="orders-130-shipped_amazon_fr_since_2020-01-01-\d{4}-\d\d-\d\dT\d{4}Z\.csv"$/,
    );
    await response.body?.cancel();
  });

  it("loses and doubles no order while new ones come and others leave the set", async () => {
    const asked = question({ lengow_status: "waiting_shipment,shipped,closed", ordering: "marketplace_order_date" });
    const before = keysOf(await (await exportOrders(contextOf(), asked)).text());
    const response = await exportOrders(contextOf(), asked);
    const reader = response.body?.getReader();
    const chunks: Uint8Array[] = [];
    for (let read = 0; read < 2; read += 1) chunks.push((await reader?.read())?.value ?? new Uint8Array());
    // Two orders of the page that was just read leave the set: the next page begins two rows later than it should.
    const [marketplace = "", id = ""] = (before[3] ?? "").split(" ");
    const [other = "", otherId = ""] = (before[40] ?? "").split(" ");
    await control("orders", { account: ACCOUNT, marketplace, marketplace_order_id: id, lengow_status: "canceled" });
    await control("orders", {
      account: ACCOUNT,
      marketplace: other,
      marketplace_order_id: otherId,
      lengow_status: "canceled",
    });
    await control("orders", { account: ACCOUNT, add: 3 });
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) chunks.push(next.value);
    const csv = Buffer.concat(chunks).toString();
    const keys = keysOf(csv);
    expect(new Set(keys).size).toBe(keys.length);
    const gone = new Set([before[3], before[40]]);
    const lost = before.filter((key) => !gone.has(key) && !keys.includes(key));
    expect(lost).toEqual([]);
    expect(csv).not.toContain("# incomplete");
  });

  it("says so in its last line when the set will not come to rest", async () => {
    const response = await exportOrders(contextOf(), question({ ordering: "-marketplace_order_date" }));
    const reader = response.body?.getReader();
    let csv = "";
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      csv += Buffer.from(next.value).toString();
      await control("orders", { account: ACCOUNT, add: 1 });
    }
    expect(csv.trim().split("\r\n").at(-1)).toMatch(/^# incomplete: orders changed/);
    expect(new Set(keysOf(csv)).size).toBe(keysOf(csv).length);
    expect((await verbs())[0]).toMatchObject({ verb: "orders.export_ended", details: { ending: "incomplete" } });
  });

  it("stops reading upstream when the reader goes away", async () => {
    const response = await exportOrders(contextOf(), question());
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    expect((await sandbox.calls(ACCOUNT)).of("GET /v3.0/orders/")).toBe(1);
    expect((await verbs())[0]).toMatchObject({
      verb: "orders.export_ended",
      details: { ending: "canceled", rows: 100 },
    });
  });

  it("reads no further ahead than the file was taken", async () => {
    const reader = (await exportOrders(contextOf(), question())).body?.getReader();
    const calls = async () => (await sandbox.calls(ACCOUNT)).of("GET /v3.0/orders/");
    const taken: number[] = [];
    // The head, then a page at a time.
    for (let read = 0; read < 4; read += 1) {
      await reader?.read();
      taken.push(await calls());
    }
    expect(taken).toEqual([1, 1, 2, 3]);
    await reader?.cancel();
  });

  it("breaks off rather than end early when Lengow fails midway", async () => {
    const response = await exportOrders(contextOf(), question());
    const reader = response.body?.getReader();
    await reader?.read();
    await sandbox.fault({ route: "GET /v3.0/orders/", kind: "500", account: ACCOUNT, probability: 1 });
    const drain = async () => {
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read());
    };
    await expect(drain()).rejects.toThrow();
    await sandbox.clearFaults();
    expect((await verbs())[0]).toMatchObject({ verb: "orders.export_ended", details: { ending: "failed" } });
  });
});

describe("C18 · who may take orders away", () => {
  it("is asked for by its own right: viewers and support get no file", async () => {
    for (const role of ["viewer", "support"] as const)
      expect(await codeOf(exportOrders(contextOf(role), question()))).toBe("not_allowed");
    expect(await verbs()).toEqual([]);
  });

  it("is written down with the filters, and never with words that were looked for", async () => {
    const response = await exportOrders(contextOf(), question({ columns: "marketplace_order_id,buyer_name" }));
    await response.text();
    const [ended, begun] = await verbs();
    expect(begun).toMatchObject({ verb: "orders.exported", details: { personal: true, source: "lengow" } });
    expect(ended?.details.rows).toBe(begun?.details.expected);
    const words = ExportBody.parse({ text: "Brisson", columns: "marketplace_order_id" });
    await exportOrders(contextOf(), words).catch(() => undefined);
    expect(JSON.stringify(await verbs())).not.toContain("Brisson");
  });

  it("refuses columns that do not exist before anything is asked", () => {
    expect(ExportQuery.safeParse({ columns: "buyer_name,password" }).success).toBe(false);
    expect(ExportQuery.safeParse({ page: "2" }).success).toBe(false);
    expect(ExportQuery.safeParse({ text: "Brisson" }).success).toBe(false);
  });
});

describe("C18 · the export from our own copy", () => {
  beforeEach(async () => {
    await fillCopy(db, ACCOUNT, sandbox.client(ACCOUNT));
    await sandbox.forgetCalls(ACCOUNT);
  });

  it("is the same file that Lengow would give, without asking Lengow", async () => {
    const response = await exportOrders(contextOf(), question());
    expect(response.headers.get("x-export-source")).toBe("index");
    const keys = keysOf(await response.text());
    expect((await sandbox.calls(ACCOUNT)).of("GET /v3.0/orders/")).toBe(0);
    const expected = await upstream();
    expect(keys).toHaveLength(expected.size);
    expect(new Set(keys)).toEqual(expected);
  });

  it("finds by words that stand in no address, and keeps the order that was asked for", async () => {
    const words = ExportBody.parse({
      text: "a",
      ordering: "marketplace_order_date",
      columns: "marketplace_order_id,marketplace_order_date",
    });
    const csv = await (await exportOrders(contextOf(), words)).text();
    const rows = parse(csv, { columns: true }) as { marketplace_order_date: string }[];
    const days = rows.map(({ marketplace_order_date: at }) => at);
    expect(new Set(days).size).toBeGreaterThan(50);
    expect(days).toEqual([...days].sort());
  });

  it("says so when the copy was thrown away midway", async () => {
    const reader = (await exportOrders(contextOf(), question())).body?.getReader();
    let csv = Buffer.from((await reader?.read())?.value ?? []).toString();
    await rebuildOrderIndex(contextOf("admin"));
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
      csv += Buffer.from(next.value).toString();
    expect(csv.trim().split("\r\n").at(-1)).toMatch(/^# incomplete: some orders left/);
  });
});

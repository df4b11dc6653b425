import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as check } from "@/app/api/accounts/[accountId]/batches/files/[id]/route";
import { POST as upload } from "@/app/api/accounts/[accountId]/batches/files/route";
import { POST as create } from "@/app/api/accounts/[accountId]/batches/route";
import { GET as coverage } from "@/app/api/accounts/[accountId]/marketplaces/[code]/carrier-coverage/route";
import { PUT as put, GET as read } from "@/app/api/accounts/[accountId]/marketplaces/[code]/carrier-names/route";
import type { BatchView, Sheet } from "@/lib/contract/batches";
import type { CarrierCoverage, CarrierName, CarrierNames } from "@/lib/contract/carrier-names";
import type { ErrorEnvelope } from "@/lib/contract/error-envelope";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { TEST_ORIGIN } from "@/lib/testing/context";
import { signInAs } from "@/lib/testing/sign-in";
import { type OrderRef, Shop } from "../actions/testing/shop";
import { batchTurn } from "../batches/run-batches";

let shop: Shop;
const people = { admin: "", operator: "", viewer: "" };
beforeAll(async () => {
  shop = await Shop.open();
  for (const role of ["admin", "operator", "viewer"] as const)
    people[role] = (await signInAs(shop.container, { 100: role, 200: role })).cookie;
});
afterAll(() => shop.close());

interface Question {
  by?: keyof typeof people;
  account?: number;
  marketplace?: string;
  method?: string;
  body?: BodyInit;
  type?: string;
}

async function ask<T>(handler: unknown, params: Record<string, string>, question: Question = {}) {
  const { by = "operator", account = 100, body, type = "application/json" } = question;
  const method = question.method ?? (body === undefined ? "GET" : "POST");
  const request = new Request(`${TEST_ORIGIN}/api`, {
    method,
    headers: { cookie: people[by], origin: TEST_ORIGIN, "content-type": type },
    ...(body === undefined ? {} : { body }),
  });
  const where = { params: Promise.resolve({ accountId: String(account), ...params }) };
  const response = await (handler as RouteHandler)(request, where);
  return { status: response.status, body: (await response.json()) as T & ErrorEnvelope };
}

type Body = { name: string; code: string | null; version: string | null };

const save = (body: Body, { by = "admin", marketplace = "cdiscount", ...rest }: Question = {}) =>
  ask<CarrierNames>(put, { code: marketplace }, { by, ...rest, method: "PUT", body: JSON.stringify(body) });
const names = async (question: Question = {}) =>
  (await ask<CarrierNames>(read, { code: question.marketplace ?? "cdiscount" }, question)).body.results;
const covered = async (question: Question = {}) =>
  (await ask<CarrierCoverage>(coverage, { code: question.marketplace ?? "cdiscount" }, { by: "admin", ...question }))
    .body;
const named = (all: CarrierName[], name: string) => all.find((one) => one.name === name);

async function sheetOf(rows: { order: OrderRef; carrier: string }[]): Promise<Sheet> {
  const lines = rows.map(({ order, carrier }, n) => [order.marketplace, order.orderId, `6A1234567890${n}`, carrier]);
  const body = [["marketplace", "order id", "tracking number", "carrier"], ...lines]
    .map((row) => row.join(";"))
    .join("\n");
  const { id } = (await ask<{ id: string }>(upload, {}, { body, type: "text/csv" })).body;
  return (await ask<Sheet>(check, { id })).body;
}

const again = async (sheet: Sheet) => (await ask<Sheet>(check, { id: sheet.id })).body;
const carrierWhy = (sheet: Sheet, row = 0) => sheet.rows[row]?.why.filter(({ field }) => field === "carrier");
const UNREAD = [{ code: "field", field: "carrier", problem: "not_in_list" }];

describe("M03 · 5.9.5 · a merchant's own name for a carrier", () => {
  it("makes a row of a sheet ready in its marketplace alone, is sent as the marketplace's code, and the same sheet is not sent twice", async () => {
    const [order, other] = [
      await shop.order("cdiscount", "waiting_shipment"),
      await shop.order("bol", "waiting_shipment"),
    ];
    const rows = [order, other].map((one) => ({ order: one, carrier: "Colissimo domicile" }));
    const before = await sheetOf(rows);
    expect([carrierWhy(before, 0), carrierWhy(before, 1)]).toEqual([UNREAD, UNREAD]);
    const { status, body } = await save({ name: "Colissimo domicile", code: "COLISSIMO", version: null });
    expect([status, body.results[0]?.code]).toEqual([200, "COLISSIMO"]);
    const after = await again(before);
    expect([after.rows[0]?.verdict, carrierWhy(after, 1)]).toEqual(["green", UNREAD]);
    const batch = { kind: "csv", title: "Sheet", file_id: after.id, verdicts: ["green"], client_key: randomUUID() };
    const sent = await ask<BatchView>(create, {}, { body: JSON.stringify(batch) });
    expect([sent.status, sent.body.total]).toEqual([202, 1]);
    while (await batchTurn(shop.container));
    await shop.sendAll();
    expect((await shop.truth(order)).map(({ args }) => args.carrier)).toEqual(["COLISSIMO"]);
    const third = await sheetOf([{ order, carrier: "colissimo-DOMICILE" }]);
    expect([third.rows[0]?.sendable, third.rows[0]?.why[0]?.code]).toEqual([false, "already_sent"]);
  });

  it("is seen by its account alone, and read in no other", async () => {
    await save({ name: "Own account", code: "COLISSIMO", version: null });
    expect(named(await names(), "Own account")).toBeDefined();
    expect(await names({ account: 200 })).toEqual([]);
    const order = await shop.order("cdiscount", "waiting_shipment");
    const sheet = await sheetOf([{ order, carrier: "Foreign name" }]);
    await shop.container.db.query(
      `insert into carrier_names (account_id, marketplace, name_key, name, code, version, changed_by, changed_at)
       values (200, 'cdiscount', 'foreignname', 'Foreign name', 'COLISSIMO', $1, $1, now())`,
      [randomUUID()],
    );
    expect(carrierWhy(await again(sheet))).toEqual(UNREAD);
    expect(named(await names(), "Foreign name")).toBeUndefined();
    expect((await covered({ account: 200 })).total).toBe(0);
  });

  it("is read by everybody and changed by an administrator alone", async () => {
    const wish = { name: "Not mine to give", code: "COLISSIMO", version: null };
    for (const by of ["viewer", "operator"] as const) {
      expect((await save(wish, { by })).body.error.code).toBe("not_allowed");
      expect(named(await names({ by }), wish.name)).toBeUndefined();
    }
    expect((await save(wish)).status).toBe(200);
    expect(named(await names({ by: "viewer" }), wish.name)?.code).toBe("COLISSIMO");
  });

  it("is never overwritten by somebody who has not seen it as it stands", async () => {
    const first = named((await save({ name: "Twice", code: "COLISSIMO", version: null })).body.results, "Twice");
    const version = first?.version ?? "";
    const both = await Promise.all(["CHRONOPOST", "DPD"].map((code) => save({ name: "Twice", code, version })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const added = await Promise.all(
      ["COLISSIMO", "CHRONOPOST"].map((code) => save({ name: "New", code, version: null })),
    );
    expect(added.map(({ status }) => status).sort()).toEqual([200, 409]);
    const stale = await save({ name: "Twice", code: null, version });
    expect([stale.body.error.code, stale.body.error.sent]).toEqual(["busy", "no"]);
    const now = named(await names(), "Twice");
    expect((await save({ name: "Twice", code: null, version: now?.version ?? "" })).status).toBe(200);
    expect(named(await names(), "Twice")).toBeUndefined();
    // Taken away and given anew, it is not what was seen before.
    await save({ name: "Twice", code: "COLISSIMO", version: null });
    expect((await save({ name: "Twice", code: null, version: now?.version ?? "" })).status).toBe(409);
    const audit = await shop.container.db.query<{ details: object }>(
      "select details from audit where account_id = 100 and verb = 'carrier_names.changed' and details ->> 'name' = 'Twice'",
    );
    expect(audit).toHaveLength(4);
  });

  it("leads to a carrier that the marketplace has, and is none that its list reads by itself", async () => {
    const wrong = [
      await save({ name: "Somewhere", code: "NO_SUCH", version: null }),
      await save({ name: "colissimo", code: "CHRONOPOST", version: null }),
      await save({ name: "…", code: "COLISSIMO", version: null }),
    ];
    expect(wrong.map(({ status, body }) => [status, body.error.details?.[0]?.field])).toEqual([
      [400, "code"],
      [400, "name"],
      [400, "name"],
    ]);
    expect((await save({ name: "A", code: "COLISSIMO", version: null }, { marketplace: "nobody" })).status).toBe(404);
  });
});

describe("M03 · 5.9.5 · the coverage of the last thirty days", () => {
  it("counts each carrier text once, as read by the list, by an own name or by nothing, and offers what nothing reads", async () => {
    const before = await covered();
    const orders = [];
    for (let n = 0; n < 4; n += 1) orders.push(await shop.order("cdiscount", "waiting_shipment"));
    const carriers = ["Colissimo", "Pigeon post", "pigeon-post", "Unheard of"];
    const sheet = await sheetOf(orders.map((order, n) => ({ order, carrier: carriers[n] ?? "" })));
    const unread = await covered();
    expect([unread.total - before.total, unread.by_list - before.by_list]).toEqual([4, 1]);
    expect(unread.unread).toContainEqual({ text: expect.stringMatching(/pigeon/i), count: 2 });
    await save({ name: "Pigeon post", code: "CHRONOPOST", version: null });
    const read = await covered();
    expect([read.total, read.by_own - unread.by_own]).toEqual([unread.total, 2]);
    expect(read.unread?.map(({ text }) => text)).toContain("Unheard of");
    expect(read.unread?.some(({ text }) => /pigeon/i.test(text))).toBe(false);
    // What is sent out of a sheet was counted as it came.
    const batch = {
      kind: "csv",
      title: "S",
      file_id: sheet.id,
      verdicts: ["green", "amber"],
      client_key: randomUUID(),
    };
    expect((await ask<BatchView>(create, {}, { body: JSON.stringify(batch) })).status).toBe(202);
    while (await batchTurn(shop.container));
    expect((await covered()).total).toBe(read.total);
    // What is sent without one is counted as it is sent.
    const single = await shop.order("cdiscount", "waiting_shipment");
    await shop.record(single, { type: "ship", args: { carrier: "COLISSIMO", tracking_number: "6A12345678999" } });
    const sent = await covered();
    expect([sent.total, sent.by_list]).toEqual([read.total + 1, read.by_list + 1]);
  });

  it("reads the rows of the sheets once until a sheet changes, and counts a name that is given meanwhile", async () => {
    const order = await shop.order("cdiscount", "waiting_shipment");
    const sheet = await sheetOf([{ order, carrier: "Slow coach" }]);
    const asked = vi.spyOn(shop.container.db, "query");
    const readings = () => asked.mock.calls.filter(([sql]) => sql.includes("jsonb_array_elements(f.rows)")).length;
    try {
      const before = await covered();
      await covered({ by: "viewer" });
      expect(readings()).toBe(1);
      await save({ name: "Slow coach", code: "CHRONOPOST", version: null });
      expect((await covered()).by_own).toBe(before.by_own + 1);
      expect(readings()).toBe(1);
      // A cell is corrected: one more that the list reads, one less by an own name.
      const rows = "jsonb_set(rows, '{0,3}', '\"Colissimo\"')";
      await shop.container.db.query(`update bulk_files set rows = ${rows} where id = $1`, [sheet.id]);
      const corrected = await covered();
      expect([corrected.by_list, corrected.by_own]).toEqual([before.by_list + 1, before.by_own]);
      expect(readings()).toBe(2);
    } finally {
      asked.mockRestore();
    }
  });

  it("tells its texts to those alone who may give them a meaning, and its figures to every reader", async () => {
    const [viewer, admin] = [await covered({ by: "viewer" }), await covered()];
    expect([viewer.unread, viewer.unread_texts, viewer.total]).toEqual([null, admin.unread_texts, admin.total]);
    expect(admin.unread?.length).toBeGreaterThan(0);
  });
});

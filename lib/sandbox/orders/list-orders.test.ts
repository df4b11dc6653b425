import { afterAll, beforeAll, describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import type { Sandbox } from "../server";
import { openSandbox, type SeenOrder, signIn, type TestClient } from "../test-client";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const WEEK = 7 * 24 * 3600 * 1000;
let sandbox: Sandbox;
let client: TestClient;
let all: SeenOrder[];

beforeAll(async () => {
  ({ sandbox, client } = await openSandbox({ size: 240 }));
  all = await client.everyOrder();
});
afterAll(() => sandbox.close());

const at = (order: SeenOrder) => Date.parse(order.marketplace_order_date ?? "");
const names = (orders: SeenOrder[]) =>
  orders.map((order) => `${order.marketplace} ${order.marketplace_order_id}`).sort();
const count = async (filters: Record<string, string>) => (await client.orders(filters)).body.count;

describe("the 7-day rule", () => {
  it("shows the last 7 days when no date is given", async () => {
    const recent = all.filter((order) => at(order) >= NOW - WEEK);
    expect(recent.length).toBeGreaterThan(10);
    expect(recent.length).toBeLessThan(all.length);
    expect(await count({})).toBe(recent.length);
  });

  it("falls back to 7 days when the date is not a date", async () => {
    const week = await count({});
    for (const bad of ["yesterday", "2026-13-01", "2026-02-30", "20-11-2026", "2026-11-20T25:00:00Z"]) {
      expect(await count({ marketplace_order_date_from: bad })).toBe(week);
    }
  });

  it("is lifted by any valid date filter", async () => {
    expect(await count({ updated_from: "2000-01-01" })).toBe(all.length);
    expect(await count({ imported_to: "2030-01-01T00:00:00Z" })).toBe(all.length);
  });

  it("is lifted by marketplace and order id together, not by an id alone", async () => {
    const old = all.find((order) => at(order) < NOW - WEEK)!;
    const young = all.find((order) => at(order) > NOW - WEEK)!;
    const { marketplace, marketplace_order_id } = old;
    expect(await count({ marketplace, marketplace_order_id })).toBe(1);
    expect(await count({ marketplace_order_id })).toBe(0);
    expect(await count({ marketplace_order_id: young.marketplace_order_id })).toBe(1);
  });
});

describe("filters", () => {
  const ever = { updated_from: "2000-01-01" };

  it("reads comma lists with blanks", async () => {
    const wanted = all.filter((order) => ["shipped", "closed"].includes(order.lengow_status));
    expect(names(await client.everyOrder({ ...ever, lengow_status: "shipped, closed" }))).toEqual(names(wanted));
  });

  it("finds orders without a merchant order id by None, null and [] alike", async () => {
    const wanted = all.filter((order) => !order.merchant_order_id?.length);
    expect(wanted.length).toBeGreaterThan(0);
    expect(await count({ ...ever, merchant_order_id: "None" })).toBe(wanted.length);
  });

  it("finds orders by the status of a line", async () => {
    const has = (order: SeenOrder) =>
      order.packages.some((pack) => pack.cart.some((line) => line.lengow_status === "shipped"));
    expect(await count({ ...ever, lengow_line_status: "shipped" })).toBe(all.filter(has).length);
  });

  it("joins order types with or", async () => {
    const types = ["is_business", "is_express"];
    const wanted = all.filter((order) => order.order_types.some(({ type }) => types.includes(type)));
    expect(await count({ ...ever, order_type: types.join(",") })).toBe(wanted.length);
  });

  it("takes both bounds as inclusive and a date without zone as UTC", async () => {
    const order = all.find((candidate) => candidate.marketplace_order_date !== null)!;
    const exact = order.marketplace_order_date!;
    const plain = exact.replace("Z", "");
    for (const bound of [exact, plain, exact.replace("Z", "+00:00"), `${plain}.000000Z`]) {
      const found = await client.everyOrder({ marketplace_order_date_from: bound, marketplace_order_date_to: bound });
      expect(names(found)).toContain(names([order])[0]);
    }
  });

  it("ignores names it does not know and gives nothing for a status that does not exist", async () => {
    expect(await count({ ...ever, is_delivered_by_marketplace: "true", foo: "bar" })).toBe(all.length);
    expect(await count({ ...ever, lengow_status: "unheard_of" })).toBe(0);
  });
});

describe("order and pages", () => {
  const ever = { updated_from: "2000-01-01" };

  it("sorts by marketplace, then newest first, unless told otherwise", async () => {
    const keys = all.map((order) => [order.marketplace, -at(order)] as const);
    const sorted = [...keys].sort((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? -1 : 1));
    expect(keys).toEqual(sorted);
  });

  it("sorts by every documented field and ignores the others", async () => {
    const updated = await client.everyOrder({ ...ever, ordering: "nonsense,-updated_at" });
    const instants = updated.map((order) => Date.parse(order.updated_at));
    expect(instants).toEqual([...instants].sort((a, b) => b - a));
    const ids = (await client.everyOrder({ ...ever, ordering: "marketplace_order_id" })).map(
      (o) => o.marketplace_order_id,
    );
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });

  it("puts orders without a value last in both directions", async () => {
    for (const ordering of ["merchant_order_id", "-merchant_order_id"]) {
      const ids = (await client.everyOrder({ ...ever, ordering })).map((order) => order.merchant_order_id?.[0] ?? null);
      const firstEmpty = ids.indexOf(null);
      expect(firstEmpty).toBeGreaterThan(0);
      expect(ids.slice(firstEmpty).every((id) => id === null)).toBe(true);
    }
  });

  it("clamps the page size at 100 and links absolutely to the neighbours", async () => {
    const first = (await client.orders({ ...ever, page_size: "1000" })).body;
    expect([first.count, first.results.length, first.previous]).toEqual([240, 100, null]);
    const next = new URL(first.next!);
    expect([next.origin, next.searchParams.get("page"), next.searchParams.get("updated_from")]).toEqual([
      sandbox.url,
      "2",
      "2000-01-01",
    ]);
    const last = (await client.orders({ ...ever, page: "3" })).body;
    expect([last.results.length, last.next]).toEqual([40, null]);
  });

  it("answers 404 past the end and for pages that are no number", async () => {
    for (const page of ["4", "0", "-1", "x"]) {
      const reply = await client.orders({ ...ever, page });
      expect([reply.status, reply.body]).toEqual([404, { detail: "Invalid page." }]);
    }
    expect((await client.orders({ ...ever, lengow_status: "unheard_of" })).body).toMatchObject({
      count: 0,
      results: [],
    });
  });

  it("shows every order exactly once, whatever the order and the page size", async () => {
    const fields = ["marketplace", "lengow_status", "marketplace_order_date", "imported_at", "merchant_order_id"];
    const ordering = fc.array(fc.tuple(fc.constantFrom("", "-"), fc.constantFrom(...fields)), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(ordering, fc.integer({ min: 17, max: 100 }), async (terms, size) => {
        const query = { ...ever, ordering: terms.map((term) => term.join("")).join(","), page_size: String(size) };
        expect(names(await client.everyOrder(query))).toEqual(names(all));
      }),
      { numRuns: 12 },
    );
  });
});

describe("currencies", () => {
  it("converts to the asked currency and leaves the originals alone", async () => {
    const order = all.find((candidate) => candidate.original_currency.iso_a3 === "GBP")!;
    const pounds = await client.orders({ ...pair(order), set_currency: "GBP" });
    const dollars = await client.orders({ ...pair(order), set_currency: "usd" });
    const own = await client.orders({ ...pair(order), no_currency_conversion: "1" });
    const total = Number(order.original_total_order);
    expect(Number(pounds.body.results[0]!.total_order)).toBeCloseTo(total, 2);
    expect(Number(own.body.results[0]!.total_order)).toBeCloseTo(total, 2);
    expect(Number(dollars.body.results[0]!.total_order)).toBeGreaterThan(total);
    expect(dollars.body.results[0]!.currency.iso_a3).toBe("USD");
    expect(Number(dollars.body.results[0]!.original_total_order)).toBe(total);
  });

  it("says -1 where it has no rate and 400 for what is no currency", async () => {
    const order = all.find((candidate) => candidate.original_currency.iso_a3 === "EUR")!;
    const unknown = await client.orders({ ...pair(order), set_currency: "XAU" });
    expect(Number(unknown.body.results[0]!.total_order)).toBe(-1);
    expect((await client.orders({ set_currency: "euro" })).status).toBe(400);
    const forint = all.find((candidate) => candidate.marketplace === "emag_hu")!;
    expect(Number(forint.total_order)).toBe(-1);
  });
});

it("takes names and streets away after six months", async () => {
  const later = await signIn(sandbox.url, "test-104");
  await later.control("seed", { account: 104, orders: 30 });
  const named = (order: SeenOrder) => order.packages.some((pack) => pack.delivery.first_line !== null);
  const before = await later.everyOrder();
  expect(before.some(named)).toBe(true);
  await later.control("clock", { advanceSeconds: 200 * 24 * 3600 });
  const after = await (await signIn(sandbox.url, "test-104")).everyOrder();
  expect(after.every((order) => order.anonymized === true)).toBe(true);
  expect(after.some(named)).toBe(false);
  await later.control("clock", { now: "2026-11-20T10:00:00Z" });
});

function pair({ marketplace, marketplace_order_id }: SeenOrder) {
  return { marketplace, marketplace_order_id };
}

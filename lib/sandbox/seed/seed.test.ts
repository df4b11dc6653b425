import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MarketplaceMeta } from "../marketplaces/metadata";
import { type Sandbox, startSandbox } from "../server";
import { openSandbox, type SeenOrder, signIn, TestClient } from "../test-client";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const DAY = 24 * 3600 * 1000;
let sandbox: Sandbox;
let client: TestClient;
let all: SeenOrder[];

beforeAll(async () => {
  ({ sandbox, client } = await openSandbox({ login: "demo-1" }));
  all = await client.everyOrder();
});
afterAll(() => sandbox.close());

const linesOf = (order: SeenOrder) => order.packages.flatMap(({ cart }) => cart);
const trackingsOf = (order: SeenOrder) => order.packages.flatMap(({ delivery }) => delivery.trackings);
const some = (test: (order: SeenOrder) => boolean) => all.filter(test).length;
const typeNames = (order: SeenOrder) =>
  order.order_types
    .map(({ type }) => type)
    .sort()
    .join("+");

describe("account 1", () => {
  it("has 5,000 orders over 120 days, of 12 marketplaces or more in 8 countries or more", () => {
    expect(all.length).toBeGreaterThanOrEqual(5000);
    expect(new Set(all.map((order) => order.marketplace)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(all.map((order) => order.marketplace_country_iso2)).size).toBeGreaterThanOrEqual(8);
    const ages = all
      .map((order) => (NOW - Date.parse(String(order.marketplace_order_date))) / DAY)
      .filter((age) => age < 150);
    expect(Math.max(...ages)).toBeGreaterThan(115);
    expect(Math.max(...ages)).toBeLessThanOrEqual(121);
  });

  it("has every one of the 16 statuses", () => {
    expect(new Set(all.map((order) => order.lengow_status)).size).toBe(16);
  });

  it("has about 5 late orders and 15 to 25 due today among those that wait", () => {
    const deadlines = all
      .filter((order) => order.lengow_status === "waiting_shipment")
      .map((order) => Date.parse(linesOf(order)[0]!.max_shipping_date ?? ""));
    expect(deadlines.filter((instant) => instant < NOW)).toHaveLength(5);
    const today = deadlines.filter((instant) => instant >= NOW && instant < Math.floor(NOW / DAY) * DAY + DAY);
    expect(today.length).toBeGreaterThanOrEqual(15);
    expect(today.length).toBeLessThanOrEqual(25);
  });

  it("adds up: items, shipping, fee and discount make the total of every order, and shipping is told where lines have some", () => {
    type Figures = Record<string, unknown>;
    const prefixes = (order: SeenOrder) => ("original_total_order" in order ? ["original_", ""] : [""]);
    let shipped = 0;
    for (const order of all)
      for (const prefix of prefixes(order)) {
        const figure = (name: string) => (order as unknown as Figures)[`${prefix}${name}`] ?? null;
        const ofLines = (name: string) =>
          linesOf(order).reduce((sum, line) => sum + Number((line as unknown as Figures)[`${prefix}${name}`] ?? 0), 0);
        if (Number(figure("total_order")) === -1) continue;
        const shipping = ofLines("shipping");
        if (shipping > 0) shipped += 1;
        const sum =
          ofLines("amount") + shipping + Number(figure("processing_fee") ?? 0) - Number(figure("discount") ?? 0);
        // What is converted is rounded figure by figure.
        const off = prefix === "" ? 0.05 : 0.005;
        expect(Math.abs(Number(figure("total_order")) - sum), order.marketplace_order_id).toBeLessThan(off);
        expect(Math.abs(Number(figure("shipping") ?? 0) - shipping), order.marketplace_order_id).toBeLessThan(off);
      }
    expect(shipped).toBeGreaterThan(1000);
  });

  it("waits mostly in the last days", () => {
    const young = (order: SeenOrder) => NOW - Date.parse(String(order.marketplace_order_date)) < 3 * DAY;
    const waiting = all.filter((order) => order.lengow_status === "waiting_shipment");
    expect(waiting.filter(young).length / waiting.length).toBeGreaterThan(0.6);
  });

  it("has every order type, alone and combined, with one nobody documented", () => {
    const combinations = new Set(all.map(typeNames));
    for (const wanted of [
      "",
      "is_express",
      "is_prime",
      "is_business",
      "is_delivered_by_marketplace",
      "is_express+is_prime",
      "is_business+is_express+is_prime",
      "is_business+is_delivered_by_marketplace",
      "is_second_day",
    ]) {
      expect(combinations).toContain(wanted);
    }
  });

  it("has ids that need encoding and finds them all the same", async () => {
    const odd = all.find((order) => order.marketplace === "craft-fair_be")!;
    expect(odd.marketplace_order_id).toMatch(/[:/+é& ]/);
    expect((await client.order(odd.marketplace, odd.marketplace_order_id)).marketplace_order_id).toBe(
      odd.marketplace_order_id,
    );
    const ids = all.map((order) => order.marketplace_order_id);
    expect(new Set(ids).size).toBe(ids.length - 1);
  });
});

describe("the drift of real answers (API.md §6)", () => {
  const kinds: [string, (order: SeenOrder) => boolean][] = [
    [
      "total as a number with float noise",
      (o) => typeof o.total_order === "number" && String(o.total_order).length > 10,
    ],
    ["total as a text", (o) => typeof o.total_order === "string"],
    ["-1 where there is no rate", (o) => Number(o.total_order) === -1],
    ["merchant id null", (o) => o.merchant_order_id === null],
    ["merchant id []", (o) => o.merchant_order_id?.length === 0],
    ["several merchant ids", (o) => (o.merchant_order_id?.length ?? 0) > 1],
    ["line meta as an array", (o) => linesOf(o).some((line) => Array.isArray(line.order_line_meta))],
    ["line meta as an object", (o) => linesOf(o).some((line) => !Array.isArray(line.order_line_meta))],
    ["no tax object", (o) => !("tax" in o)],
    ["a tax object", (o) => typeof o.tax === "object" && o.tax !== null],
    ["no billing address", (o) => o.billing_address === null],
    ["comments as an array", (o) => Array.isArray(o.comments)],
    ["comments as a text", (o) => typeof o.comments === "string"],
    ["empty payments", (o) => Array.isArray(o.payments) && o.payments.length === 0],
    ["no original amounts", (o) => !("original_total_order" in o)],
    ["no order date", (o) => o.marketplace_order_date === null],
    ["a line without a status", (o) => linesOf(o).some((line) => line.lengow_status === null)],
    [
      "a name only in full_name",
      (o) => o.packages.some(({ delivery }) => delivery.full_name !== null && delivery.last_name === null),
    ],
    [
      "no name at all for FBA",
      (o) => typeNames(o).includes("is_delivered_by_marketplace") && o.packages[0]!.delivery.full_name === null,
    ],
    ["a placeholder phone", (o) => o.packages.some(({ delivery }) => delivery.phone_home === "__")],
    ["several packages", (o) => o.packages.length > 1],
    ["several trackings", (o) => o.packages.some(({ delivery }) => delivery.trackings.length > 1)],
    [
      "a tracking with a method alone",
      (o) => trackingsOf(o).some((tracking) => tracking.number === null && tracking.method !== null),
    ],
    [
      "a half-shipped order",
      (o) => o.lengow_status === "waiting_shipment" && linesOf(o).some((line) => line.lengow_status === "shipped"),
    ],
    [
      "a partly refunded line",
      (o) => o.lengow_status === "shipped" && linesOf(o).some((line) => Number(line.original_refunded_amount) > 0),
    ],
    ["an anonymised order", (o) => o.anonymized === true && o.packages[0]!.delivery.first_line === null],
    ["another currency", (o) => o.original_currency.iso_a3 !== "EUR"],
    [
      "a buyer's currency of its own",
      (o) => o.original_buyer_currency !== null && o.original_buyer_currency !== o.original_currency.iso_a3,
    ],
    [
      "a shipping deadline in the meta",
      (o) => Boolean((o.order_meta as Record<string, unknown> | null)?.shipping_deadline),
    ],
    ["documents as numbers", (o) => Array.isArray(o.documents) && typeof o.documents[0] === "number"],
    ["documents as objects", (o) => Array.isArray(o.documents) && typeof o.documents[0] === "object"],
    ["a leading zero in the zip", (o) => o.packages.some(({ delivery }) => String(delivery.zipcode).startsWith("0"))],
  ];
  it.each(kinds)("%s", (_title, test) => {
    expect(some(test)).toBeGreaterThan(0);
  });
});

describe("past actions", () => {
  it("are several hundred with every outcome, refused for 12 causes or more in four languages", async () => {
    const actions: Record<string, unknown>[] = [];
    for (let page = 1; ; page++) {
      const { body } = await client.actions({ page: String(page) });
      actions.push(...body.results);
      if (body.next === null) break;
    }
    expect(actions.length).toBeGreaterThan(400);
    const refused = actions.filter((action) => action.errors && !action.processed);
    const outcomes = new Set(
      actions.map(({ queued, processed, errors }) => `${queued} ${processed} ${errors ? "text" : ""}`.trim()),
    );
    expect(outcomes).toEqual(
      new Set(["false true", "false true text", "false false text", "true false text", "false false"]),
    );
    const languages: Record<string, RegExp> = {
      fr: /_fr$|darty|boulanger|lafayette|cdiscount|fnac/,
      de: /_de$|otto|zalando|_ch$/,
      it: /_it$/,
      en: /_uk$|_es$|bol/,
    };
    for (const place of Object.values(languages)) {
      const masks = refused
        .filter((action) => place.test(String(action.marketplace)))
        .map((action) => String(action.errors).replace(/[«„"“][^»“”"]*[»“"]|\S*\d\S*|\([^)]*\)/g, "#"));
      expect(new Set(masks).size).toBeGreaterThanOrEqual(12);
    }
  });
});

describe("metadata", () => {
  let metas: Record<string, MarketplaceMeta>;
  beforeAll(async () => {
    metas = (await client.call<Record<string, MarketplaceMeta>>("/v3.0/marketplaces/?account_id=1")).body;
  });
  const actionsOf = () => Object.values(metas).flatMap((meta) => Object.values(meta.orders.actions));
  const descriptions = () => actionsOf().flatMap((action) => Object.values(action.args_description ?? {}));
  const blocks = () => descriptions().flatMap(({ depends_on }) => (depends_on ? [depends_on] : []));

  it("is keyed by code, can be asked for one, and is {} for an unknown one", async () => {
    const one = await client.call<Record<string, MarketplaceMeta>>("/v3.0/marketplaces/?account_id=1&marketplace=otto");
    expect(Object.keys(one.body)).toEqual(["otto"]);
    expect((await client.call("/v3.0/marketplaces/?marketplace=nowhere")).body).toEqual({});
  });

  it("has every function, operator and both spellings", () => {
    const functions = new Set(blocks().flatMap(({ conditions }) => conditions.map((condition) => condition.function)));
    for (const name of "equals,not_equals,in_list,not_in_list,lower_than,lower_than_or_equals,greater_than,greater_than_or_equals,regex,contains".split(
      ",",
    )) {
      expect(functions).toContain(name);
    }
    expect(new Set(blocks().map((block) => block.operator ?? block.operation))).toEqual(
      new Set(["allOf", "anyOf", "oneOf", "someOf"]),
    );
    expect(blocks().some((block) => "operation" in block)).toBe(true);
    expect(new Set(blocks().flatMap(({ conditions }) => conditions.map(({ key_path }) => key_path.root)))).toEqual(
      new Set(["action_data", "order"]),
    );
  });

  it("has the shapes that hurt", () => {
    const carriers = metas.amazon_fr!.orders.actions.ship!.args_description!.carrier!.valid_values!;
    expect(Object.keys(carriers)).toHaveLength(227);
    expect(metas.amazon_fr!.orders.actions.buy_shipment_label!.status).toEqual([]);
    expect(metas.galeries_lafayette!.orders.actions.ship!.args_description).toBeUndefined();
    expect(Object.keys(metas.zalando!.orders.actions.refund!.args_description!.refund_reason!.valid_values!)).toContain(
      "10",
    );
    expect(metas.admarkt!.orders).toEqual({ status: {}, carriers: {}, actions: {} });
    expect(metas.galaxus_ch!.description).toContain("<script>");
    expect(new Set(descriptions().map(({ type }) => type))).toEqual(
      new Set([undefined, "string", "list", "line_number", "date", "price", "quantity", "number", "boolean", "phone"]),
    );
    const values = descriptions().map(({ valid_values }) => valid_values);
    expect(values.some((shape) => shape === undefined)).toBe(true);
    expect(values.some((shape) => Array.isArray(shape) && typeof shape[0] === "string")).toBe(true);
    expect(values.some((shape) => Array.isArray(shape) && typeof shape[0] === "object")).toBe(true);
    expect(values.some((shape) => shape && !Array.isArray(shape) && typeof Object.values(shape)[0] === "string")).toBe(
      true,
    );
  });
});

describe("determinism", () => {
  const page = async (options: { seed: number }) => {
    const other = await startSandbox({ now: "2026-11-20T10:00:00Z", orders: 300, ...options });
    const client = await signIn(other.url, "demo-1");
    await client.control("clock", { now: "2026-11-20T10:00:00Z", frozen: true });
    const own = new TestClient(other.url, 1, client.token);
    await own.control("seed", { account: 1 });
    const text = (await own.orders({ updated_from: "2000-01-01" })).text.replaceAll(other.url, "");
    await other.close();
    return text;
  };

  it("the same seed at the same instant gives the same orders; another seed gives others", async () => {
    const [first, second, third] = [await page({ seed: 7 }), await page({ seed: 7 }), await page({ seed: 8 })];
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe("on request", () => {
  it("an incident: shipments refused because a carrier was renamed", async () => {
    const shop = await signIn(sandbox.url, "test-110");
    await shop.control("seed", { account: 110, orders: 20, incident: 25 });
    const { body } = await shop.actions({ marketplace: "cdiscount", errors: "n'existe pas" });
    expect(body.count).toBe(25);
    const metas = (await shop.call<Record<string, MarketplaceMeta>>("/v3.0/marketplaces/?marketplace=cdiscount")).body;
    const codes = Object.keys(metas.cdiscount!.orders.carriers);
    expect([codes.includes("COLISSIMO"), codes.includes("LAPOSTE_COLISSIMO")]).toEqual([false, true]);
    const order = await shop.order("cdiscount", String(body.results[0]!.marketplace_order_id));
    expect(order.lengow_status).toBe("waiting_shipment");
  });

  it("an incident in a living shop is told to whoever asks for what has changed since", async () => {
    const shop = await signIn(sandbox.url, "test-112");
    await shop.control("seed", { account: 112, orders: 20 });
    const { now } = await shop.control<{ now: string }>("clock");
    await shop.control("incident", { account: 112, count: 15 });
    const { body } = await shop.orders({ updated_from: now, marketplace: "cdiscount" });
    expect(body.count).toBeGreaterThanOrEqual(15);
  });

  it("hostile orders, which every list still serves", async () => {
    const shop = await signIn(sandbox.url, "test-111");
    await shop.control("seed", { account: 111, orders: 20, hostile: true });
    const { body, text } = await shop.orders({ marketplace: "poison_market" });
    expect(body.count).toBeGreaterThan(10);
    expect(text).toContain('"__proto__":{"admin":true}');
    expect(text.length).toBeGreaterThan(200_000);
    for (const filter of [
      "lengow_line_status=shipped",
      "order_type=is_express",
      "merchant_order_id=60",
      "ordering=-lengow_status,merchant_order_id",
    ]) {
      expect((await shop.orders(Object.fromEntries(new URLSearchParams(filter)))).status).toBe(200);
    }
    expect(
      (await shop.act({ marketplace: "poison_market", marketplace_order_id: "P8" }, "ship", { tracking_number: "1" }))
        .status,
    ).toBeLessThan(500);
  });

  it("is off by default", () => {
    expect(some((order) => order.marketplace === "poison_market")).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import type { LengowClient } from "../client";
import { ACTION, benches, failureOf, SCREEN } from "../testing/harness";
import { sampleOrder } from "../testing/sample-order";
import { inTurn, json, type Reply, raw, scriptLengow } from "../testing/scripted-lengow";

const bench = benches();
const order = (id: string, more: Record<string, unknown> = {}) => ({
  ...sampleOrder(),
  marketplace_order_id: id,
  ...more,
});
const page = (results: unknown[], next: string | null = null, count = results.length): Reply =>
  json(200, { count, next, previous: null, results });

describe("a page of orders", () => {
  it("that Lengow did not count is counted as far as it is known", async () => {
    const rows = [order("a"), order("b")];
    const uncounted = (next: string | null) => json(200, { next, previous: null, results: rows });
    const { client } = await bench(inTurn(uncounted("more"), uncounted(null)));
    const list = () => client.orders.list({ page: 3, pageSize: 2 }, SCREEN);
    expect([(await list()).count, (await list()).count]).toEqual([7, 6]);
  });

  it("asks with the documented names, lists as comma lists, dates in UTC", async () => {
    const { server, client } = await bench(page([]));
    await client.orders.list(
      {
        page: 2,
        pageSize: 500,
        ordering: ["-updated_at", "marketplace"],
        marketplace: ["amazon_fr", "fnac"],
        merchantOrderId: "None",
        lengowStatus: ["shipped", "closed"],
        lengowLineStatus: "canceled",
        marketplaceStatus: "Un shipped&x=1",
        updatedFrom: new Date("2026-01-02T03:04:05Z"),
        marketplaceOrderDateTo: "2026-01-03",
        orderType: ["is_business", "is_express"],
        setCurrency: "USD",
        catalogIds: [1, 2],
        noCurrencyConversion: true,
      },
      SCREEN,
    );
    expect(Object.fromEntries(server.calls()[0]?.query ?? [])).toEqual({
      account_id: "1",
      page: "2",
      page_size: "100",
      ordering: "-updated_at,marketplace",
      marketplace: "amazon_fr,fnac",
      merchant_order_id: "None",
      lengow_status: "shipped,closed",
      lengow_line_status: "canceled",
      marketplace_status: "Un shipped&x=1",
      updated_from: "2026-01-02T03:04:05.000Z",
      marketplace_order_date_to: "2026-01-03",
      order_type: "is_business,is_express",
      set_currency: "USD",
      catalog_ids: "1,2",
      no_currency_conversion: "1",
    });
  });

  it("is not lost by one bad row", async () => {
    const { client } = await bench(page([order("A"), null, order("B", { packages: 7 }), "x", order("C")]));
    const { orders } = await client.orders.list({}, SCREEN);
    expect(orders.map((row) => [row.marketplace_order_id, row.unreadable !== null])).toEqual([
      ["A", false],
      ["", true],
      ["B", true],
      ["", true],
      ["C", false],
    ]);
  });

  it.each<[string, Reply, string]>([
    ["is no page", json(200, { orders: [] }), "Lengow answered without a list of orders."],
    ["is a list", json(200, []), "Lengow answered without a list of orders."],
    ["is an error that calls itself 200", json(200, { detail: "Pas trouvé." }), "Pas trouvé."],
  ])("that %s is a broken contract", async (_name, reply, displayMessage) => {
    const { client } = await bench(reply);
    expect(await failureOf(client.orders.list({}, SCREEN))).toMatchObject({ kind: "contract", displayMessage });
  });
});

describe("one order", () => {
  it("is found by marketplace and id together, at any age", async () => {
    const { server, client } = await bench(page([order("A:1/ä")]));
    expect(await client.orders.get("zalando", "A:1/ä", SCREEN)).toMatchObject({ marketplace_order_id: "A:1/ä" });
    expect(server.calls()[0]?.query.get("marketplace_order_id")).toBe("A:1/ä");
    expect(server.calls()[0]?.query.has("marketplace_order_date_from")).toBe(false);
  });

  it("is null when there is none, also when Lengow gives a neighbour", async () => {
    const { client } = await bench(inTurn(page([]), page([order("A1")])));
    expect(await client.orders.get("zalando", "A", SCREEN)).toBeNull();
    expect(await client.orders.get("zalando", "A", SCREEN)).toBeNull();
  });

  it("is not declared missing when Lengow ignored the filter", async () => {
    const { client } = await bench(page([order("B")], "http://x/?page=2", 900));
    expect(await failureOf(client.orders.get("zalando", "A", SCREEN))).toMatchObject({ kind: "contract" });
  });
});

describe("all pages", () => {
  async function ids(client: LengowClient) {
    const found: string[] = [];
    for await (const part of client.orders.pages({ updatedTo: "2026-01-01" }, SCREEN))
      found.push(...part.orders.map((row) => row.marketplace_order_id));
    return found;
  }

  it("give each order once though rows shift, keep unreadable ones, and end at next null", async () => {
    const { server, client } = await bench(
      inTurn(page([order("A"), order("B"), null], "x"), page([order("B"), order("C"), null])),
    );
    expect(await ids(client)).toEqual(["A", "B", "", "C", ""]);
    expect(server.calls()).toHaveLength(2);
  });

  it("tell the same id of two marketplaces apart", async () => {
    const { client } = await bench(page([order("A"), order("A", { marketplace: "fnac" })]));
    expect(await ids(client)).toEqual(["A", "A"]);
  });

  it("end at a page past the end, in any language, and at an empty page", async () => {
    const past = await bench(inTurn(page([order("A")], "x"), json(404, { detail: "Page non valide." })));
    expect(await ids(past.client)).toEqual(["A"]);
    const empty = await bench(inTurn(page([order("A")], "x"), page([], "x")));
    expect(await ids(empty.client)).toEqual(["A"]);
    expect(empty.server.calls()).toHaveLength(2);
  });

  it("do not take a failure for the end", async () => {
    const gone = await bench(json(404, { detail: "Not found." }));
    expect(await failureOf(ids(gone.client))).toMatchObject({ status: 404 });
    const broken = await bench(inTurn(page([order("A")], "x"), raw(404, "<html>")));
    expect(await failureOf(ids(broken.client))).toMatchObject({ status: 404 });
  });

  it("never go where next points", async () => {
    const thief = await scriptLengow(json(200, {}));
    const { client } = await bench(inTurn(page([order("A")], `${thief.url}/steal`), page([order("B")])));
    expect(await ids(client)).toEqual(["A", "B"]);
    expect(thief.connections()).toBe(0);
    await thief.close();
  });
});

describe("the merchant's own ids", () => {
  const input = { marketplace: "zalando", marketplaceOrderId: "4UT0-1", merchantOrderIds: ["60", "61"] };

  it("are set as a list, all in the body", async () => {
    const { server, client } = await bench(json(200, order("4UT0-1", { merchant_order_id: ["60", "61"] })));
    expect(await client.orders.setMerchantOrderId(input, ACTION)).toMatchObject({ merchant_order_id: ["60", "61"] });
    const [call] = server.calls();
    expect([call?.method, call?.url]).toEqual(["PATCH", "/v3.0/orders/moi/"]);
    const body = {
      account_id: 1,
      marketplace: "zalando",
      marketplace_order_id: "4UT0-1",
      merchant_order_id: ["60", "61"],
    };
    expect(JSON.parse(call?.body ?? "")).toEqual(body);
  });

  it.each<[string, Reply, object]>([
    [
      "a refusal inside a 200",
      json(200, { detail: "Pas trouvé." }),
      { kind: "rejected", outcome: "rejected", displayMessage: "Pas trouvé." },
    ],
    ["an error key inside a 201", json(201, { error: "no" }), { kind: "rejected", outcome: "rejected" }],
    ["404", json(404, { detail: "Not found." }), { kind: "rejected", outcome: "rejected" }],
    ["a 200 that is no order", json(200, { ok: true }), { kind: "contract", outcome: "unknown" }],
    ["an outage", raw(503, ""), { kind: "upstream", outcome: "unknown" }],
  ])("are not taken as set after %s", async (_name, reply, expected) => {
    const { server, client } = await bench(reply);
    expect(await failureOf(client.orders.setMerchantOrderId(input, ACTION))).toMatchObject(expected);
    expect(server.calls()).toHaveLength(1);
  });
});

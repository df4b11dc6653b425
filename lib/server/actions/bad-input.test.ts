import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signInAs } from "@/lib/testing/sign-in";
import { Shop } from "./testing/shop";

let shop: Shop;
/** One that Amazon takes. */
let reason = "";
beforeAll(async () => {
  shop = await Shop.open(133);
  const { body: form } = await shop.form(await shop.order("amazon_fr", "shipped"), "refund");
  reason = form.fields.find(({ name }) => name === "reason")?.values?.[0]?.code ?? "";
});
afterAll(() => shop.close());
beforeEach(() => shop.forget());

type Order = Awaited<ReturnType<Shop["order"]>>;
type Wish = Record<string, unknown>;

const SHIP = { tracking_number: "T-1" };
const NO_TAXES = { refund_shipping_price: "0.00", refund_shipping_taxes: "0.00", refund_taxes: "0.00" };
/** The refund of the order's first line, right but for what is changed. */
const refund = (order: Order, args: Record<string, string>): Wish => ({
  type: "refund",
  lines: order.lines.slice(0, 1),
  args: { ...NO_TAXES, reason, refund_price: "0.50", ...args },
});

async function recorded(): Promise<number> {
  const [row] = await shop.container.db.query<{ count: number }>("select count(*) as count from outbox");
  return Number(row?.count ?? 0);
}

/** Nothing was recorded beyond what there was, and nothing of the order reached Lengow. */
async function expectNothing(order: Order, before: number): Promise<void> {
  expect(await recorded()).toBe(before);
  await shop.sendAll();
  if (before === 0) expect(await shop.truth(order)).toEqual([]);
}

const CASES: [what: string, at: [string, string], wish: (order: Order, other: Order) => Wish, field: RegExp][] = [
  ["an unknown type", ["ebay_fr", "waiting_shipment"], () => ({ type: "teleport" }), /^type$/],
  [
    "an unknown argument",
    ["ebay_fr", "waiting_shipment"],
    () => ({ type: "ship", args: { wings: "2" } }),
    /^args\.wings$/,
  ],
  [
    "a value outside a closed list",
    ["amazon_fr", "shipped"],
    (order) => refund(order, { reason: "BecauseISaySo" }),
    /^args\.reason$/,
  ],
  [
    "a line of another order",
    ["ebay_fr", "waiting_shipment"],
    (_, other) => ({ type: "ship", args: SHIP, lines: other.lines }),
    /^lines\.0( lines\.\d+)*$/,
  ],
  [
    "ten thousand lines",
    ["ebay_fr", "waiting_shipment"],
    () => ({ type: "ship", args: SHIP, lines: Array.from({ length: 10_000 }, (_, n) => `line-${n}`) }),
    /^lines$/,
  ],
  [
    "an amount above what is left",
    ["amazon_fr", "shipped"],
    (order) => refund(order, { refund_price: "999999.00" }),
    /^args\.refund_price$/,
  ],
  [
    "a negative amount",
    ["amazon_fr", "shipped"],
    (order) => refund(order, { refund_price: "-5.00" }),
    /^args\.refund_price$/,
  ],
  [
    "an amount of many decimals",
    ["amazon_fr", "shipped"],
    (order) => refund(order, { refund_price: "1.23456789" }),
    /^args\.refund_price$/,
  ],
  [
    "no key",
    ["ebay_fr", "waiting_shipment"],
    () => ({ type: "ship", args: SHIP, client_key: undefined }),
    /^client_key$/,
  ],
];

describe("what is wrong about a wish is answered with 400 and the field, and nothing is recorded or sent", () => {
  it.each(CASES)("%s", async (_, [marketplace, status], wish, field) => {
    const [order, other] = [await shop.order(marketplace, status), await shop.order(marketplace, status)];
    const { status: answered, body } = await shop.record(order, wish(order, other));
    expect([answered, body.error.code, body.error.sent]).toEqual([400, "bad_request", "no"]);
    expect(body.error.details?.map((detail) => detail.field).join(" ")).toMatch(field);
    await expectNothing(order, 0);
  });
});

describe("who may not, may not, and nothing is recorded or sent", () => {
  it.each([
    ["a viewer", 403, "not_allowed", { 133: "viewer" }],
    ["somebody of another account", 404, "not_found", { 101: "operator" }],
  ] as const)("%s", async (_, status, code, grants) => {
    const order = await shop.order("ebay_fr", "waiting_shipment");
    const { cookie } = await signInAs(shop.container, grants);
    const { status: answered, body } = await shop.as(cookie, () => shop.record(order, { type: "ship", args: SHIP }));
    expect([answered, body.error.code, body.error.sent]).toEqual([status, code, "no"]);
    await expectNothing(order, 0);
  });
});

it("a key that comes again with other arguments is answered with 422, and only the first wish is recorded", async () => {
  const order = await shop.order("ebay_fr", "waiting_shipment");
  const key = { client_key: randomUUID() };
  expect((await shop.record(order, { type: "ship", args: SHIP, ...key })).status).toBe(202);
  const again = await shop.record(order, { type: "ship", args: { tracking_number: "T-2" }, ...key });
  expect([again.status, again.body.error.code, again.body.error.sent]).toEqual([422, "key_reused", "no"]);
  await expectNothing(order, 1);
  expect((await shop.truth(order)).map(({ args }) => args.tracking_number)).toEqual(["T-1"]);
});

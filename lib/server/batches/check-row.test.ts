import { afterAll, beforeAll, expect, it } from "vitest";
import { isSendable } from "@/lib/bulk/verdict";
import { testContext } from "@/lib/testing/context";
import { Shop } from "../actions/testing/shop";
import { checkRow, type SheetFacts } from "./check-row";

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(() => shop.close());

type Fields = Awaited<ReturnType<Shop["order"]>>["fields"];

/** One row of a list's sheet on an order as it is given. */
async function judged(order: Fields, cells: Record<string, string>) {
  const lengow = await shop.container.lengowFor(100);
  const ctx = await testContext({
    db: shop.container.db,
    accountId: 100,
    role: "operator",
    clock: shop.clock,
    lengow,
  });
  const values = { marketplace_order_id: order.marketplace_order_id, marketplace: order.marketplace, ...cells };
  const facts: SheetFacts = {
    mapping: { type: "ship", columns: Object.keys(values) },
    orders: { placeOf: () => ({ marketplace: order.marketplace }), get: () => order },
    earlier: new Map(),
    usual: new Map(),
    carriers: new Map(),
  };
  return checkRow(ctx, facts, Object.values(values));
}

async function anOrder(marketplace: string, isMeant: (order: Fields) => boolean = () => true): Promise<Fields> {
  for (;;) {
    const { fields } = await shop.order(marketplace, "waiting_shipment");
    if (!isMeant(fields)) continue;
    const parcels = fields.packages.map((parcel) => ({
      ...parcel,
      cart: parcel.cart.map((line) => ({ ...line, lengow_status: "waiting_shipment" as const })),
    }));
    return { ...fields, lengow_status: "waiting_shipment", packages: parcels } as Fields;
  }
}

it("U18 · of a partly shipped order a row counts what is left to ship, as the form of that order does", async () => {
  const order = await anOrder("bol", ({ packages }) => packages.flatMap(({ cart }) => cart).length > 1);
  const lines = order.packages.flatMap(({ cart }) => cart);
  const all = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  expect((await judged(order, { tracking_number: "" })).units).toEqual({ left: all, all });
  const [first] = lines;
  if (!first) throw new Error("an order without lines");
  const packages = order.packages.map((parcel) => ({
    ...parcel,
    cart: parcel.cart.map((line) => (line === first ? { ...line, lengow_status: "shipped" as const } : line)),
  }));
  const partly = await judged({ ...order, packages } as Fields, { tracking_number: "" });
  expect(partly.units).toEqual({ left: all - first.quantity, all });
});

it("U18 · a row names what it must fill, and what another cell asks for as soon as that cell does", async () => {
  const order = await anOrder("amazon_fr");
  const cells = { tracking_number: "6A12345678901", carrier: "", carrier_name: "", shipping_method: "" };
  const bare = await judged(order, cells);
  expect(bare.required.sort()).toEqual(["carrier", "shipping_method", "tracking_number"]);
  const usual = await judged(order, { ...cells, carrier: "Colissimo", shipping_method: "Standard" });
  expect([usual.required.includes("carrier_name"), usual.why]).toEqual([false, []]);
  const other = await judged(order, { ...cells, carrier: "Other", shipping_method: "Standard" });
  expect(other.required).toContain("carrier_name");
  expect(other.why).toEqual([{ code: "field", field: "carrier_name", problem: "required" }]);
  const told = await judged(order, { ...cells, carrier: "Other", shipping_method: "Standard", carrier_name: "Kurier" });
  expect([told.required.includes("carrier_name"), told.why]).toEqual([true, []]);
});

it("U18 · what a marketplace asks for without making it mandatory is marked too, and empty it is worth a look", async () => {
  const order = await anOrder("ebay_fr");
  const bare = await judged(order, { tracking_number: "", carrier: "" });
  expect([bare.required, bare.why]).toEqual([[], [{ code: "no_tracking", field: "tracking_number" }]]);
  const told = await judged(order, { tracking_number: "05222014823315", carrier: "" });
  expect(told.required).toEqual(["carrier"]);
  expect([told.why, isSendable(told.why)]).toEqual([[{ code: "needed_empty", field: "carrier" }], true]);
});

it("U18 · in a sheet of tracking numbers a row without one is worth a look also where none is demanded; without that column it is not", async () => {
  const order = await anOrder("ebay_fr");
  const untouched = await judged(order, { tracking_number: " ", carrier: "" });
  expect([untouched.why, isSendable(untouched.why)]).toEqual([
    [{ code: "no_tracking", field: "tracking_number" }],
    true,
  ]);
  expect((await judged(order, { carrier: "" })).why).toEqual([]);
});

it("U18 · of an OTTO parcel the row asks for the return's label, and for the day of delivery as soon as a forwarder is chosen", async () => {
  const parcel = await anOrder("otto", ({ order_meta }) => order_meta?.delivery_type === "PARCEL");
  const cells = { carrier: "", tracking_number: "", return_carrier: "", return_tracking_number: "" };
  const bare = await judged(parcel, cells);
  // The return's carrier opens with the marketplace's own default.
  expect(bare.required.sort()).toEqual(["carrier", "return_tracking_number", "tracking_number"]);
  const filled = { carrier: "DHL", tracking_number: "00340434161094012345", return_tracking_number: "00340434161095" };
  expect((await judged(parcel, { ...cells, ...filled })).why).toEqual([]);
  const byTruck = { ...cells, ...filled, carrier: "Spedition", tracking_number: "SP-4711-0099" };
  const told = await judged(parcel, { ...byTruck, delivery_date: "" });
  expect(told.required).toContain("delivery_date");
  expect(told.why).toEqual([{ code: "needed_empty", field: "delivery_date" }]);
  // The same where no column holds it: one can be added.
  expect((await judged(parcel, byTruck)).why).toEqual(told.why);
});

it("U18 · a row tells what its marketplace takes with these values: what it does not is nothing to fill in", async () => {
  const order = await anOrder("amazon_fr");
  const cells = { tracking_number: "6A12345678901", carrier: "", carrier_name: "", return_carrier: "" };
  const takes = async (carrier: string) => (await judged(order, { ...cells, carrier })).takes ?? [];
  expect(await takes("Colissimo")).toEqual(expect.arrayContaining(["carrier", "tracking_number"]));
  expect(await takes("Colissimo")).not.toContain("carrier_name");
  expect(await takes("Other")).toContain("carrier_name");
  expect(await takes("Other")).not.toContain("return_carrier");
});

it("an action that is not possible is refused for the form's own reason, and never for the order's status where that is not it", async () => {
  const order = await anOrder("decathlon_fr");
  const why = async (changed: object) => (await judged({ ...order, ...changed } as Fields, {})).why;
  const inStatus = (lengow_status: string) => {
    const packages = order.packages.map((parcel) => ({
      ...parcel,
      cart: parcel.cart.map((line) => ({ ...line, lengow_status })),
    }));
    return why({ lengow_status, packages });
  };
  expect(await why({ order_types: [{ type: "is_delivered_by_marketplace", label: "FBM" }] })).toEqual([
    { code: "delivered_by_marketplace" },
  ]);
  expect(await inStatus("shipped")).toEqual([{ code: "already_shipped" }]);
  expect(await inStatus("canceled")).toEqual([{ code: "not_offered", detail: "canceled" }]);
});

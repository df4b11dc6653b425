import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { sampleOrder } from "../testing/sample-order";
import { MAX_DEPTH } from "./clean-json";
import { readOrder } from "./order";

const read = (change: Record<string, unknown>) => readOrder({ ...sampleOrder(), ...change });

describe("drift of the wire", () => {
  it.each<[unknown, string[]]>([
    [null, []],
    [undefined, []],
    [[], []],
    [{}, []],
    ["", []],
    ["60", ["60"]],
    [60, ["60"]],
    [["60"], ["60"]],
    [
      ["60", null, 61, ""],
      ["60", "61"],
    ],
    [{ 0: "60", 1: "61" }, ["60", "61"]],
  ])("merchant_order_id %j is %j", (value, ids) => {
    expect(read({ merchant_order_id: value })).toMatchObject({ merchant_order_id: ids, unreadable: null });
  });

  it("reads meta as an object, whether it came as {}, [] or null", () => {
    for (const empty of [{}, [], null, undefined]) expect(read({ order_meta: empty }).order_meta).toEqual({});
    expect(read({ order_meta: { delivery_type: "PARCEL" } }).order_meta).toEqual({ delivery_type: "PARCEL" });
  });

  it("reads comments as a list, whether one or many", () => {
    expect(read({ comments: "ring twice" }).comments).toEqual(["ring twice"]);
    expect(read({ comments: ["a", "b"] }).comments).toEqual(["a", "b"]);
  });

  it("keeps leading zeros, and turns numbers into text without loss", () => {
    const order = read({
      billing_address: { id: 5, type: "billing", zipcode: "06220", phone_home: 612345678, phone_mobile: "__" },
    });
    expect(order.billing_address).toMatchObject({
      id: "5",
      zipcode: "06220",
      phone_home: "612345678",
      phone_mobile: null,
    });
  });

  it("says no exchange rate as null and a flag, never as -1", () => {
    const order = read({
      total_order: -1,
      total_tax: "-1",
      shipping: "-1.00",
      discount: -1,
      commission: "-1",
      processing_fee: null,
    });
    expect(order).toMatchObject({
      conversion_missing: true,
      total_order: null,
      total_tax: null,
      shipping: null,
      discount: null,
      commission: null,
      original_total_order: "40.3",
    });
  });

  it("knows the missing rate from a line alone", () => {
    const sample = sampleOrder();
    sample.packages[0]!.cart[0]!.amount = "-1";
    const order = readOrder(sample);
    expect(order.conversion_missing).toBe(true);
    expect(order.packages[0]?.cart[0]?.amount).toBeNull();
  });

  it("believes a commission of -1.00 when the rest of the order is converted", () => {
    expect(read({ commission: "-1.00" })).toMatchObject({ commission: "-1.00", conversion_missing: false });
  });

  it("keeps fields it does not know, nested ones under their path", () => {
    const sample = sampleOrder();
    Object.assign(sample.packages[0]!.cart[0]!, { gift: { wrap: "red" } });
    const order = readOrder({ ...sample, workflow_rank: 5, brand_new: [1] });
    expect(order.unknown_fields).toMatchObject({
      workflow_rank: 5,
      brand_new: [1],
      "packages[0].cart[0].gift": { wrap: "red" },
    });
    expect(order.unreadable).toBeNull();
  });

  it("drops keys named __proto__ and pollutes nothing", () => {
    const order = readOrder(
      JSON.parse(
        '{"__proto__": {"x": 1}, "order_meta": {"__proto__": {"x": 1}, "y": {"__proto__": 1}}, "new": {"__proto__": 2}}',
      ),
    );
    expect(JSON.stringify(order)).not.toContain("__proto__");
    expect(({} as { x?: number }).x).toBeUndefined();
    expect((order.order_meta as { x?: number }).x).toBeUndefined();
  });

  it("gives texts that any database accepts", () => {
    const order = read({ comments: "a\u0000b\ud800c 🎁", order_meta: { "k\u0000": "v\udfff" } });
    expect(order.comments).toEqual(["ab\ufffdc 🎁"]);
    expect(order.order_meta).toEqual({ k: "v\ufffd" });
  });
});

describe("a row that cannot be read", () => {
  it.each([null, "text", 7, [], true])("%j becomes an unreadable row", (row) => {
    expect(readOrder(row)).toMatchObject({ marketplace: "", marketplace_order_id: "", packages: [] });
    expect(readOrder(row).unreadable).toContain("row is no object");
  });

  it("keeps its identity, and the value that was not understood", () => {
    const order = read({ total_order: "twelve", packages: "none" });
    expect(order).toMatchObject({ marketplace: "zalando", marketplace_order_id: "4UT0-1", total_order: null });
    expect(order.unreadable).toBe("total_order is no amount; packages is no list");
    expect(order.unknown_fields).toMatchObject({ total_order: "twelve", packages: "none" });
  });

  it("says so when the id is missing or has lost digits as a number", () => {
    expect(read({ marketplace_order_id: null }).unreadable).toBe("marketplace_order_id is missing");
    expect(readOrder(JSON.parse('{"marketplace_order_id": 12345678901234567890}')).unreadable).toContain("too large");
  });

  it("says so when something is nested too deeply, and reads the rest", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as unknown;
    const order = read({ order_meta: { deep }, new_field: deep });
    expect(order).toMatchObject({ marketplace_order_id: "4UT0-1", order_meta: {}, total_order: "40.3" });
    expect(order.unreadable).toContain("nested too deeply");
    const past = JSON.parse(`${"[".repeat(MAX_DEPTH)}${"]".repeat(MAX_DEPTH)}`) as unknown;
    expect(read({ order_meta: { past } }).unreadable).toBe("order_meta is nested too deeply");
    const fine = JSON.parse(`${"[".repeat(MAX_DEPTH - 4)}${"]".repeat(MAX_DEPTH - 4)}`) as unknown;
    expect(read({ order_meta: { fine } }).unreadable).toBeNull();
  });
});

/** Values that no schema expects, and those of the wrong kind. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    [],
    {},
    -1,
    "-1",
    0,
    true,
    "true",
    "NaN",
    Number.POSITIVE_INFINITY,
    "\u0000",
    "\ud800",
    { 0: "x" },
    [null],
    [[]],
    "2024-13-45",
  ),
  fc.string(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

type Path = (string | number)[];

function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, child]) => paths(child, [...at, key]))];
}

type Mutation = { at: number; kind: "replace" | "remove" | "add" | "retype"; value: unknown };

function mutate(root: unknown, { at, kind, value }: Mutation): Path {
  const all = paths(root).slice(1);
  const path = all[at % all.length]!;
  let parent = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  const key = path.at(-1)!;
  const now = parent[key];
  if (kind === "remove") delete parent[key];
  else if (kind === "add") parent[`new_${key}`] = value;
  else if (kind === "retype" && typeof now === "number") parent[key] = String(now);
  else if (kind === "retype" && typeof now === "string" && now !== "" && Number.isFinite(Number(now)))
    parent[key] = Number(now);
  else if (kind === "retype") return [];
  else parent[key] = value;
  return path;
}

const mutations = fc.array(
  fc.record({
    at: fc.nat(5_000),
    kind: fc.constantFrom("replace", "remove", "add", "retype"),
    value: odd,
  }) as fc.Arbitrary<Mutation>,
  { minLength: 1, maxLength: 6 },
);

const AMOUNTS = [
  "total_order",
  "total_tax",
  "shipping",
  "discount",
  "commission",
  "original_total_order",
  "original_shipping",
] as const;

describe("whatever is done to an order", () => {
  it("reading never throws, gives JSON, and changes no amount that was left alone", () => {
    fc.assert(
      fc.property(mutations, (changes) => {
        const sample = sampleOrder() as Record<string, unknown>;
        for (const change of changes) mutate(sample, change);
        const order = readOrder(sample);
        expect(() => JSON.stringify(order)).not.toThrow();
        for (const name of AMOUNTS) {
          const source = sample[name];
          const text = order[name];
          const numeric =
            typeof source === "number"
              ? source
              : typeof source === "string" && /^-?\d+(\.\d+)?$/.test(source)
                ? Number(source)
                : null;
          if (numeric === null || !Number.isFinite(numeric) || Math.abs(numeric) > 1e15) continue;
          if (text === null) expect(numeric === -1 && order.conversion_missing).toBe(true);
          else expect(Math.abs(Number(text) - numeric)).toBeLessThanOrEqual(0.00005 + Math.abs(numeric) * 1e-12);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("LA-06 · an amount has the same value as a number and as text", () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (cents) => {
        const asNumber = read({ total_order: cents / 100 });
        const asText = read({ total_order: (cents / 100).toFixed(2) });
        expect(Number(asNumber.total_order)).toBe(Number(asText.total_order));
        expect(asNumber.conversion_missing).toBe(asText.conversion_missing);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { deriveOrder } from "@/lib/domain/order-derived";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import fc from "@/lib/testing/properties";
import { isMetaKey } from "./order-columns";
import { LONGEST_META_VALUE, metaOf, pickMeta } from "./order-meta";

const order = (order_meta: Record<string, unknown>, changes = {}) =>
  deriveOrder(orderFields({ lines: [orderLine({})], order_meta, ...changes }));

describe("LA-43 · an order's extra data as columns", () => {
  it("gives plain values at the top and one level down, and nothing of lists or deeper", () => {
    const meta = {
      delivery_type: "PARCEL",
      feed_id: 4101,
      gift: false,
      empty: " ",
      none: null,
      list: ["a"],
      shop: { deadline: "2026-11-20", deep: { er: 1 } },
    };
    expect(metaOf(order(meta))).toEqual({ delivery_type: "PARCEL", feed_id: "4101", "shop.deadline": "2026-11-20" });
    expect(metaOf(order({ ...meta, "a.b": "one level too deep to tell" }))).not.toHaveProperty(["a.b"]);
  });

  it("never gives a name that looks personal, nor what stands below one, and hides the order's people in the rest", () => {
    const person = order({});
    const name = person.buyer_name ?? "";
    const street = person.billing_address?.first_line ?? "";
    const meta = {
      buyer_name: name,
      customer: { ref: "K-1" },
      info: `for ${name}, mail a.b@example.org`,
      place: street,
      [name.split(" ")[0] ?? ""]: "1",
    };
    const shown = metaOf(order(meta));
    expect(Object.keys(shown)).toEqual(["info", "place"]);
    expect(shown.info).toBe("for ••• •••, mail •••");
    expect(JSON.stringify(shown)).not.toContain(street);
  });

  it("makes no column of ways to reach, find or recognise somebody, and hides where the order's people live in the rest", () => {
    const base = order({});
    const lives = { complement: "chez Martin Bat B", zipcode: "75001", city: "Paris" };
    const meta = {
      tel: "0799887766",
      pickup_person: "Marie Curie",
      user: "Marie Curie",
      login: "marie.curie",
      door_code: "12B",
      relay_point: { label: "Tabac Martin, 3 rue Y" },
      e: "75001 Paris",
      f: "chez Martin Bat B",
      shipping_deadline: "2026-11-20",
      is_prime: true,
      pickup_date: "2026-11-21",
    };
    const home = base.billing_address && { ...base.billing_address, ...lives };
    expect(metaOf(order(meta, { billing_address: home }))).toEqual({
      e: "•••",
      f: "•••",
      shipping_deadline: "2026-11-20",
      is_prime: "true",
      pickup_date: "2026-11-21",
    });
  });

  it("gives nothing of an anonymised order, whose people nobody knows any more", () => {
    expect(metaOf(order({ delivery_type: "PARCEL" }, { anonymized: true }))).toEqual({});
  });

  it("stays small whatever stands in it", () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, "y".repeat(10)]));
    const big = order({ blob: "x".repeat(200_000), ...many, wide: { ...many } });
    const shown = metaOf(big);
    expect(Object.keys(shown)).toHaveLength(50);
    expect(shown.blob).toHaveLength(LONGEST_META_VALUE);
    expect(JSON.stringify(shown).length).toBeLessThan(20_000);
  });

  it("picks only its own members, whatever the names are", () => {
    const hostile = order(JSON.parse('{"__proto__":{"a":"b"},"constructor":"c","toString":"own"}'));
    expect(pickMeta(hostile, ["toString", "valueOf", "__proto__"])).toEqual({ toString: "own" });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (meta) => {
        for (const key of Object.keys(metaOf(order(meta)))) expect(isMetaKey(key)).toBe(true);
      }),
    );
  });
});

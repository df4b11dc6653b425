import { describe, expect, it } from "vitest";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { deriveOrder, orderRow } from "./order-derived";

describe("ship-by", () => {
  it("is the earliest deadline of the lines that still have to leave", () => {
    const order = deriveOrder(
      orderFields({
        lines: [
          orderLine({ lengow_status: "shipped", max_shipping_date: "2026-11-20T10:00:00Z" }),
          orderLine({ lengow_status: "waiting_shipment", max_shipping_date: "2026-11-23T10:00:00Z" }),
          orderLine({ lengow_status: null, max_shipping_date: "2026-11-22T10:00:00Z" }),
        ],
      }),
    );
    expect([order.ship_by, order.ship_by_source]).toEqual(["2026-11-22T10:00:00.000Z", "line"]);
  });

  it("falls back to the order's shipping_deadline, and says so", () => {
    const order = deriveOrder(
      orderFields({ lines: [orderLine({})], order_meta: { shipping_deadline: "2026-11-24T22:59:59Z" } }),
    );
    expect([order.ship_by, order.ship_by_source]).toEqual(["2026-11-24T22:59:59.000Z", "order_meta"]);
  });

  it("is not given once everything has left, or when the marketplace delivers", () => {
    const deadline = { max_shipping_date: "2026-11-20T10:00:00Z" };
    const left = orderFields({ lines: [orderLine({ ...deadline, lengow_status: "shipped" })] });
    const fba = orderFields({
      lines: [orderLine(deadline)],
      order_types: [{ type: "is_delivered_by_marketplace", label: "AFN" }],
    });
    expect([deriveOrder(left).ship_by, deriveOrder(fba).ship_by]).toEqual([null, null]);
  });
});

describe("units", () => {
  it("unshipped are the quantities of lines that have not left", () => {
    const order = deriveOrder(
      orderFields({
        lines: [
          orderLine({ quantity: 2, lengow_status: "shipped" }),
          orderLine({ quantity: 3, lengow_status: "waiting_shipment" }),
        ],
      }),
    );
    expect([order.items_unshipped, order.items_total]).toEqual([3, 5]);
  });
});

describe("the grid's row", () => {
  it("carries nothing of an address but the buyer's name and country", () => {
    const order = deriveOrder(orderFields({ lines: [orderLine({})] }));
    const text = JSON.stringify(orderRow(order, undefined));
    expect(text).toContain("Claire Brisson");
    for (const secret of ["14 rue des Tanneurs", "37000", "claire@example.com", "+33 2 00 00 00 00", "FR 53"]) {
      expect(JSON.stringify(order)).toContain(secret);
      expect(text).not.toContain(secret);
    }
  });
});

describe("MA-13 · the buyer's name", () => {
  const name = (billing: object, delivery: object = {}) => {
    const fields = orderFields({ lines: [orderLine({})] });
    const none = { full_name: null, first_name: null, last_name: null, company: null };
    Object.assign(fields.billing_address ?? {}, none, billing);
    Object.assign(fields.packages[0]?.delivery ?? {}, none, delivery);
    return deriveOrder(fields).buyer_name;
  };

  it("is the whole name, else first and last, else the company, else whoever receives it, else none", () => {
    expect(name({ full_name: " Claire Brisson ", first_name: "C.", company: "Atelier" })).toBe("Claire Brisson");
    expect(name({ first_name: "Claire", last_name: "Brisson", company: "Atelier" })).toBe("Claire Brisson");
    expect(name({ full_name: " ", last_name: "Brisson" })).toBe("Brisson");
    expect(name({ company: "Atelier" }, { full_name: "Paul Serre" })).toBe("Atelier");
    expect(name({}, { full_name: "Paul Serre" })).toBe("Paul Serre");
    expect(name({})).toBeNull();
  });
});

describe("SC-05 · second day", () => {
  const secondDay = (types: string[], method: string | null) => {
    const fields = orderFields({ lines: [orderLine({})], order_types: types.map((type) => ({ type, label: type })) });
    const [pack] = fields.packages;
    if (!pack?.delivery) throw new Error("the sample has one package");
    pack.delivery.trackings = [
      {
        ...{ number: null, method, carrier: null, url: null, is_delivered_by_marketplace: false, parcel_weight: null },
        ...{ shipped_at: null, relay: null, marketplace_order_line_ids: [] },
      },
    ];
    return orderRow(deriveOrder(fields), undefined).second_day;
  };

  it.each([
    [["is_second_day"], null],
    [["is_business", "is_second_day"], "Standard"],
    [[], "SecondDay"],
    [["is_prime"], "Second_Day"],
    [[], "second day"],
  ])("is told by the order's types %j and by how its parcel was bought: %j", (types, method) => {
    expect(secondDay(types, method)).toBe(true);
  });

  it.each([
    [[], null],
    [["is_express", "is_prime"], "Standard"],
    [["secondhand"], "SecondChance"],
    [[], "Next day, second try"],
  ])("is not told by the types %j with the method %j", (types, method) => {
    expect(secondDay(types, method)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { orderLinks } from "./link-template";

const order = (changes: Partial<Parameters<typeof orderLinks>[1]>) => ({
  marketplace: "amazon_fr",
  marketplace_order_id: "306-1",
  merchant_order_id: [] as string[],
  ...changes,
});
const back = {
  label: "Back office",
  marketplace: "",
  template: "https://shop.example/admin/orders/{merchant_order_id}/view",
};

describe("MA-06 · a link out of an order", () => {
  it("leads to the template's host and folder, whatever the order's ids hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), (id) => {
        fc.pre(!/\p{Cs}/u.test(id));
        const [link] = orderLinks([back], order({ merchant_order_id: [id] }));
        const url = new URL(link?.href ?? "");
        expect([url.protocol, url.host, url.username, url.search, url.hash]).toEqual([
          "https:",
          "shop.example",
          "",
          "",
          "",
        ]);
        expect(url.pathname).toMatch(/^\/admin\/orders\/[^/]+\/view$/);
      }),
    );
  });

  it("is there once for each reference, and not at all while there is none", () => {
    expect(orderLinks([back], order({}))).toEqual([]);
    expect(orderLinks([back], order({ merchant_order_id: ["A 1", "B"] })).map(({ href }) => href)).toEqual([
      "https://shop.example/admin/orders/A%201/view",
      "https://shop.example/admin/orders/B/view",
    ]);
  });

  it("belongs to a marketplace or to a family of them", () => {
    const at = (marketplace: string) =>
      orderLinks([{ ...back, marketplace, template: "https://s.example/" }], order({})).length;
    expect([at("amazon_fr"), at("amazon"), at("ama"), at("bol_nl"), at("")]).toEqual([1, 1, 0, 0, 1]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { MASK, maskName, maskOrder, maskRow, personalTextMasker } from "./masking";
import { deriveOrder } from "./order-derived";

const sample = () => deriveOrder(orderFields({ lines: [orderLine({})] }));

/** Words that stand in no field but a person's, so that finding one anywhere in the answer is a leak. */
const secretWord = fc.stringMatching(/^[A-Z][a-z]{5,12}$/).map((word) => `Zq${word}`);

describe("U21 · an order shown to people who may not see its buyer", () => {
  it("holds none of the people's words anywhere, whatever field repeats them", () => {
    fc.assert(
      fc.property(fc.uniqueArray(secretWord, { minLength: 9, maxLength: 9 }), (words) => {
        const [first = "", last = "", street = "", city = "", company = "", mail = "", vat = "", gift = "", note = ""] =
          words;
        const person = {
          first_name: first,
          last_name: last,
          first_line: `12 rue ${street}`,
          city,
          company,
          email: `${mail}@example.com`,
          vat_number: vat,
        };
        const base = orderFields({
          lines: [orderLine({ order_line_meta: { gift_message: gift, "buyer-note": [note] } })],
        });
        const order = deriveOrder({
          ...base,
          comments: [note],
          billing_address: base.billing_address && { ...base.billing_address, ...person },
          contact_address: base.billing_address && { ...base.billing_address, ...person },
          packages: base.packages.map((pack) => ({
            ...pack,
            delivery: pack.delivery && { ...pack.delivery, ...person },
          })),
          order_meta: {
            shipping_label_text: `for ${first} ${last}, 12 rue ${street}`,
            nested: { buyer: { a: [gift] } },
          },
          unknown_fields: { customer: { nick: note }, free: `call ${company}` },
        });
        const written = JSON.stringify(maskOrder(order));
        for (const word of words) expect(written).not.toContain(word);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps what is needed to work with it: country, amounts, products, parcels, statuses", () => {
    const order = sample();
    const masked = maskOrder(order);
    expect(masked.delivery_country).toBe("FR");
    expect(masked.packages[0]?.delivery?.common_country_iso_a2).toBe("FR");
    expect(masked.packages[0]?.cart).toEqual(order.packages[0]?.cart);
    expect(masked.total_order).toBe(order.total_order);
    expect(masked.packages[0]?.delivery?.trackings).toEqual(order.packages[0]?.delivery?.trackings);
  });

  it("leaves free fields that name no person as they are", () => {
    const meta = { shipping_deadline: "2026-11-21T10:00:00Z", carrier_name: "Colissimo", is_gift: false, weight: 12 };
    expect(maskOrder(deriveOrder(orderFields({ lines: [], order_meta: meta }))).order_meta).toEqual(meta);
  });

  it("shows a name by its first letters and says that something is hidden, not that nothing is there", () => {
    expect(maskName("Claire de Brisson")).toBe(`C${MASK} d${MASK} B${MASK}`);
    expect(maskName("👩🏽 Ö")).toMatch(/•/);
    expect(maskRow({ buyer_name: null }).buyer_name).toBeNull();
    expect(maskRow({ buyer_name: "Claire Brisson" }).buyer_name).toBe(`C${MASK} B${MASK}`);
  });

  it("hides the buyer in what a marketplace answered", () => {
    const { sentence: mask } = personalTextMasker(sample());
    expect(mask("Parcel for CLAIRE Brisson (claire@example.com, +33 2 00 00 00 00) refused")).not.toMatch(
      /claire|brisson|33 2/i,
    );
    expect(mask("Clairefontaine paper is out of stock")).toBe("Clairefontaine paper is out of stock");
  });

  it("hides a known name in free fields however it is written there, and in sentences after a salutation", () => {
    const base = orderFields({ lines: [] });
    const named = base.billing_address && { ...base.billing_address, first_name: "Jean", last_name: "Dupont" };
    const texts = ["Laisser chez dupont", "Commande de dupont jean", "Monsieur dupont absent", "DUPONT: Tür 3, jean"];
    const order = deriveOrder({
      ...base,
      packages: [],
      contact_address: null,
      billing_address: named,
      order_meta: { text: texts },
      unknown_fields: { other: { text: texts } },
    });
    const { order_meta, unknown_fields } = maskOrder(order);
    expect(JSON.stringify([order_meta, unknown_fields])).not.toMatch(/dupont|jean/i);
    expect(order_meta).toEqual({
      text: [
        `Laisser chez ${MASK}`,
        `Commande de ${MASK} ${MASK}`,
        `Monsieur ${MASK} absent`,
        `${MASK}: Tür 3, ${MASK}`,
      ],
    });
    const { value, sentence } = personalTextMasker(order);
    expect(texts.map(value).join()).not.toMatch(/dupont|jean/i);
    expect(sentence("Le colis de monsieur dupont est refusé")).toBe(`Le colis de monsieur ${MASK} est refusé`);
  });

  it("takes linear time on a free field of a megabyte", () => {
    const order = deriveOrder(
      orderFields({ lines: [], order_meta: { text: "a@".repeat(250_000), more: "+1 ".repeat(150_000) } }),
    );
    const began = performance.now();
    maskOrder(order);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

import { describe, expect, it } from "vitest";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import fc from "@/lib/testing/properties";
import { isPersonalName, MASK, maskName, maskOrder, maskRow, personalTextMasker } from "./masking";
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

  it("hides where a parcel is collected, in the parcel as in the extra data: a shop's name and number tell where the order goes", () => {
    const base = orderFields({ lines: [], order_meta: { relay_point: "Tabac Martin, 3 rue Y" } });
    const tracking = {
      number: "T1",
      method: null,
      carrier: "Mondial Relay",
      url: null,
      is_delivered_by_marketplace: null,
      parcel_weight: null,
      shipped_at: null,
      marketplace_order_line_ids: [],
    };
    const relays = [
      { id: "FR12345", name: "Tabac Martin, 3 rue Y", type: "PICKUP" },
      { id: null, name: null, type: null },
      null,
    ];
    const order = deriveOrder({
      ...base,
      packages: base.packages.map((pack) => ({
        ...pack,
        delivery: pack.delivery && { ...pack.delivery, trackings: relays.map((relay) => ({ ...tracking, relay })) },
      })),
    });
    const { packages, order_meta } = maskOrder(order);
    expect(JSON.stringify([packages, order_meta])).not.toMatch(/Tabac|FR12345/);
    expect(packages[0]?.delivery?.trackings.map(({ relay, number }) => [relay, number])).toEqual([
      [{ id: MASK, name: MASK, type: "PICKUP" }, "T1"],
      [{ id: null, name: null, type: null }, "T1"],
      [null, "T1"],
    ]);
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

  it("shows every free field, also where hiding makes the names of several alike", () => {
    const base = orderFields({ lines: [] });
    const named = base.billing_address && { ...base.billing_address, first_name: "Jean", last_name: "Dupont" };
    const fields = { Jean: 1, Dupont: 2, "a@b.example": 3, [`${MASK} (2)`]: 4, size: 5 };
    const order = deriveOrder({
      ...base,
      packages: [],
      contact_address: null,
      billing_address: named,
      order_meta: fields,
    });
    expect(maskOrder(order).order_meta).toEqual({
      [MASK]: 1,
      [`${MASK} (2)`]: 2,
      [`${MASK} (3)`]: 3,
      [`${MASK} (2) (2)`]: 4,
      size: 5,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom("Jean", "jean", "JEAN", "Dupont", MASK, `${MASK} (2)`, `${MASK} (3)`, "x")),
        (names) => {
          const one = { ...order, order_meta: Object.fromEntries(names.map((name, at) => [name, at])) };
          expect(Object.values(maskOrder(one).order_meta)).toEqual(names.map((_, at) => at));
        },
      ),
    );
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`n${at}@b.example`, at]));
    expect(Object.keys(maskOrder({ ...order, order_meta: many }).order_meta)).toHaveLength(20_000);
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

it("U21 · hides a name in every way of writing it that a search without case finds, and nothing else", () => {
  const letter = fc.constantFrom("s", "S", "\u017F", "k", "K", "\u212A", "a", "é", "É", "ß", "İ", "i");
  const word = fc.array(letter, { minLength: 3, maxLength: 4 }).map((letters) => letters.join(""));
  const { billing_address: sold } = orderFields({ lines: [] });
  if (!sold) throw new Error("The sample has an address.");
  const blank = { ...sold, company: "", first_name: "", last_name: "", first_line: "", second_line: "", email: "" };
  const nowhere = { ...blank, complement: "", zipcode: "", city: "" };
  const nobody = { ...nowhere, vat_number: "", phone_home: "", phone_office: "", phone_mobile: "", full_address: "" };
  fc.assert(
    fc.property(word, fc.array(word, { minLength: 1, maxLength: 6 }), (name, words) => {
      const order = { billing_address: { ...nobody, full_name: name }, contact_address: null, packages: [] };
      const known = new RegExp(`(?<![\\p{L}\\p{N}])(?:${name})(?![\\p{L}\\p{N}])`, "giu");
      for (const text of [
        words.join(" "),
        `x ${name.toUpperCase()}`,
        `${name.toLowerCase()}-x`,
        [...words, name].join("-"),
      ])
        expect(personalTextMasker(order).value(text)).toBe(text.replace(known, MASK));
    }),
    { numRuns: 2_000 },
  );
});

describe("U21 · names of free fields", () => {
  const PERSONAL =
    "tel Tel1 phone_tel msisdn pickup_person pickupPerson pickup-person ordered_by OrderedBy user userName login dob date_of_birth passport " +
    "passportNumber ssn cpf cnpj id_card idcard id_number ip client_ip ipAddress door doorCode door_code relay_point pointRelais pickUpPoint " +
    "pickup_point_name parcelShop locker gps lat nom prenom ville adresse telefon";
  it.each(PERSONAL.split(" "))("takes %s for something of a person", (name) => {
    expect(isPersonalName(name)).toBe(true);
  });

  const HARMLESS =
    "shipping_deadline latest_ship_date is_prime is_business carrier carrier_name pickup_date pickup_time delivery_type door_to_door feed_id checksum " +
    "tracking_number ship_by shipped_by fulfilled_by fulfillment_channel sales_channel shipment_id zone_id total title telemetry hotel " +
    "description priority relative_weight import transport nominal usage reusable personnel floor_price flat_rate relayed latency";
  it.each(HARMLESS.split(" "))("leaves %s, which names nobody, to be read", (name) => {
    expect(isPersonalName(name)).toBe(false);
  });

  it("answers at once for a name of a megabyte", () => {
    const began = performance.now();
    for (const part of ["_", "pick_up_", "aB", "door_to_"]) isPersonalName(part.repeat(250_000));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

it("U21 · hides the order's address complement and its postcode with the town wherever they stand, not a town or a number alone", () => {
  const base = orderFields({ lines: [] });
  const lives = { complement: "chez Martin Bat B", zipcode: "75001", city: "Paris" };
  const order = deriveOrder({
    ...base,
    packages: [],
    contact_address: null,
    billing_address: base.billing_address && { ...base.billing_address, ...lives },
  });
  const { value, sentence } = personalTextMasker(order);
  for (const mask of [value, sentence]) {
    for (const text of ["75001 Paris", "75001, PARIS", "75001 - Paris", "Paris 75001", "paris, 75001", "Paris (75001)"])
      expect(mask(`to ${text}.`)).toBe(`to ${MASK}.`);
    expect(mask("F-75001 Paris")).toBe(`F-${MASK}`);
    expect(mask("Livré chez martin bat b")).toBe(`Livré ${MASK}`);
    expect(mask("feed 75001 of the depot in Paris")).toBe("feed 75001 of the depot in Paris");
  }
  const british = {
    ...order,
    billing_address: order.billing_address && { ...order.billing_address, zipcode: "SW1A 1AA" },
  };
  expect(personalTextMasker(british).value("near sw1a 1aa")).toBe(`near ${MASK}`);
});

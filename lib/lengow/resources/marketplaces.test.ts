import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { fixtures, hasFixtures, whyNoFixtures } from "../testing/fixtures";
import { benches, failureOf, SCREEN } from "../testing/harness";
import { json, raw } from "../testing/scripted-lengow";
import { memberTexts } from "../wire/json-slices";
import { readMarketplaces } from "../wire/marketplace";

const bench = benches();
const VALUES = '{"10": {"label": "Ten"}, "2": {"label": "Two, \\"quoted\\" } ]"}, "1": "One"}';
const BODY = `{
  "zeta": {"name": "Zeta", "country": "FRA", "country_iso_a2": "FR", "features": {"invoice_upload": true}, "orders": {"reasons": ${VALUES}}},
  "42": {"name": "Digits", "orders": {}},
  "alpha": null
}`;

describe("marketplaces", () => {
  it("come in the server's order with the exact text of their metadata", async () => {
    const { server, client } = await bench(raw(200, BODY, { "content-type": "application/json" }));
    const list = await client.marketplaces.list(SCREEN);
    expect(list.map((entry) => entry.code)).toEqual(["zeta", "42", "alpha"]);
    expect(list[0]).toMatchObject({
      name: "Zeta",
      country: "FRA",
      countryIso2: "FR",
      features: { invoice_upload: true },
      unreadable: null,
    });
    expect(list[0]?.rawText).toContain(VALUES);
    expect(server.calls()[0]?.query.get("account_id")).toBe("1");
  });

  it("are not lost by one that cannot be read", async () => {
    const { client } = await bench(raw(200, BODY));
    const list = await client.marketplaces.list(SCREEN);
    expect(list.find((entry) => entry.code === "alpha")).toMatchObject({
      raw: {},
      rawText: "{}",
      unreadable: "marketplace is no object",
    });
  });

  it("are found one by one, keyed or bare, and null when unknown", async () => {
    const keyed = await bench(raw(200, BODY));
    expect(await keyed.client.marketplaces.get("zeta", SCREEN)).toMatchObject({ code: "zeta", name: "Zeta" });
    expect(keyed.server.calls()[0]?.query.get("marketplace")).toBe("zeta");
    const bare = await bench(json(200, { name: "Bare", orders: { status: {} } }));
    expect(await bare.client.marketplaces.get("bare", SCREEN)).toMatchObject({ code: "bare", name: "Bare" });
    const none = await bench(json(200, {}));
    expect(await none.client.marketplaces.get("x", SCREEN)).toBeNull();
  });

  it("are a broken contract when the answer is an error or a list", async () => {
    for (const body of [{ detail: "no" }, []]) {
      const { client } = await bench(json(200, body));
      expect(await failureOf(client.marketplaces.list(SCREEN))).toMatchObject({ kind: "contract" });
    }
  });

  it("cut any JSON object into the exact texts of its members", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(undefined, 1, "\t"), (object, indent) => {
        const members = memberTexts(JSON.stringify(object, null, indent));
        expect(members.map(([name]) => name)).toEqual(Object.keys(object));
        for (const [name, text] of members) expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(object[name])));
      }),
    );
  });
});

describe.skipIf(!hasFixtures)(`real marketplaces${whyNoFixtures}`, () => {
  it.each(fixtures("marketplaces").map((file) => [file.name, file] as const))(
    "reads every marketplace of %s",
    (_name, file) => {
      const json = JSON.parse(file.text) as Record<string, { name: string }>;
      const list = readMarketplaces(json, file.text) ?? [];
      expect(list.map((entry) => entry.code).sort()).toEqual(Object.keys(json).sort());
      for (const entry of list) {
        expect(entry.unreadable).toBeNull();
        expect(entry.name).toBe(json[entry.code]?.name);
        expect(JSON.parse(entry.rawText)).toEqual(json[entry.code]);
        expect(entry.raw).toEqual(json[entry.code]);
      }
    },
  );
});

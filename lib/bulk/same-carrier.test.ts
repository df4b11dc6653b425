import { describe, expect, it } from "vitest";
import { type CarrierBook, sameCarrier } from "./same-carrier";

const book = (values: Record<string, string>, own: Record<string, string> = {}): CarrierBook => ({
  name: "carrier",
  values: Object.entries(values).map(([code, label]) => ({ code, label })),
  own: Object.entries(own).map(([name, code]) => ({ name, code })),
});

describe("5.9.5 · U18 · one carrier at several marketplaces", () => {
  it("is, by a name that the account gave it at both, each marketplace's own value", () => {
    const here = book({ "4": "DHL Express Intl" }, { "Our courier": "4" });
    const there = book({ dhl_x: "DHL (Express)" }, { "our-courier": "dhl_x" });
    for (const text of ["DHL Express Intl", "4", "our courier"])
      expect(sameCarrier(text, here, there)).toBe("DHL (Express)");
  });

  it("is the value with the same word where nobody gave it a name", () => {
    expect(sameCarrier("UPS_FR", book({ UPS_FR: "UPS" }), book({ "17": "Ups", "18": "UPS Express" }))).toBe("Ups");
    expect(sameCarrier("Colissimo", book({}), book({ LP: "Colissimo" }))).toBe("Colissimo");
  });

  it("is never guessed from a code, which means something else at the next marketplace, and none where nothing is the same", () => {
    expect(sameCarrier("4", book({ "4": "DHL" }), book({ x: "4", "4": "GLS" }))).toBeNull();
    expect(sameCarrier("DHL", book({ a: "DHL" }), book({ DHL: "Nothing of the kind" }))).toBeNull();
    expect(sameCarrier("中通", book({ a: "中通" }), book({ b: "圆通" }))).toBeNull();
  });

  it("is not given by a name whose value the other marketplace no longer has", () => {
    expect(sameCarrier("DHL", book({ a: "DHL" }, { Ours: "a" }), book({ c: "GLS" }, { Ours: "gone" }))).toBeNull();
  });
});

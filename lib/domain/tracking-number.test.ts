import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { bareTrackingNumber, carrierFamily, trackingDoubt } from "./tracking-number";

/** A number with the S10 check digit, computed here by its definition. */
function s10(prefix: string, serial: number, country: string): string {
  const eight = String(serial).padStart(8, "0");
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, at) => total + weight * Number(eight[at]), 0);
  const rest = 11 - (sum % 11);
  return `${prefix}${eight}${rest === 10 ? 0 : rest === 11 ? 5 : rest}${country}`;
}

describe("a tracking number of the chosen carrier", () => {
  it.each([
    ["1Z999AA10123456784", "UPS"],
    ["1z 999 aa1 0123 4567 84", "UPS Standard"],
    ["RB123456785GB", "Royal Mail"],
    [s10("LX", 87_654_321, "FR"), "Colissimo"],
    [s10("XY", 12_345_678, "FR"), "CHRONOPOST"],
    [s10("CX", 4_711, "DE"), "DHL Paket"],
    [s10("RR", 99, "NL"), "PostNL"],
    [s10("PK", 5_550_123, "ES"), "correos"],
    [s10("RA", 7, "IT"), "Poste Italiane"],
    ["6A12345678901", "FR_ColiposteColissimoRecommended"],
    ["05222014823315", "DPD"],
    ["05222014823315", "GLS"],
    ["3SABCD1234567", "PostNL"],
    ["ZA1B2C3D", "GLS"],
    ["12345678", "MONDIAL_RELAY"],
    ["986578788855", "FedEx"],
    ["H0012345678901234", "Evri"],
    ["05222014823315", "SEUR"],
    ["123456789012", "BRT"],
    ["PQ4E3X07100000100081011", "Correos"],
    ["JJD000390007812345678", "DHL"],
    ["00340434161094042557", "DHL"],
  ])("%s raises no doubt with %s", (number, carrier) => {
    expect(trackingDoubt(number, carrier)).toBeNull();
  });

  it("is taken for mistyped when its check digit does not fit", () => {
    expect(trackingDoubt("1Z999AA10123456785", "UPS")).toEqual({ kind: "mistyped", family: "ups" });
    expect(trackingDoubt("RB123456786GB", "royal-mail")).toEqual({ kind: "mistyped", family: "royal_mail" });
  });

  it("S10: no right number is doubted, and a wrong check digit always is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 1, max: 9 }), (serial, step) => {
        const right = s10("LX", serial, "FR");
        expect(trackingDoubt(right, "Colissimo")).toBeNull();
        const wrong = `${right.slice(0, 10)}${(Number(right[10]) + step) % 10}FR`;
        expect(trackingDoubt(wrong, "Colissimo")).toEqual({ kind: "mistyped", family: "la_poste" });
      }),
    );
  });
});

describe("a tracking number of another carrier", () => {
  it("names the carrier it looks like, and whether a check digit proves it", () => {
    expect(trackingDoubt("1Z999AA10123456784", "DPD")).toEqual({ kind: "looks_like", family: "ups", check: "fits" });
    expect(trackingDoubt("05222014823315", "Colissimo")).toEqual({ kind: "looks_like", family: "dpd", check: "none" });
    expect(trackingDoubt(s10("LX", 1, "FR"), "GLS")).toEqual({ kind: "looks_like", family: "la_poste", check: "fits" });
  });

  it("is only unlike the chosen one when nobody's shape is certain", () => {
    expect(trackingDoubt("ABC", "UPS")).toEqual({ kind: "unlike", family: "ups" });
    expect(trackingDoubt("123456789012", "Royal Mail")).toEqual({ kind: "unlike", family: "royal_mail" });
  });
});

describe("a carrier nobody knows", () => {
  it("raises no doubt, unless a check digit proves another carrier", () => {
    expect(trackingDoubt("05222014823315", "Heppner")).toBeNull();
    expect(trackingDoubt("HEP-2026-1", "Other")).toBeNull();
    expect(trackingDoubt("1Z999AA10123456784", "Other")).toEqual({ kind: "looks_like", family: "ups", check: "fits" });
  });

  it("is not found inside other words", () => {
    expect(carrierFamily("Groups Logistic")).toBeNull();
    expect(carrierFamily("Correos Express")).toBeNull();
    expect(carrierFamily("ups_express")).toBe("ups");
    expect(carrierFamily("Seurat")).toBeNull();
    expect(carrierFamily("Chrono Relais")).toBe("chronopost");
  });
});

describe("any text", () => {
  it("is judged without an error, and an empty one never doubted", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 40 }), (number, carrier) => {
        const doubt = trackingDoubt(number, carrier);
        if (bareTrackingNumber(number) === "") expect(doubt).toBeNull();
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { countryName } from "./country";

describe("a country", () => {
  it("is named in the reader's language, and stays a code when nobody knows it", () => {
    expect([countryName("GB", "en"), countryName("DE", "fr"), countryName("FR", "de")]).toEqual([
      "United Kingdom",
      "Allemagne",
      "Frankreich",
    ]);
    expect([countryName("AA", "en"), countryName("fra", "en"), countryName(null, "en")]).toEqual(["AA", "fra", null]);
  });
});

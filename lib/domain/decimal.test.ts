import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { isSomeAmount, sumDecimals } from "./decimal";

describe("sums of money", () => {
  it("are exact where floats are not", () => {
    expect(sumDecimals(["0.1", "0.2"])).toBe("0.3");
    expect(sumDecimals(["1.10", "-2.2", "10"])).toBe("8.90");
    expect(sumDecimals(["-0.05"])).toBe("-0.05");
  });

  it("equal the sum in cents for any amounts", () => {
    const cents = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { minLength: 1, maxLength: 20 });
    const text = (value: number) =>
      `${value < 0 ? "-" : ""}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, "0")}`;
    fc.assert(
      fc.property(cents, (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        expect(sumDecimals(values.map(text))).toBe(text(total));
      }),
    );
  });

  it("are not made from what is no decimal or is missing", () => {
    for (const bad of [null, "", "1e3", "NaN", "1,5"]) expect(sumDecimals(["1.00", bad])).toBeNull();
    expect(sumDecimals([])).toBeNull();
  });
});

describe("an amount", () => {
  it("of zero is no amount, in any spelling", () => {
    expect(["0", "0.00", "-0.0", null].some(isSomeAmount)).toBe(false);
    expect(isSomeAmount("0.01")).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { isNoRate, readDecimal } from "./decimal";

/** Value of plain decimal text in 1/10 000, exactly. */
function tenThousandths(text: string): bigint {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const scaled = BigInt(whole + fraction.padEnd(4, "0"));
  return text.startsWith("-") ? -scaled : scaled;
}

describe("money", () => {
  it.each<[unknown, string | null]>([
    [809.2900000000001, "809.29"],
    ["809.2900000000001", "809.29"],
    [40.3, "40.3"],
    [0.1 + 0.2, "0.3"],
    [-56.47, "-56.47"],
    [0, "0"],
    [-0, "0"],
    [1e-7, "0"],
    [12, "12"],
    ["229.00", "229.00"],
    ["0.00", "0.00"],
    ["-0.00", "0.00"],
    [" 12.5 ", "12.5"],
    ["+5", "5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["007.50", "7.50"],
    ["1E+2", "100"],
    ["0E-2", "0.00"],
    ["1234E-2", "12.34"],
    ["999.99995", "1000"],
    ["-1.00005", "-1.0001"],
    ["12345678901234567890.12", "12345678901234567890.12"],
    ["1e99", null],
    [Number.POSITIVE_INFINITY, null],
    [Number.NaN, null],
    ["", null],
    ["abc", null],
    ["12,50", null],
    ["0x10", null],
    ["1.2.3", null],
    [".", null],
    ["-", null],
    [true, null],
    [[], null],
    [null, null],
  ])("reads %j as %j", (value, text) => {
    expect(readDecimal(value)).toBe(text);
  });

  it("never changes the value of an amount of up to four places, as number or as text", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 4 }),
        (units, places) => {
          const number = units / 10 ** places;
          const exact = BigInt(units) * 10n ** BigInt(4 - places);
          expect(tenThousandths(readDecimal(number)!)).toBe(exact);
          expect(tenThousandths(readDecimal(number.toFixed(places))!)).toBe(exact);
          expect(tenThousandths(readDecimal(String(number))!)).toBe(exact);
        },
      ),
    );
  });

  it("removes float noise from sums of cents", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 50 }), (cents) => {
        const sum = cents.reduce((total, cent) => total + cent / 100, 0);
        expect(tenThousandths(readDecimal(sum)!)).toBe(cents.reduce((total, cent) => total + BigInt(cent) * 100n, 0n));
      }),
    );
  });

  it("gives plain text or nothing, and reads its own result as the same", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.string(), fc.stringMatching(/^[+-]?\d{0,9}(\.\d{0,9})?([eE][+-]?\d{1,3})?$/)),
        (value) => {
          const text = readDecimal(value);
          if (text === null) return;
          expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d{1,4})?$/);
          expect(readDecimal(text)).toBe(text);
        },
      ),
    );
  });

  it("knows Lengow's sign for no exchange rate, and nothing else", () => {
    expect([-1, "-1", "-1.00", " -1 "].map(isNoRate)).toEqual([true, true, true, true]);
    expect([1, -1.01, "-1.01", "-10", "-0.5", null, true].some(isNoRate)).toBe(false);
  });
});

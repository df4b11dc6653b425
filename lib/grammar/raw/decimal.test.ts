import { expect, test } from "vitest";
import fc from "@/lib/testing/properties";
import {
  canonicalDecimal,
  compareDecimals,
  ExactNumber,
  expandDecimal,
  isPlainDecimal,
  numberText,
  scalarText,
} from "./decimal";

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat({ max: 12 }))
  .map(([units, places]) => ({ units, places, text: written(units, places) }));

function written(units: bigint, places: number): string {
  const sign = units < 0n ? "-" : "";
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

test("compares decimals of any size as exactly as big integers do", () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const scale = (d: typeof a): bigint => d.units * 10n ** BigInt(12 - d.places);
      const expected = scale(a) < scale(b) ? -1 : scale(a) > scale(b) ? 1 : 0;
      expect(Math.sign(compareDecimals(a.text, b.text))).toBe(expected);
      expect(canonicalDecimal(a.text) === canonicalDecimal(b.text)).toBe(expected === 0);
    }),
    { numRuns: 5_000 },
  );
  expect(compareDecimals("-0", "0")).toBe(0);
  expect(compareDecimals("-0.0", "-1")).toBeGreaterThan(0);
});

test("writes any number out without an exponent and without changing it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = numberText(value);
      expect(isPlainDecimal(text)).toBe(true);
      expect(Number(text) + 0).toBe(value + 0);
    }),
    { numRuns: 5_000 },
  );
});

test("expands a literal with an exponent, and leaves one that is out of reach", () => {
  expect(expandDecimal("1.25e3")).toBe("1250");
  expect(expandDecimal("-1.25E-3")).toBe("-0.00125");
  expect(expandDecimal("1e999999999")).toBe("1e999999999");
});

test("takes only plain decimals for numbers", () => {
  for (const plain of ["0", "-0", "7", "-3", "12.50", "0.001"]) expect(isPlainDecimal(plain)).toBe(true);
  for (const code of ["007", "1e3", ".5", "5.", "+5", " 5", "1 000", "1,5", "", "0x10", "٣"])
    expect(isPlainDecimal(code)).toBe(false);
});

test("gives scalars their text and nothing else one", () => {
  expect([1, "1", true, 1e-7, new ExactNumber("12345678901234567890")].map(scalarText)).toEqual([
    ...["1", "1", "true", "0.0000001", "12345678901234567890"],
  ]);
  expect([null, undefined, [], {}, Number.NaN].map(scalarText)).toEqual([null, null, null, null, null]);
});

import { expect, test } from "vitest";
import fc from "@/lib/testing/properties";
import { normaliseTyped } from "./normalise";

test.each([
  ["12,5", "12.50"],
  ["12.5", "12.50"],
  [" 7 ", "7.00"],
  [".5", "0.50"],
  ["+5", "5.00"],
  ["007.5", "7.50"],
  ["1 234,50", "1234.50"],
  ["1\u202f234,50", "1234.50"],
  ["1.234,50", "1234.50"],
  ["1,234.50", "1234.50"],
  ["1'234.50", "1234.50"],
  ["12,34567", "12.34567"],
])("the amount %s is %s", (typed, canonical) => {
  expect(normaliseTyped("money", typed)).toBe(canonical);
});

test.each(["1,234", "1.234", "12.500", "1e2", "abc", "1,2,3", "--5", "", "1 23"])(
  "the amount %s stays as typed, for the check to refuse: nothing is guessed or rounded",
  (typed) => {
    expect(normaliseTyped("money", typed)).toBe(typed);
  },
);

test("quantities lose signs and zeroes in front, texts only their blanks", () => {
  expect(normaliseTyped("quantity", " +03 ")).toBe("3");
  expect(normaliseTyped("text", "  007 ")).toBe("007");
});

test("is idempotent, and leaves canonical amounts alone", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 99 }), fc.string(), (whole, cents, noise) => {
      const amount = `${whole}.${String(cents).padStart(2, "0")}`;
      expect(normaliseTyped("money", amount)).toBe(amount);
      const once = normaliseTyped("money", noise);
      expect(normaliseTyped("money", once)).toBe(once);
    }),
    { numRuns: 2_000 },
  );
});

import { expect, test } from "vitest";
import fc from "@/lib/testing/properties";
import { ExactNumber } from "./decimal";
import { entriesOf, readJson } from "./ordered-json";
import type { JsonObject } from "./own-member";

const keys = (text: string): string[] => entriesOf(readJson(text) as JsonObject).map(([key]) => key);

test("keeps the order of keys made of digits, which JSON.parse sorts", () => {
  expect(keys('{ "10": 1, "2": 2, "b": 3, "1": 4 }')).toEqual(["10", "2", "b", "1"]);
  expect(keys('{ "b": 1, "a": 2 }')).toEqual(["b", "a"]);
  expect(keys('{ "2": 1, "1": 2, "2": 3 }')).toEqual(["2", "1"]);
  expect(Object.keys(JSON.parse('{ "10": 1, "2": 2 }'))).toEqual(["2", "10"]);
});

test("keeps numbers that a float would change", () => {
  expect(readJson("[12345678901234567890, 0.1, 1e400, 1.0, -0.5]")).toEqual([
    new ExactNumber("12345678901234567890"),
    0.1,
    new ExactNumber(`1${"0".repeat(400)}`),
    1,
    -0.5,
  ]);
});

test("reads every JSON text as JSON.parse does", () => {
  // The key of digits makes sure that the careful reading is the one that runs.
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom("", " ", "\n\t"), (text, blank) => {
      const wrapped = `{${blank}"7"${blank}:${blank}${text}${blank}}`;
      expect(readJson(wrapped)).toEqual(JSON.parse(wrapped));
    }),
    { numRuns: 3_000 },
  );
});

test("refuses every text that JSON.parse refuses, and accepts no less", () => {
  const scraps = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"1"',
    '"a\\',
    '"\\u00zz"',
    '"\t"',
    "01",
    "1.",
    "-",
    "true",
    "nul",
    '"x',
  );
  fc.assert(
    fc.property(fc.array(scraps, { maxLength: 7 }), (pieces) => {
      const text = `{"1":${pieces.join("")}}`;
      expect(reads(readJson, text)).toBe(reads(JSON.parse, text));
    }),
    { numRuns: 5_000 },
  );
});

test("makes an own member of __proto__ and never a prototype", () => {
  for (const text of ['{ "__proto__": { "polluted": 1 } }', '{ "1": 0, "__proto__": { "polluted": 1 } }']) {
    const read = readJson(text) as JsonObject;
    expect(Object.hasOwn(read, "__proto__")).toBe(true);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("refuses nesting that would exhaust the stack", () => {
  expect(() => readJson(`{"1":${"[".repeat(100_000)}`)).toThrow(SyntaxError);
});

function reads(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}

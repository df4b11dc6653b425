import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  unreadNames,
} from "./url-state";

const parsers = {
  text: parseAsString.withDefault(""),
  list: parseAsArrayOf(parseAsString).withDefault([]),
  n: parseAsInteger.withDefault(1),
  how: parseAsStringLiteral(["any", "all"]),
};
const load = createLoader(parsers);
const serialize = createSerializer(parsers);

describe("U1 · state in an address", () => {
  it("comes back exactly as it was, whatever characters are in it", () => {
    const item = fc
      .string({ minLength: 1, unit: "binary" })
      .filter((text) => new TextDecoder().decode(new TextEncoder().encode(text)) === text);
    const state = fc.record({
      text: fc.string({ unit: "grapheme" }),
      list: fc.array(item, { maxLength: 5 }),
      n: fc.integer(),
      how: fc.option(fc.constantFrom("any" as const, "all" as const)),
    });
    fc.assert(
      fc.property(state, (values) => {
        expect(load(serialize(values))).toEqual(values);
      }),
    );
  });

  it("leaves defaults out and keeps what belongs to others", () => {
    expect(serialize({ text: "", list: [], n: 1, how: null })).toBe("");
    expect(serialize("/a?other=1&n=7", { n: 1, text: "x" })).toBe("/a?other=1&text=x");
  });

  it("reads what makes no sense as the default, and the first of two", () => {
    expect(load({ n: "two", how: "some", text: ["a", "b"] })).toEqual({ n: 1, how: null, text: "a", list: [] });
  });

  it("says which parameters make no sense, and nothing of those that do or belong to others", () => {
    expect(unreadNames(parsers, new URLSearchParams("n=two&how=some&text=&list=,&other=%00"))).toEqual(["n", "how"]);
    expect(unreadNames(parsers, new URLSearchParams("n=2&how=any&list=a"))).toEqual([]);
  });

  it("keeps commas readable", () => {
    expect(serialize({ list: ["is_prime", "is_business"] })).toBe("?list=is_prime,is_business");
  });
});

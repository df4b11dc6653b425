import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { isBranch, type Json, pathText, type Step, searchJson } from "./json-paths";

/** Reads a path of ours as JSONPath means it. */
function follow(root: Json, path: string): unknown {
  const steps = [...path.matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)].map(
    ([, name, at, quoted]): Step => name ?? (at === undefined ? JSON.parse(quoted ?? '""') : Number(at)),
  );
  return steps.reduce<unknown>((value, step) => (value as Record<Step, unknown>)[step], root);
}

describe("D06 · the raw data", () => {
  it("gives a path to every hit that leads to it, and opens all that stands before it", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (root) => {
        const json = root as Json;
        const { found, open } = searchJson(json, "e");
        for (const path of found) {
          const value = follow(json, path);
          expect(value).not.toBeUndefined();
          if (path !== "$") expect(open.has("$")).toBe(true);
        }
      }),
    );
  });

  it("finds names and values whatever their case, and nothing for blanks", () => {
    const root = { Order_Meta: { gift: "Bonne Fête" }, list: [true, 12.5] };
    expect([...searchJson(root, "FÊTE").found]).toEqual(["$.Order_Meta.gift"]);
    expect([...searchJson(root, "meta").found]).toEqual(["$.Order_Meta"]);
    expect([...searchJson(root, "12.5").found]).toEqual(["$.list[1]"]);
    expect(searchJson(root, "  ").found.size).toBe(0);
  });

  it("quotes what is no plain name", () => {
    expect(pathText(["a", 0, "odd key", '"', "__proto__"])).toBe('$.a[0]["odd key"]["\\""].__proto__');
    expect(isBranch(null)).toBe(false);
  });

  it("stops at a bound and says so", () => {
    const hits = searchJson(
      Array.from({ length: 5_000 }, () => "same"),
      "same",
    );
    expect([hits.found.size, hits.more]).toEqual([300, true]);
  });
});

import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { plainLines, plainText } from "./plain";

const HIDES = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u061c]/u;

describe("text from outside", () => {
  it("spells out what would reverse or hide a part of it", () => {
    expect(plainText("invoice\u202Efdp.exe").text).toBe("invoice[U+202E]fdp.exe");
    expect(plainText("pay\u200Bpal").text).toBe("pay[U+200B]pal");
    expect(plainText("pay\u200Dpal").text).toBe("pay[U+200D]pal");
    expect(plainText("tag\u{E0041}").text).toBe("tag[U+E0041]");
    expect(plainText("\ud800").text).toBe("[U+D800]");
  });

  it("keeps names, accents and emoji as people write them", () => {
    for (const text of ["Hélène Œuvray", "Łukasz", "山田太郎", "علی\u200cرضا", "👩\u200d👧", "O’Brien-Müller"]) {
      expect(plainText(text).text).toBe(text);
    }
  });

  it("never holds a hidden character, whatever comes in", () => {
    const nasty = fc.array(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\u202e", "\u2066", "\u200b", "\0", "\u0007")),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(nasty, fc.integer({ min: 1, max: 60 }), (bits, max) => {
        const { text, full } = plainText(bits.join(""), max);
        expect(text).not.toMatch(HIDES);
        expect(full).not.toMatch(HIDES);
        expect(Array.from(text).length).toBeLessThanOrEqual(max);
      }),
    );
  });

  it("is one line, cut by characters and not in the middle of one", () => {
    expect(plainText("a\r\nb\tc\u2028d").text).toBe("a b c d");
    expect(plainText("👍👍👍👍", 3)).toMatchObject({ text: "👍👍…", cut: true });
    expect(plainText("x".repeat(1_000_000), 10).text).toBe("xxxxxxxxx…");
  });

  it("keeps its lines where lines are meant, but not without end", () => {
    expect(plainLines("a\r\nb\n\u202Ec")).toEqual(["a", "b", "[U+202E]c"]);
    expect(plainLines("a\n".repeat(500))).toHaveLength(40);
  });
});

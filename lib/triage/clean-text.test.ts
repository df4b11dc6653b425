import { expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { cleanText } from "./clean-text";

/** Removed by cleaning, and no part of plain text: with it a text goes through every step. */
const INVISIBLE = "\u200b";

it("a plain text, which takes the short way, reads as it would by the long one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii", maxLength: 200 }), (text) => {
      expect(cleanText(text)).toBe(cleanText(`${INVISIBLE}${text}`));
    }),
    { numRuns: 2_000 },
  );
});

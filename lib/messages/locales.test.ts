import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { LOCALES, pickLocale } from "./locales";

describe("the language of a page", () => {
  it("is the reader's own choice before the browser's wish", () => {
    expect(pickLocale("de", "fr-FR,fr;q=0.9")).toBe("de");
    expect(pickLocale("xx", "fr-FR,fr;q=0.9")).toBe("fr");
  });

  it("is the best of ours in the browser's list, by quality and then by order", () => {
    expect(pickLocale(undefined, "es-ES,es;q=0.9,de-CH;q=0.8,fr;q=0.7")).toBe("de");
    expect(pickLocale(undefined, "en;q=0.4, fr;q=0.7")).toBe("fr");
    expect(pickLocale(undefined, "fr;q=0, de")).toBe("de");
  });

  it("is English when nothing fits, whatever is sent", () => {
    expect(pickLocale(undefined, null)).toBe("en");
    expect(pickLocale(undefined, "es, it;q=0.5")).toBe("en");
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), fc.string(), (chosen, header) => {
        expect(LOCALES).toContain(pickLocale(chosen, header));
      }),
    );
  });
});

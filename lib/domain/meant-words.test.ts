import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { FILTER_NAMES } from "./filter-language";
import { meantWords } from "./meant-words";

const vocabulary = {
  status: [
    { value: "waiting_shipment", label: "À expédier" },
    { value: "shipped", label: "Expédiée" },
  ],
  alert: [
    { value: "late", label: "En retard" },
    { value: "errors", label: "Erreurs" },
  ],
  type: [{ value: "is_prime", label: "Prime" }],
  marketplace: [
    { value: "amazon_fr", label: "Amazon FR" },
    { value: "amazon_de", label: "Amazon DE" },
    { value: "cdiscount", label: "Cdiscount" },
  ],
  ordered: [{ value: "30d", label: "30 derniers jours" }],
};
const changes = (text: string) => meantWords([text], vocabulary).changes;

describe("G18 · several bare words", () => {
  it.each([
    ["late cdiscount", { alert: "late", marketplace: ["cdiscount"] }],
    ["a expedier amazon fr", { status: ["waiting_shipment"], marketplace: ["amazon_fr"] }],
    ["cdiscount en retard prime", { alert: "late", marketplace: ["cdiscount"], type: ["is_prime"] }],
    [
      "expédiées amazon_de 30 derniers jours",
      { status: ["shipped"], marketplace: ["amazon_de"], ordered: { days: 30 } },
    ],
    ["shipped amazon fr cdiscount", { status: ["shipped"], marketplace: ["amazon_fr", "cdiscount"] }],
  ])("each mean a filter: %s", (text, meant) => {
    expect(meantWords([text], vocabulary)).toMatchObject({ changes: meant, unknown: [] });
  });

  it("may begin a name; the beginning of several marketplaces means them all", () => {
    expect(changes("late cdis")).toEqual({ alert: "late", marketplace: ["cdiscount"] });
    expect(changes("late amazon")).toEqual({ alert: "late", marketplace: ["amazon_fr", "amazon_de"] });
  });

  it("that are no filter are told apart, and so is a second value where a filter takes one", () => {
    expect(meantWords(["late", "lamp"], vocabulary).unknown).toEqual(["lamp"]);
    expect(meantWords(["late errors cdiscount"], vocabulary)).toMatchObject({
      changes: { alert: "late", marketplace: ["cdiscount"] },
      unknown: ["errors"],
    });
  });

  it("of any kind never throw, invent no filter and lose no word", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("late", "amazon", "fr", "prime"))), (words) => {
        const meant = meantWords(words, vocabulary);
        expect(Object.keys(meant.changes).every((name) => (FILTER_NAMES as readonly string[]).includes(name))).toBe(
          true,
        );
        const kept = [...meant.phrases.map(({ phrase }) => phrase), ...meant.unknown].join(" ").split(" ").sort();
        expect(kept.filter(Boolean)).toEqual(
          words
            .flatMap((word) => word.split(/\s+/))
            .filter(Boolean)
            .sort(),
        );
      }),
    );
  });
});

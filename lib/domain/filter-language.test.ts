import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { completeFilter, FILTER_NAMES, readFilters, stateOf, writeFilters } from "./filter-language";
import { EMPTY_GRID_STATE, type OrderGridState } from "./order-filters";

const vocabulary = {
  status: [
    { value: "waiting_shipment", label: "À expédier" },
    { value: "shipped", label: "Expédiée" },
  ],
  type: [{ value: "is_prime", label: "Prime" }],
  not: [{ value: "is_prime", label: "Prime" }],
};

describe("G18 · a typed filter", () => {
  it("says what the chips and the address say, in the same words", () => {
    const { changes, words, problems } = readFilters(
      "marketplace:amazon_fr,zalando status:waiting_shipment -type:is_prime alert:late ordered:30d",
      vocabulary,
    );
    expect(problems).toEqual([]);
    expect(words).toEqual([]);
    expect(changes).toEqual({
      marketplace: ["amazon_fr", "zalando"],
      status: ["waiting_shipment"],
      not: ["is_prime"],
      alert: "late",
      ordered: { days: 30 },
    });
  });

  it("may name a value by its word in the reader's language, without accents and in quotes", () => {
    expect(readFilters('status:"a expedier",shipped', vocabulary).changes.status).toEqual([
      "waiting_shipment",
      "shipped",
    ]);
  });

  it("leaves words that name no filter as words", () => {
    expect(readFilters("404-1234567 lamp status:shipped", vocabulary).words).toEqual(["404-1234567", "lamp"]);
  });

  it("names what it does not understand instead of leaving it out silently", () => {
    expect(readFilters("stauts:shipped status:nowhere ordered:soon -status:shipped x", vocabulary).problems).toEqual([
      { token: "stauts:shipped", problem: "name" },
      { token: "status:nowhere", problem: "value" },
      { token: "ordered:soon", problem: "value" },
      { token: "-status:shipped", problem: "name" },
    ]);
  });

  it("is not scolded while it is still being typed", () => {
    const typed = readFilters("marketplace:zalando status:waiting_sh", vocabulary);
    expect(typed.problems).toEqual([]);
    expect(typed.last).toEqual({ name: "status", typed: "waiting_sh" });
  });

  it("is completed in place, the earlier values of its list kept", () => {
    expect(completeFilter("marketplace:zalando sta", "status", null)).toBe("marketplace:zalando status:");
    expect(completeFilter("status:ship", "status", "shipped")).toBe("status:shipped ");
    expect(completeFilter("late status:shipped,wai", "status", "waiting_shipment")).toBe(
      "late status:shipped,waiting_shipment ",
    );
    expect(completeFilter("raw:x", "raw", "Ready to go")).toBe('raw:"Ready to go" ');
  });

  const code = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,11}$/);
  const list = fc.uniqueArray(code, { maxLength: 4 });
  const state: fc.Arbitrary<OrderGridState> = fc
    .record({
      status: list,
      line: list,
      marketplace: list,
      type: list,
      not: list,
      country: list,
      ids: list,
      raw: fc.constantFrom("", "Unshipped", "Ready to go"),
      ref: fc.constantFrom("", "None", "any", "WEB-1"),
      ordered: fc.constantFrom({ days: 7 }, { days: 30 }, { from: "2026-01-01", to: "2026-01-31" }),
      imported: fc.constantFrom(null, { days: 1 }),
      alert: fc.constantFrom(null, "late" as const, "stuck" as const),
      match: fc.constantFrom("any" as const, "all" as const),
    })
    .map((changes) => stateOf(changes));

  it("read back from any state's own writing gives the same state", () => {
    fc.assert(
      fc.property(state, (one) => {
        const { changes, problems, words } = readFilters(`${writeFilters(one)} `);
        expect(problems).toEqual([]);
        expect(words).toEqual([]);
        expect(stateOf(changes)).toEqual(one);
      }),
    );
  });

  it("never throws and never invents a filter, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { changes } = readFilters(text, vocabulary);
        expect(Object.keys(changes).every((name) => (FILTER_NAMES as readonly string[]).includes(name))).toBe(true);
      }),
    );
  });

  it("has no name under which a person's own search text could come into an address", () => {
    expect(readFilters("find:dupont", {}).changes).toEqual({});
    expect(Object.keys(EMPTY_GRID_STATE)).toContain("find");
  });
});

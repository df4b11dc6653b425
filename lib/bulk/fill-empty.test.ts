import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { fillEmpty, fillOutcome, isShareable } from "./fill-empty";

const column = (texts: string[]) => texts.map((text) => ["id", text]);
const filled = (texts: string[], places: string[], row?: number) =>
  fillEmpty(column(texts), { column: 1, places, row }).map(([, text]) => text);

describe("filling the empty cells of a column", () => {
  it("gives each the first value of its own marketplace, wherever that stands", () => {
    expect(filled(["", "DHL", "", "UPS", ""], ["a", "a", "b", "a", "a"])).toEqual(["DHL", "DHL", "", "UPS", "DHL"]);
  });

  it("begun at a row takes that row's value downward and nothing else", () => {
    expect(filled(["", "DHL", "", "UPS", ""], ["a", "a", "a", "b", "b"], 2)).toEqual(["", "DHL", "DHL", "UPS", ""]);
    expect(filled(["DHL", "", ""], ["a", "a", "a"], 2)).toEqual(["DHL", "", ""]);
  });

  it("never writes over a value, and leaves other columns alone", () => {
    const row = fc.record({ text: fc.constantFrom("", "x", "y"), place: fc.constantFrom("", "a", "b") });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.option(fc.nat(5), { nil: undefined }), (rows, from) => {
        const [texts, places] = [rows.map(({ text }) => text), rows.map(({ place }) => place)];
        const after = fillEmpty(column(texts), { column: 1, places, row: from === undefined ? from : from + 1 });
        after.forEach(([id, text], at) => {
          expect(id).toBe("id");
          if (texts[at] !== "") expect(text).toBe(texts[at]);
        });
      }),
    );
  });

  it("gives a marketplace without a value what the first known one is called there, and says so; what nobody knows there stays empty", () => {
    const translate = (value: string, _: string, to: string) => (to === "b" && value === "UPS" ? "UPS_B" : null);
    const [texts, places] = [
      ["DHL", "", "", "UPS", "", ""],
      ["a", "b", "b", "c", "d", ""],
    ];
    const where = { column: 1, places, translate };
    const after = fillEmpty(column(texts), where);
    expect(after.map(([, text]) => text)).toEqual(["DHL", "UPS_B", "UPS_B", "UPS", "", ""]);
    expect(fillOutcome(column(texts), after, where)).toEqual({
      filled: 2,
      kept: 2,
      left: [
        { marketplace: "d", rows: 1 },
        { marketplace: "", rows: 1 },
      ],
      meant: [{ marketplace: "b", value: "UPS_B", rows: 2 }],
    });
    const down = { ...where, row: 1 };
    expect(fillEmpty(column(texts), down)).toEqual(column(texts));
  });

  it("is offered for a carrier and never for what belongs to one order", () => {
    expect(["carrier", "shipping_method"].map(isShareable)).toEqual([true, true]);
    expect([null, "tracking_number", "marketplace_order_id", "line", "marketplace"].map(isShareable)).not.toContain(
      true,
    );
  });

  it("says how many rows got the value, how many kept their own, and which marketplaces had none to give", () => {
    const outcome = (texts: string[], places: string[], row?: number) => {
      const where = { column: 1, places, row };
      return fillOutcome(column(texts), fillEmpty(column(texts), where), where);
    };
    const [texts, places] = [
      ["", "DHL", "", "UPS", "", ""],
      ["a", "a", "b", "a", "a", "c"],
    ];
    const left = [
      { marketplace: "b", rows: 1 },
      { marketplace: "c", rows: 1 },
    ];
    expect(outcome(texts, places)).toEqual({ filled: 2, kept: 2, left, meant: [] });
    expect(outcome(texts, places, 2)).toEqual({ filled: 1, kept: 1, left, meant: [] });
    expect(outcome(texts, places, 6)).toEqual({ filled: 0, kept: 0, left: [], meant: [] });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillEmpty, isShareable } from "./fill-empty";

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

  it("is offered for a carrier and never for what belongs to one order", () => {
    expect(["carrier", "shipping_method"].map(isShareable)).toEqual([true, true]);
    expect([null, "tracking_number", "marketplace_order_id", "line", "marketplace"].map(isShareable)).not.toContain(
      true,
    );
  });
});

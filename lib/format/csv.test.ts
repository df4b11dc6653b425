import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { SEPARATORS, type Separator } from "@/lib/domain/export-columns";
import fc from "@/lib/testing/properties";
import { csvCell, csvRow } from "./csv";

const style = { separator: "comma", sheet: false } as const;
const separators = fc.constantFrom(...(Object.keys(SEPARATORS) as Separator[]));
const kinds = fc.constantFrom("id", "number", "personal", undefined);

describe("U16 · a cell of the file", () => {
  it.each(["=1+1", "+49", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=1", "  =1", "＝1", '"=1"'.slice(1)])(
    "never begins like a formula: %j",
    (text) => expect(csvCell(text, undefined, style)).toMatch(/^"?'/),
  );

  it("keeps numbers numbers, negative ones too, and disarms what only looks like one", () => {
    expect(csvCell("-12.50", "number", style)).toBe("-12.50");
    expect(csvCell("-12.50+1", "number", style)).toBe("'-12.50+1");
    expect(csvCell("-12.50", undefined, style)).toBe("'-12.50");
  });

  it("writes amounts as the spreadsheet's language does, in quotes where the sign is also the separator", () => {
    const comma = (separator: Separator) => ({ separator, sheet: true, decimal: "comma" }) as const;
    expect(csvCell("-12.50", "number", comma("semicolon"))).toBe("-12,50");
    expect(csvCell("12.50", "number", comma("comma"))).toBe('"12,50"');
    expect(csvCell("3.10", "id", comma("semicolon"))).toBe(`"'3.10"`);
    expect(csvCell("2.0", undefined, comma("semicolon"))).toBe("2.0");
  });

  it.each(["402928140112345678", "00417", "12E5", "3.10"])("keeps every digit of the id %s for a spreadsheet", (id) => {
    expect(csvCell(id, "id", style)).toBe(`"${id}"`);
    expect(csvCell(id, "id", { separator: "comma", sheet: true })).toBe(`"'${id}"`);
  });

  it("comes back as it was, but for the apostrophe and line breaks, whatever stands in it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 5 }),
        separators,
        kinds,
        (cells, separator, kind) => {
          const line = csvRow(
            cells.map((cell) => csvCell(cell, kind, { separator, sheet: false })),
            { separator, sheet: false },
          );
          expect(line.slice(0, -2)).not.toMatch(/[\r\n]/);
          const [row] = parse(`h${SEPARATORS[separator].concat("h").repeat(cells.length - 1)}\r\n${line}`, {
            delimiter: SEPARATORS[separator],
            relax_column_count: false,
          }).slice(1);
          const read = (row ?? cells.map(() => "")) as string[];
          for (const [at, cell] of read.entries()) {
            const wanted = (cells[at] ?? "").replace(/\r\n|[\r\n\u2028\u2029]/g, " ");
            expect([wanted, `'${wanted}`]).toContain(cell);
            if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

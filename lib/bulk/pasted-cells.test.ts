import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { isTable, placePasted, readPasted } from "./pasted-cells";

describe("what is pasted from a spreadsheet", () => {
  it.each([
    ["lines of Unix", "TRK1\nTRK2\nTRK3"],
    ["lines of Windows, the last one ended too", "TRK1\r\nTRK2\r\nTRK3\r\n"],
    ["lines of an old Mac", "TRK1\rTRK2\rTRK3"],
    ["blanks around", " TRK1 \nTRK2\u00a0\n\u200bTRK3"],
  ])("is a value for each line: %s", (_, text) => {
    const rows = readPasted(text);
    expect(rows).toEqual([["TRK1"], ["TRK2"], ["TRK3"]]);
    expect(isTable(rows)).toBe(true);
  });

  it("is a value for each tab, and an empty line in between keeps its place", () => {
    expect(readPasted("A\tx\n\nB\t\ty\n\n")).toEqual([["A", "x"], [""], ["B", "", "y"]]);
  });

  it("reads a cell that the spreadsheet put in quotes as one value on one line", () => {
    expect(readPasted('"TRK1\r\nTRK2"\tUPS\n"5"" box"\tDHL')).toEqual([
      ["TRK1 TRK2", "UPS"],
      ['5" box', "DHL"],
    ]);
    expect(isTable(readPasted('"TRK1\nTRK2"'))).toBe(false);
    // A quote that nothing ends is a character.
    expect(readPasted('"TRK1\nTRK2')).toEqual([['"TRK1'], ["TRK2"]]);
  });

  it("of one value is no table, whether its line is ended or not", () => {
    expect(["TRK1", "TRK1\n", "TRK1\r\n\r\n"].map((text) => isTable(readPasted(text)))).toEqual([false, false, false]);
    expect(readPasted("\r\n\n")).toEqual([]);
  });

  it("never leaves a line break or a tab in a value, whatever is pasted", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "1", " ", "\t", "\n", "\r", '"', "\u2028", "\u0085", "\v", "'"),
    });
    fc.assert(
      fc.property(text, (pasted) => {
        for (const cell of readPasted(pasted).flat()) expect(cell).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]/);
      }),
    );
  });
});

describe("pasted values in their places", () => {
  it("go down the rows as they are shown and right over the columns that take one; what has no room is counted", () => {
    const pasted = readPasted("T1\tUPS\tx\nT2\tDHL\nT3\nT4\n\nT5");
    expect(placePasted(pasted, [2, 5, 9], [2, 3])).toEqual({
      cells: [
        { row: 2, column: 2, text: "T1" },
        { row: 2, column: 3, text: "UPS" },
        { row: 5, column: 2, text: "T2" },
        { row: 5, column: 3, text: "DHL" },
        { row: 9, column: 2, text: "T3" },
      ],
      from: 2,
      to: 9,
      left: { lines: 2, columns: 1 },
    });
  });

  it("that are empty leave what stands", () => {
    expect(placePasted(readPasted("T1\t\n\tDHL"), [1, 2], [2, 3]).cells).toEqual([
      { row: 1, column: 2, text: "T1" },
      { row: 2, column: 3, text: "DHL" },
    ]);
  });
});

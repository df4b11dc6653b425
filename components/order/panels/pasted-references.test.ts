import { describe, expect, it } from "vitest";
import { pastedReferences } from "./pasted-references";

describe("LA-55 · references pasted together", () => {
  it.each([
    ["a column of a sheet", "SO-1\r\nSO-2\r\nSO-3\r\n"],
    ["a row of a sheet", "SO-1\tSO-2\tSO-3"],
    ["commas and blanks", "SO-1, SO-2 ,SO-3"],
    ["semicolons", "SO-1;SO-2;;SO-3"],
  ])("come apart from %s", (_, text) => {
    expect(pastedReferences(text)).toEqual(["SO-1", "SO-2", "SO-3"]);
  });

  it("a single one keeps the blanks inside it", () => {
    expect(pastedReferences(" Order 17 B ")).toEqual(["Order 17 B"]);
  });
});

import { expect, it } from "vitest";
import { type SheetProblem, sheetProblemOf } from "@/lib/bulk/sheet-problem";
import { isAppError } from "../errors";
import { readSheet, readUpload } from "./read-sheet";

const bytes = (text: string) => new TextEncoder().encode(text);
const lines = (n: number) => Array.from({ length: n }, (_, at) => `A-${at},B`).join("\n");
const cut = new Request("http://localhost/", {
  method: "POST",
  body: "A-1,B",
  headers: { "content-length": "9" },
});

const REFUSED: [SheetProblem, number | null, () => unknown][] = [
  ["workbook", null, () => readSheet(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))],
  ["no_rows", null, () => readSheet(bytes("\n\n"))],
  ["no_rows", null, () => readSheet(bytes("order id,tracking number\n"))],
  ["too_many_columns", 60, () => readSheet(bytes(Array.from({ length: 61 }, (_, at) => `A-${at}`).join(",")))],
  ["too_many_rows", 5_000, () => readSheet(bytes(lines(5_001)))],
  ["not_whole", null, () => readUpload(cut)],
];

it.each(REFUSED)(
  "a sheet that is refused says why by a code, so that every language has its own words: %s",
  async (problem, at, read) => {
    const thrown = await Promise.resolve()
      .then(read)
      .catch((error: unknown) => error);
    if (!isAppError(thrown)) throw new Error("it was taken");
    expect([thrown.code, sheetProblemOf(thrown.details ?? [])]).toEqual(["bad_request", { problem, at }]);
  },
);

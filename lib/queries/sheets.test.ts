import { expect, it } from "vitest";
import { type ChangeSheetBody, MOST_CELLS } from "@/lib/contract/batches";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { changeSheet } from "./sheets";

const asked: ChangeSheetBody[] = [];
answerRoutes(({ body }) => {
  asked.push(body as ChangeSheetBody);
  const { cells = [] } = body as ChangeSheetBody;
  return { body: { total: asked.length, replaced: cells.map((cell) => ({ ...cell, text: `was ${cell.text}` })) } };
});

it("a pasted column that is longer than one request takes goes in several, whole and in its sequence, and the last one answers", async () => {
  const cells = Array.from({ length: 2 * MOST_CELLS + 1 }, (_, at) => ({ row: at + 1, column: 2, text: `T${at}` }));
  const answer = await changeSheet(1, "sheet", { cells });
  // What all of them wrote over is one step back.
  expect(answer).toEqual({ total: 3, replaced: cells.map((cell) => ({ ...cell, text: `was ${cell.text}` })) });
  expect(asked.map((body) => body.cells?.length)).toEqual([MOST_CELLS, MOST_CELLS, 1]);
  expect(asked.flatMap((body) => body.cells)).toEqual(cells);
});

it("one cell, or another meaning of a column, takes one request as it is", async () => {
  asked.length = 0;
  const body = { cells: [{ row: 1, column: 0, text: "x" }], fill: { column: 0, row: 1 } };
  await changeSheet(1, "sheet", body);
  await changeSheet(1, "sheet", { add: "carrier" });
  expect(asked).toEqual([body, { add: "carrier" }]);
});

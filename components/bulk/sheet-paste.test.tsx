import { cleanup, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import type { PlacedCells } from "@/lib/bulk/pasted-cells";
import type { Sheet } from "@/lib/contract/batches";
import { type PastedCells, placesFrom, SheetPasted } from "./sheet-pasted";
import { SheetRows } from "./sheet-rows";
import { draw, sheetOf } from "./testing/drawn-sheet";

afterEach(cleanup);

/** What the columns of the sheet are called on screen. */
const NAMES = ["Order id", "Marketplace", "Tracking number", "Carrier"];

/** The rows of a sheet as they take what is typed and pasted, saved at once. */
function Pasting({ begin, saved }: { begin: Sheet; saved: PlacedCells["cells"][] }) {
  const [placed, setPlaced] = useState<PastedCells | null>(null);
  return (
    <>
      <SheetPasted placed={placed} />
      <SheetRows
        accountId={1}
        sheet={begin}
        stale={false}
        onCell={(row, column, text) => saved.push([{ row, column, text }])}
        onMeaning={() => undefined}
        onFill={() => undefined}
        onFillDown={() => undefined}
        onPaste={(row, column, table) => {
          const next = placesFrom(begin, { row, column }, table, (at) => NAMES[at] ?? "");
          saved.push(next.cells);
          setPlaced(next);
        }}
        onAdd={() => undefined}
      />
    </>
  );
}

function open(begin: Sheet) {
  const saved: PlacedCells["cells"][] = [];
  draw(<Pasting begin={begin} saved={saved} />);
  return saved;
}

const cell = (field: string, row: number) =>
  screen.getByRole("button", { name: new RegExp(`^Change ${field} of row ${row}:`) });
/** Whether the browser is left to put the text into the field itself. */
const paste = (text: string): boolean =>
  fireEvent.paste(document.activeElement ?? document.body, { clipboardData: { getData: () => text } });
const said = () => screen.getByRole("status").textContent;
const numbers = (n: number) => Array.from({ length: n }, (_, at) => `TRK000${at + 1}`);

describe("U18 · a column copied from a spreadsheet", () => {
  it.each([
    ["\n", "open to be typed into"],
    ["\r\n", "open to be typed into"],
    ["\n", "focused alone"],
    ["\r\n", "focused alone"],
  ])("ended by %j goes down the rows from a cell that is %s, one value each, and takes one change", (end, how) => {
    const saved = open(sheetOf(3));
    if (how === "focused alone") cell("Tracking number", 1).focus();
    else fireEvent.click(cell("Tracking number", 1));
    expect(paste(numbers(3).join(end) + end)).toBe(false);
    expect(saved).toEqual([
      [
        { row: 1, column: 2, text: "TRK0001" },
        { row: 2, column: 2, text: "TRK0002" },
        { row: 3, column: 2, text: "TRK0003" },
      ],
    ]);
    expect(said()).toBe("3 values were pasted, from row 1 to row 3.");
    expect(document.activeElement).toBe(cell("Tracking number", 1));
  });

  it("with its neighbour goes right over the columns to fill, and lines and columns that have no room are told", () => {
    const saved = open(sheetOf(2));
    cell("Tracking number", 2).focus();
    paste("TRK1\tUPS\tignored\r\nTRK2\tUPS\tignored\r\nTRK3\tUPS\tignored\r\nTRK4\r\n");
    expect(saved).toEqual([
      [
        { row: 2, column: 2, text: "TRK1" },
        { row: 2, column: 3, text: "UPS" },
      ],
    ]);
    expect(said()).toBe(
      "2 values were pasted into row 2. 3 lines more than rows: they were left out. " +
        "1 column more than there are to fill: it was left out.",
    );
  });

  it("goes over the rows as they are shown when a verdict hides some, and over the next pages when none does", () => {
    const whole = sheetOf(5);
    const some = { ...whole, rows: whole.rows.filter(({ number }) => number % 2 === 1), count: 3 };
    const filtered = open(some);
    cell("Tracking number", 1).focus();
    paste(numbers(4).join("\n"));
    expect(filtered.flat().map(({ row }) => row)).toEqual([1, 3, 5]);
    expect(said()).toContain("1 line more than rows: it was left out.");
    cleanup();
    const page = open({ ...whole, rows: whole.rows.slice(0, 2), page_size: 2 });
    cell("Tracking number", 2).focus();
    paste(numbers(4).join("\n"));
    expect(page.flat().map(({ row }) => row)).toEqual([2, 3, 4, 5]);
    expect(said()).toBe("4 values were pasted, from row 2 to row 5.");
  });

  it("of one value alone is pasted as into any field, or becomes the value of a cell that is not open", () => {
    const saved = open(sheetOf(2));
    fireEvent.click(cell("Tracking number", 1));
    expect(paste("TRK0001\r\n")).toBe(true);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    expect(saved).toEqual([]);
    cell("Tracking number", 2).focus();
    paste("TRK0002\r\n");
    expect(saved).toEqual([[{ row: 2, column: 2, text: "TRK0002" }]]);
  });

  it.each([
    ["the column’s name on screen", "Tracking number\nTRK0001\nTRK0002"],
    ["its name in another language", "N° de suivi\tTransporteur\nTRK0001\nTRK0002"],
    ["its name with a word beside it", "Tracking number UPS\nTRK0001\nTRK0002"],
    ["words above nothing but numbers", "Paketschein\nTRK0001\nTRK0002"],
  ])("copied with its heading, %s, begins with its first value and says so", (_, text) => {
    const saved = open(sheetOf(3));
    cell("Tracking number", 1).focus();
    paste(text);
    expect(saved.flat()).toEqual([
      { row: 1, column: 2, text: "TRK0001" },
      { row: 2, column: 2, text: "TRK0002" },
    ]);
    expect(said()).toContain("The line of column names above them was left out.");
  });

  it("loses no first value that merely looks unlike the others", () => {
    const saved = open(sheetOf(3));
    cell("Tracking number", 1).focus();
    paste("TRK1\tUPS\nonly words\tColissimo");
    cell("Carrier", 1).focus();
    paste("Colissimo\nUPS");
    expect(saved.map((cells) => cells.map(({ text }) => text))).toEqual([
      ["TRK1", "UPS", "only words", "Colissimo"],
      ["Colissimo", "UPS"],
    ]);
    expect(said()).not.toContain("names");
  });
});

import { act, cleanup, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlacedCell } from "@/lib/bulk/pasted-cells";
import { keepPastedRows, readPastedRows } from "./pasted-rows";
import { useSheetUndo } from "./use-sheet-undo";

afterEach(cleanup);

/** A sheet whose changes are saved as they come: each answers with what it wrote over. */
function open() {
  const cells = new Map<string, string>();
  const hook = renderHook(() => useSheetUndo(change));
  function change(next: PlacedCell[]): void {
    const replaced = next.map(({ row, column }) => ({ row, column, text: cells.get(`${row} ${column}`) ?? "" }));
    for (const { row, column, text } of next) cells.set(`${row} ${column}`, text);
    hook.result.current.note({ cells: next }, { replaced });
  }
  const at = (row: number) => cells.get(`${row} 2`) ?? "";
  return { hook, change: (next: PlacedCell[]) => act(() => change(next)), at };
}

const press = (target: Element = document.body) => fireEvent.keyDown(target, { key: "z", ctrlKey: true });

describe("Ctrl+Z in a sheet", () => {
  it("takes back what was pasted, then what was typed before, each as a whole, and stops where it began", () => {
    const { hook, change, at } = open();
    change([{ row: 1, column: 2, text: "typed" }]);
    change([1, 2, 3].map((row) => ({ row, column: 2, text: `TRK${row}` })));
    press();
    expect([at(1), at(2), at(3)]).toEqual(["typed", "", ""]);
    press();
    expect(at(1)).toBe("");
    expect(hook.result.current.canUndo).toBe(false);
    press();
    expect(at(1)).toBe("");
  });

  it("is the browser’s own where somebody types", () => {
    const { change, at } = open();
    change([{ row: 1, column: 2, text: "kept" }]);
    const field = document.body.appendChild(document.createElement("input"));
    expect(press(field)).toBe(true);
    expect(at(1)).toBe("kept");
    field.remove();
    expect(press()).toBe(false);
    expect(at(1)).toBe("");
  });
});

describe("rows in the box to paste into", () => {
  beforeEach(() => sessionStorage.clear());

  it("are there after a reload, for the same person and account alone, until they are sent", () => {
    const place = { person: "p", account: 1 };
    keepPastedRows(place, "A-1;TRK1");
    expect(readPastedRows(place)).toBe("A-1;TRK1");
    expect([readPastedRows({ ...place, person: "q" }), readPastedRows({ ...place, account: 2 })]).toEqual(["", ""]);
    keepPastedRows(place, "");
    expect(readPastedRows(place)).toBe("");
  });
});

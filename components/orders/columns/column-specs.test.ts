import { expect, it } from "vitest";
import { COLUMN_SETS } from "@/lib/domain/order-columns";
import { COLUMN_SPECS } from "./column-specs";

/** A window of 1440 px without the navigation (200) and the boxes for ticking (40). */
const ROOM = 1200;

it("the standard columns fit into a window of 1440 px, and the buyer's has room for most names", () => {
  const width = COLUMN_SETS.standard.reduce((sum, column) => sum + COLUMN_SPECS[column].width, 0);
  expect(width).toBeLessThanOrEqual(ROOM);
  // "Louise Mercier" with the cell's padding.
  expect(COLUMN_SPECS.buyer.width).toBeGreaterThanOrEqual(104);
});

/** A cell's paddings (`data-table.css`), and what a badge has beside its word: icon, gap and paddings, of which 5 px hang out. */
const [CELL, BADGE] = [10 + 4, 24];

it("5.3.5 · a state that must be read is whole in its column, in the longest of three languages", () => {
  // "Needs a person" 90 px, "Unconfirmed" 85 in French, "Rejected" 95 in German, "Done, warning" 97 in French; all others in `words-fit.test.ts`.
  expect(COLUMN_SPECS.last_action.width).toBeGreaterThanOrEqual(97.5 + BADGE + CELL);
  // "teilweise versendet" under the status: 118 px with the place of the icon above it.
  expect(COLUMN_SPECS.status.width).toBeGreaterThanOrEqual(118 + CELL);
  // "59 Min. zu spät" with its clock, and "par marketplace", which is read in place of a deadline.
  expect(COLUMN_SPECS.ship_by.width).toBeGreaterThanOrEqual(105 + CELL);
});

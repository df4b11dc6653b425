import { expect, it } from "vitest";
import { tabCounts } from "./grid-tabs";

const COPY = { counts: { all: 486, to_ship: 40 }, alerts: { late: 9, errors: 216 } };

it("the open tab has the number of the heading, whichever of Lengow and our copy counted it; the others have our copy’s", () => {
  expect(tabCounts({ ...COPY, tab: "to_ship", listed: 41 })).toEqual({ all: 486, to_ship: 41, late: 9, errors: 216 });
});

it("no tab has the number of another list: not while rows of the question before are on screen, not under a filter that is no tab", () => {
  const counted = { all: 486, to_ship: 40, late: 9, errors: 216 };
  expect(tabCounts({ ...COPY, tab: "to_ship", listed: undefined })).toEqual(counted);
  expect(tabCounts({ ...COPY, tab: null, listed: 3 })).toEqual(counted);
});

it("late and with errors are counted by our copy alone, so that tab and counter agree", () => {
  expect(tabCounts({ ...COPY, tab: "late", listed: 12 }).late).toBe(9);
  expect(tabCounts({ counts: undefined, alerts: undefined, tab: "late", listed: 12 })).toEqual({
    late: null,
    errors: null,
  });
});

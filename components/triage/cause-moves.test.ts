import { expect, it } from "vitest";
import { isOffered, movesOf } from "./cause-moves";

it.each([
  ["new", 3, { work: true, reopen: false }],
  ["assigned", 3, { work: true, reopen: false }],
  ["snoozed", 3, { work: true, reopen: true }],
  ["ignored", 3, { work: false, reopen: true }],
  ["ignored", 0, { work: false, reopen: true }],
  ["resolved", 3, { work: false, reopen: true }],
  // The next look would close it again at once.
  ["resolved", 0, { work: false, reopen: false }],
] as const)("a cause that is %s with %i open offers only the moves that make sense", (state, count, offered) => {
  expect(movesOf({ state, count })).toEqual(offered);
  for (const name of ["merge", "dismiss", "snooze", "assign"] as const)
    expect(isOffered(name, { state, count })).toBe(offered.work);
  expect([isOffered("note", { state, count }), isOffered("mask", { state, count })]).toEqual([true, true]);
});

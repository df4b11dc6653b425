import { describe, expect, it } from "vitest";
import { type GroupState, hasGrown, nextState } from "./group-state";

const NOW = new Date("2026-11-21T10:00:00Z");
const LATER = new Date("2026-11-21T11:00:00Z");
const group = (change: Partial<GroupState>): GroupState => ({
  state: "new",
  reason: null,
  snoozed_until: null,
  snooze_above: null,
  ...change,
});
const facts = (open: number, unseen = false) => ({ open, unseen, takenBack: false, now: NOW });

describe("E08 · 5.7.5 · a snoozed group", () => {
  it("comes back by itself when its time has come, and not before", () => {
    expect(nextState(group({ state: "snoozed", snoozed_until: LATER }), facts(3))).toBeNull();
    expect(nextState(group({ state: "snoozed", snoozed_until: NOW }), facts(3))).toEqual({
      state: "new",
      reason: "woke",
    });
  });

  it("comes back when it has grown beyond its limit, before its time", () => {
    const snoozed = group({ state: "snoozed", snoozed_until: LATER, snooze_above: 30 });
    expect(nextState(snoozed, facts(30))).toBeNull();
    expect(nextState(snoozed, facts(31))).toEqual({ state: "new", reason: "grew" });
  });
});

describe("E09 · 5.7.5 · a resolved group", () => {
  it("is back as 'came back' when the same cause fails again", () => {
    const resolved = group({ state: "resolved", reason: "by_person" });
    expect(nextState(resolved, facts(1, true))).toEqual({ state: "new", reason: "came_back" });
  });

  it("stays resolved for the failures that the person saw", () => {
    expect(nextState(group({ state: "resolved", reason: "by_person" }), facts(4))).toBeNull();
  });

  it("is back when what had settled is open again, as after an undo", () => {
    const settled = group({ state: "resolved", reason: "settled" });
    expect(nextState(settled, facts(1))).toEqual({ state: "new", reason: "came_back" });
    expect(nextState(settled, { ...facts(1), takenBack: true })).toEqual({ state: "new", reason: "open_again" });
  });
});

it("E11 · 5.7.6 · a group with nothing open resolves by itself, snoozed or not; a dismissed one stays dismissed", () => {
  expect(nextState(group({}), facts(0))).toEqual({ state: "resolved", reason: "settled" });
  expect(nextState(group({ state: "snoozed", snoozed_until: LATER }), facts(0))?.reason).toBe("settled");
  expect(nextState(group({ state: "ignored" }), facts(9, true))).toBeNull();
  expect(nextState(group({}), facts(2))).toBeNull();
});

it("a group has grown when half as many again and at least five more fail", () => {
  expect([hasGrown(3, 2), hasGrown(9, 6), hasGrown(15, 10), hasGrown(14, 10), hasGrown(6, 1)]).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
});

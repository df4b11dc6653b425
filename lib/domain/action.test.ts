import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import {
  ACTION_MOVES,
  ACTION_STATE_NAMES,
  DEFAULT_HOLDS,
  giveUpHours,
  holdSeconds,
  isTerminal,
  LANE_STATES,
  mayMove,
} from "./action";
import { ACTION_STATES, type ActionState } from "./status";

describe("the life of an action", () => {
  it("has a move table for every state that has a word", () => {
    expect([...ACTION_STATE_NAMES].sort()).toEqual(Object.keys(ACTION_STATES).sort());
  });

  it("ends, or waits for an answer that always has a way out to a person or an end", () => {
    const reaches = (from: ActionState, seen = new Set<ActionState>()): boolean => {
      if (isTerminal(from)) return true;
      if (seen.has(from)) return false;
      return ACTION_MOVES[from].some((to) => reaches(to, new Set([...seen, from])));
    };
    for (const state of ACTION_STATE_NAMES) expect(reaches(state), state).toBe(true);
  });

  it("is never sent a second time once its bytes may have left, except when it is certain that they did not", () => {
    const path = fc.array(fc.nat(11), { maxLength: 30 });
    fc.assert(
      fc.property(path, (choices) => {
        let state: ActionState = "ready";
        let doubted = false;
        for (const choice of choices) {
          const next: readonly ActionState[] = ACTION_MOVES[state];
          if (next.length === 0) return;
          state = next[choice % next.length] as ActionState;
          if (state === "unconfirmed" || state === "accepted") doubted = true;
          if (doubted) expect(["ready", "claimed", "sending"]).not.toContain(state);
        }
      }),
    );
  });

  it("can be taken back only before anybody has taken it up", () => {
    const before = ACTION_STATE_NAMES.filter((state) => mayMove(state, "withdrawn"));
    expect(before).toEqual(["ready"]);
  });

  it("keeps its lane in every state from which bytes may still leave or may have left unheard", () => {
    expect(LANE_STATES).toEqual(ACTION_STATE_NAMES.filter((s) => !isTerminal(s) && s !== "accepted"));
  });

  it("holds a refund longest and never sends one at once", () => {
    expect(holdSeconds("ship")).toBe(10);
    expect(holdSeconds("accept")).toBe(10);
    expect(holdSeconds("cancel")).toBe(60);
    expect(holdSeconds("refuse")).toBe(60);
    expect(holdSeconds("refund")).toBe(300);
    expect(holdSeconds("refund", { ...DEFAULT_HOLDS, refund: 0 })).toBeGreaterThan(0);
    expect(giveUpHours("refund")).toBe(4);
    expect(giveUpHours("ship")).toBe(24);
  });
});

import { describe, expect, it } from "vitest";
import { explore, type Variant } from "./model";

const CORRECT: [string, Variant][] = [
  ["one intent", { intents: 1, policy: "strict", claims: 3 }],
  ["one intent, recovered after the horizon", { intents: 1, policy: "recover", claims: 3 }],
  [
    "one intent, nothing assumed about Lengow's timing",
    { intents: 1, policy: "strict", claims: 3, horizon: "any-time", noGuard: true },
  ],
  ["two equal intents, one after the other in a lane", { intents: 2, policy: "strict", claims: 1 }],
];

const MUTANTS: [string, Variant][] = [
  ["an expired sending goes back to the queue", { intents: 1, policy: "strict", claims: 3, requeueExpired: true }],
  ["an error or a time-out is tried again", { intents: 1, policy: "strict", claims: 3, retryOnError: true }],
  ["bytes leave before sending is committed", { intents: 1, policy: "strict", claims: 3, writeBeforeCommit: true }],
  ["a late answer is recorded without its fence", { intents: 1, policy: "recover", claims: 3, noFence: true }],
  ["the horizon is called over too early", { intents: 1, policy: "recover", claims: 3, horizon: "any-time" }],
  ["a paused worker writes after the horizon", { intents: 1, policy: "recover", claims: 3, noGuard: true }],
  ["two intents share a lane", { intents: 2, policy: "strict", claims: 1, noLane: true }],
];

describe("the sending protocol, every interleaving of it", () => {
  it.each(CORRECT)("never sends twice, never lies and never gets stuck: %s", (_, variant) => {
    const verdict = explore(variant);
    expect(verdict).toMatchObject({ violation: null, stuck: 0 });
    expect(verdict.states).toBeGreaterThan(500);
  });

  it.each(MUTANTS)("is seen to send twice or to lose one when %s", (_, variant) => {
    const verdict = explore(variant, ["double", "stolen"]);
    expect(verdict.violation, `${verdict.states} states`).not.toBeNull();
    expect(verdict.trace.length).toBeGreaterThan(3);
  });
});

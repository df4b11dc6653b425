import { describe, expect, it } from "vitest";
import { scorePairs } from "./score-pairs";

const rows = (labels: string, found: string) => [...labels].map((label, at) => ({ label, found: found[at] ?? "" }));

describe("the score", () => {
  it("is perfect for the same partition under other names", () => {
    expect(scorePairs(rows("aabbb", "xxyyy"))).toEqual({ pairs: 10, precision: 1, recall: 1, f1: 1 });
  });

  it("counts a group that was split as lost pairs", () => {
    expect(scorePairs(rows("aaaa", "xxyy"))).toEqual({ pairs: 6, precision: 1, recall: 2 / 6, f1: 0.5 });
  });

  it("counts two groups that were merged as wrong pairs", () => {
    expect(scorePairs(rows("aabb", "xxxx"))).toEqual({ pairs: 6, precision: 2 / 6, recall: 1, f1: 0.5 });
  });

  it("is defined where there is no pair to judge", () => {
    expect(scorePairs([])).toEqual({ pairs: 0, precision: 1, recall: 1, f1: 1 });
    expect(scorePairs(rows("abc", "xyz"))).toEqual({ pairs: 3, precision: 1, recall: 1, f1: 1 });
  });
});

import { expect, it } from "vitest";
import { seededChance } from "./seeded-chance";

const SEEDS = 100_000;
const firsts = Array.from({ length: SEEDS }, (_, at) => seededChance(at + 1)());
const shareBelow = (bound: number, numbers: readonly number[]): number =>
  numbers.filter((number) => number < bound).length / numbers.length;

it("begins below 0.01 for one seed in a hundred, of seeds in a row too", () => {
  expect(Math.abs(shareBelow(0.01, firsts) - 0.01)).toBeLessThan(0.0015);
  for (let from = 0; from < SEEDS; from += 1_000)
    expect([from, shareBelow(0.01, firsts.slice(from, from + 1_000)) < 0.03]).toEqual([from, true]);
});

it("begins apart for neighbouring seeds: the means of two are spread as those of independent numbers", () => {
  const means = firsts.slice(1).map((first, at) => (first + (firsts[at] ?? 0)) / 2);
  // The mean of two independent numbers is below b with a chance of 2b², for b up to one half.
  for (const [bound, chance, room] of [
    [0.01, 0.0002, 0.0002],
    [0.0707, 0.01, 0.0015],
    [0.25, 0.125, 0.006],
    [0.5, 0.5, 0.008],
  ] as const)
    expect([bound, Math.abs(shareBelow(bound, means) - chance) < room]).toEqual([bound, true]);
});

it("has no run of a hundred seeds whose first numbers are all small, or all large", () => {
  for (let from = 0; from < SEEDS; from += 100) {
    const mean = firsts.slice(from, from + 100).reduce((sum, first) => sum + first, 0) / 100;
    expect([from, Math.abs(mean - 0.5) < 0.16]).toEqual([from, true]);
  }
});

it("goes on as evenly as it begins, the same for the same seed and within its bounds", () => {
  const [chance, same] = [seededChance(502), seededChance(502)];
  const numbers = Array.from({ length: SEEDS }, chance);
  expect(numbers).toEqual(Array.from({ length: SEEDS }, same));
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(Math.abs(shareBelow(0.01, numbers) - 0.01)).toBeLessThan(0.0015);
  expect(new Set(numbers).size).toBeGreaterThan(SEEDS - 10);
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Family, groupKey, groupMessages, scorePairs } from "./index";

const LANGUAGES = ["en", "fr", "de", "it", "es"] as const;
type Language = (typeof LANGUAGES)[number];

interface Labelled {
  id: string;
  text: string;
  marketplace: string;
  action_type: string;
  /** The marketplace's, or `none` for words of no language. */
  language: Language | "none";
  group: string;
  family: Family;
}

const read = (name: string): Labelled[] =>
  readFileSync(new URL(`./corpus/${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Labelled);

const HALVES = ["tuned", "held-out", "second-held-out", "third-held-out"] as const;
const everything = HALVES.flatMap(read);

const score = (rows: readonly Labelled[]) => {
  const grouped = groupMessages(rows);
  return scorePairs(rows.map((row, at) => ({ label: row.group, found: grouped[at]?.group_key ?? "" })));
};

describe("the labelled corpus", () => {
  it("holds at least 400 messages, each with its own id", () => {
    expect(everything.length).toBeGreaterThanOrEqual(400);
    expect(new Set(everything.map((row) => row.id)).size).toBe(everything.length);
  });

  it.each(HALVES)("is grouped as a person would, pair by pair, to F1 0.97: %s", (half) => {
    expect(score(read(half)).f1).toBeGreaterThanOrEqual(0.97);
  });

  it("is grouped as well when all parts are thrown together", () => {
    expect(score(everything).f1).toBeGreaterThanOrEqual(0.97);
  });

  it.each(LANGUAGES)(
    "is grouped as well in each of five languages, none of which is missing from a part: %s",
    (language) => {
      const spoken = (rows: readonly Labelled[]) => rows.filter((row) => row.language === language);
      for (const half of HALVES) expect(spoken(read(half)).length).toBeGreaterThanOrEqual(10);
      const { f1, precision } = score(spoken(everything));
      expect(f1).toBeGreaterThanOrEqual(0.97);
      expect(precision).toBe(1);
    },
  );

  it("says the language of each message", () => {
    const labels = new Set<string>([...LANGUAGES, "none"]);
    expect(everything.filter((row) => !labels.has(row.language)).map((row) => row.id)).toEqual([]);
  });

  it("never mixes two causes in one group", () => {
    expect(score(everything).precision).toBe(1);
  });

  it.each(HALVES)("finds the family of 97 messages in 100: %s", (half) => {
    const rows = read(half);
    const right = groupMessages(rows).filter((found, at) => found.family === rows[at]?.family).length;
    expect(right / rows.length).toBeGreaterThanOrEqual(0.97);
  });

  it("is grouped to F1 0.97 even one message at a time, with nothing beside it", () => {
    const alone = scorePairs(everything.map((row) => ({ label: row.group, found: groupKey(row) })));
    expect(alone.f1).toBeGreaterThanOrEqual(0.97);
  });
});

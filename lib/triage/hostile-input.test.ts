import { describe, expect, it } from "vitest";
import { groupMessages, maskMessage } from "./index";

const SIZE = 200_000;
const MONSTERS: readonly (readonly [string, string])[] = [
  ["digits", "1".repeat(SIZE)],
  ["digits and dots", "1.".repeat(SIZE / 2)],
  ["digits and blanks", "1 ".repeat(SIZE / 2)],
  ["quotation marks", '"'.repeat(SIZE)],
  ["apostrophes", " 'a".repeat(SIZE / 3)],
  ["open tags", "<a ".repeat(SIZE / 3)],
  ["open scripts", "<script>".repeat(SIZE / 8)],
  ["ampersands", "&".repeat(SIZE)],
  ["colons", "a: ".repeat(SIZE / 3)],
  ["brackets", "(".repeat(SIZE)],
  ["letters without a blank", "a".repeat(SIZE)],
  ["hyphens", "a-".repeat(SIZE / 2)],
  ["underscores", "a_B".repeat(SIZE / 3)],
  ["slashes", "/a".repeat(SIZE / 2)],
  ["at signs", "a@".repeat(SIZE / 2)],
  ["months", "1 jan ".repeat(SIZE / 6)],
  ["currency", "€1,".repeat(SIZE / 3)],
  ["invisible characters", "\u200b".repeat(SIZE)],
  ["cues", "error code ".repeat(SIZE / 11)],
  ["strange capitals", "Xyzzy ".repeat(SIZE / 6)],
  ["choices", "allowed values: a, b. ".repeat(SIZE / 22)],
  ["choices within choices", "one of [".repeat(SIZE / 8)],
  ["nested JSON", `${'{"a":'.repeat(3000)}1${"}".repeat(3000)}`],
  ["nested lists", `${"[".repeat(8000)}"a"${"]".repeat(8000)}`],
  ["printed Python", `{'a': '${"\\x41'b'".repeat(2000)}'}`],
  ["members of JSON", `{${'"a":"b",'.repeat(1800)}"c":"d"}`],
  ["lone surrogates", "\ud800".repeat(SIZE)],
  ["private use", "\ue000\ue001".repeat(SIZE / 2)],
];

describe("a message made to hurt", () => {
  it.each(MONSTERS)("is read no further than its first 16,384 characters: %s", (_, text) => {
    const { mask } = maskMessage(text);
    expect(mask).toBe(maskMessage(text.slice(0, 16_384)).mask);
    expect(mask.length).toBeLessThanOrEqual(604);
  });

  it.each(["", " ", "\u0000", "null", "{}", "...", "🙂", "<>", "''", '""'])(
    "still has a mask and a group: %j",
    (text) => {
      const [found] = groupMessages([{ text, marketplace: "m", action_type: "ship" }]);
      expect(found?.group_key).toMatch(/^m\/ship\/[0-9a-f]{16}$/);
      expect(found?.family).toBe("unknown");
    },
  );

  it("loses characters that reverse or hide text", () => {
    expect(maskMessage("Tracking\u202e number\u200b \u2066invalid\u2069").mask).toBe("Tracking number invalid");
  });

  it("keeps a forged placeholder from becoming a slot", () => {
    expect(maskMessage("Order \ue000 12345678 invalid").mask).toBe("Order <order> invalid");
  });
});

describe("many failures", () => {
  const failures = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      text: `Line ${n}: the tracking number ${n * 7919}X of parcel ${n} for Customer${n} is unknown to DPD since 2026-10-${10 + (n % 20)}`,
      marketplace: `m${n % 5}`,
      action_type: "ship",
    }));

  /** Processor time, not the clock: other programs on the machine do not count. */
  const quickest = (count: number): number => {
    const set = failures(count);
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage();
      groupMessages(set);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    });
    return Math.min(...times);
  };

  it("cost four times as much when there are four times as many, not sixteen times", () => {
    quickest(500);
    expect(quickest(8000) / quickest(2000)).toBeLessThan(9);
  });

  it("of one cause stay one group for each marketplace", () => {
    expect(new Set(groupMessages(failures(10_000)).map((found) => found.group_key)).size).toBe(5);
  });
});

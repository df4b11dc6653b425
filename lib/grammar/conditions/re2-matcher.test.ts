import { expect, test } from "vitest";
import fc from "@/lib/testing/properties";
import { NO_PATTERNS } from "./matcher";
import { createRe2Matcher, MAX_PATTERN_LENGTH } from "./re2-matcher";

const matcher = createRe2Matcher();

/** Patterns that hang a backtracking engine, with texts made to make it try everything. */
const EVIL = ["^(a+)+$", "^(a|a)*$", "(a|aa)+$", "^(.*a){20}$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?i)^(a?){60}a{60}$"];

test.each(EVIL)("evaluates %s in linear time, on short and on long texts", (pattern) => {
  const compiled = matcher.compile(pattern);
  for (const length of [30, 256, 5_000]) {
    const started = performance.now();
    expect(compiled?.search(`${"a".repeat(length)}!`)).toBe(false);
    // A backtracking engine needs minutes for 40 letters; the bound is wide because the machine may be busy.
    expect(performance.now() - started).toBeLessThan(2_000);
  }
});

test("answers 500 made-up nested repetitions at once", () => {
  const atom = fc.constantFrom("a", "[ab]", ".", "\\w", "(?:a|ab)", "a?");
  const nested = fc.letrec((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 4 },
      atom,
      fc.tuple(tie("pattern"), fc.constantFrom("+", "*", "{1,9}")).map(([inner, often]) => `(?:${inner})${often}`),
      fc.tuple(tie("pattern"), tie("pattern")).map((parts) => parts.join("")),
    ),
  })).pattern;
  fc.assert(
    fc.property(nested, (pattern) => {
      const started = performance.now();
      const found = matcher.compile(`^${pattern}$`)?.search(`${"ab".repeat(128)}!`);
      expect(found === true && !String(pattern).includes(".")).toBe(false);
      expect(performance.now() - started).toBeLessThan(2_000);
    }),
    { numRuns: 500 },
  );
});

test("agrees with the language's own engine on 10,000 harmless pairs", () => {
  const piece = fc.constantFrom("a", "b", "[ab]", "[^a]", "\\d", "a+", "b*", "(a|b)", "a?", "1{2}", ".", "^", "$");
  const pattern = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "é"), maxLength: 12 });
  fc.assert(
    fc.property(pattern, text, (source, input) => {
      expect(matcher.compile(source)?.search(input)).toBe(new RegExp(source, "u").test(input));
    }),
    { numRuns: 10_000 },
  );
});

test("refuses what no linear-time engine can do, what is broken, and what is too large", () => {
  const refused = ["(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", "(a)\\1", "(", "[", "a{2,1}", "(?:a?b?){999}".repeat(20)];
  for (const pattern of [...refused, "a".repeat(MAX_PATTERN_LENGTH + 1)]) expect(matcher.compile(pattern)).toBeNull();
  expect(matcher.compile("a".repeat(MAX_PATTERN_LENGTH))).not.toBeNull();
});

test("searches every text of 256 characters whatever the pattern, and says so when a longer one is out of reach", () => {
  const large = matcher.compile("[ab]*a[ab]{900}c|[ab]{999}|[ab]{999}|[ab]{999}|[ab]{900}d");
  expect(large?.search("ab".repeat(128))).toBe(false);
  expect(large?.search("ab".repeat(50_000))).toBeNull();
  expect(matcher.compile("^(a+)+$")?.search("a".repeat(100_000))).toBe(true);
});

test("without the engine every pattern counts as not evaluated", () => {
  expect(NO_PATTERNS.compile("a")).toBeNull();
});

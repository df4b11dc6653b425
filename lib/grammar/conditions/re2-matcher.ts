/**
 * Regular expressions in linear time, by RE2. Understands the Python spellings `(?i)` and `(?P<x>)`; refuses look-around and
 * back-references, which no linear-time engine can evaluate (API.md §14.6).
 */

import { RE2JS } from "re2js";
import type { Matcher, Pattern } from "./matcher";

/** Longest pattern that is compiled (RELIABILITY M12). */
export const MAX_PATTERN_LENGTH = 512;
/** A short pattern can describe a huge program ("(?:a?b?){999}" many times over); beyond this it is not run. */
const MAX_PROGRAM_SIZE = 5_000;
/**
 * Program size times text length, the cost of the slowest path of the engine: about 20 ms. Every text of up to 400 characters is
 * within it whatever the pattern, and a usual pattern searches hundreds of thousands of characters.
 */
const MAX_STEPS = 2_000_000;
const MAX_REMEMBERED = 500;

/** Remembers what it compiled: the same few patterns are asked for on every keystroke. */
export function createRe2Matcher(): Matcher {
  const remembered = new Map<string, Pattern | null>();
  return {
    compile(pattern) {
      if (pattern.length > MAX_PATTERN_LENGTH) return null;
      const known = remembered.get(pattern);
      if (known !== undefined) return known;
      const compiled = compile(pattern);
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(pattern, compiled);
      return compiled;
    },
  };
}

function compile(pattern: string): Pattern | null {
  if (pattern.length > MAX_PATTERN_LENGTH) return null;
  try {
    const program = RE2JS.compile(pattern);
    const size = program.programSize();
    if (size > MAX_PROGRAM_SIZE) return null;
    return { search: (text) => (size * text.length > MAX_STEPS ? null : program.test(text)) };
  } catch {
    // A pattern that the engine refuses is an answer, not a fault: the condition counts as absent.
    return null;
  }
}

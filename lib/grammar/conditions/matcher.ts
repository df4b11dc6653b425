/**
 * The seam behind which regular expressions run. A pattern comes from a marketplace and is hostile input: it never meets the
 * language's own backtracking engine. The real engine (`re2-matcher.ts`) is big and is loaded only where a pattern occurs.
 */

export interface Pattern {
  /** Whether the pattern occurs anywhere in the text; null when the text is too long for it. */
  search(text: string): boolean | null;
}

export interface Matcher {
  /** The compiled pattern, or null when it is broken, too large, or asks for what a linear-time engine cannot do. */
  compile(pattern: string): Pattern | null;
}

/** Understands no pattern at all: every condition with one counts as absent. For the moment before the engine is loaded. */
export const NO_PATTERNS: Matcher = { compile: () => null };

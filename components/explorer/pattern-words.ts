/** What a regular expression asks of a text, where that is simple enough to say. */
export type PatternSense =
  | { is: "filled" }
  | { is: "begins" | "ends" | "contains" | "is"; text: string; anyCase: boolean };

/** "Any text at all", as marketplaces write it. */
const ANYTHING = new Set([".", ".+", "^.", "^.+", ".+$", "^.+$", "^.*.+$", "\\S", "\\S+"]);
const LITERAL = /^(\^?)([\p{L}\p{N} _-]+)(\$?)$/u;

/** Reads a pattern of the metadata (API.md §14.5: searched anywhere, Python's signs); null for one that stays a pattern. */
export function patternSense(pattern: string): PatternSense | null {
  const bare = pattern.replace("(?i)", "");
  const anyCase = bare !== pattern;
  const whole = /^\((?:\?P<\w+>|\?:)?([^()]*)\)$/.exec(bare)?.[1] ?? bare;
  if (ANYTHING.has(whole)) return { is: "filled" };
  const [, begin, text, end] = LITERAL.exec(whole) ?? [];
  if (text === undefined) return null;
  const is = begin ? (end ? "is" : "begins") : end ? "ends" : "contains";
  return { is, text, anyCase };
}

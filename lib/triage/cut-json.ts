/**
 * A database column or a log that holds 255 characters cuts an answer in the middle. Closed where it stops, it can be put in order like
 * the whole answer, and what it says so far begins what the whole one says.
 */

const CLOSERS: Readonly<Record<string, string>> = { "{": "}", "[": "]" };
const ELLIPSIS = /\s{0,3}(?:…|\.{3}|\[(?:…|\.{3})\])\s{0,3}$/;
/** The half of a word, or of an escape, that a cut leaves. */
const HALF = /(?:\\u?[0-9A-Fa-f]{0,3}|(?<=\s)[\p{L}\d]{1,30})$/u;

const closed = (text: string, open: readonly string[]): string =>
  text +
  [...open]
    .reverse()
    .map((bracket) => CLOSERS[bracket])
    .join("");

const parses = (json: string): boolean => {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
};

/** The JSON that begins as `text` does and ends where it was cut, without the member it was cut in if that says nothing yet; null for what is no cut JSON. Linear. */
export const completedJson = (text: string): string | null => {
  const whole = text.replace(ELLIPSIS, "");
  const open: string[] = [];
  let inString = false;
  let lastWhole: { at: number; open: string[] } | null = null;
  for (let at = 0; at < whole.length; at++) {
    const char = whole[at]!;
    if (inString) {
      if (char === "\\") at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char in CLOSERS) {
      open.push(char);
      lastWhole = { at: at + 1, open: [...open] };
    } else if (char === "}" || char === "]") {
      if (CLOSERS[open.pop() ?? ""] !== char || open.length === 0) return null;
    } else if (char === ",") lastWhole = { at, open: [...open] };
    if (open.length > 40) return null;
  }
  if (lastWhole === null) return null;
  const toTheEnd = closed(inString ? `${whole.replace(HALF, "")}"` : whole, open);
  if (parses(toTheEnd)) return toTheEnd;
  const toTheLastMember = closed(whole.slice(0, lastWhole.at), lastWhole.open);
  return parses(toTheLastMember) ? toTheLastMember : null;
};

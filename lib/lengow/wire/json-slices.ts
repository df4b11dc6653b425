const QUOTE = 34;
const BACKSLASH = 92;

/** End of the string that starts at `at`, past its closing quote. */
function skipString(text: string, at: number): number {
  let i = at + 1;
  while (text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i + 1;
}

function skipBlank(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text[i]!)) i += 1;
  return i;
}

/** End of the value that starts at `at`. */
function skipValue(text: string, at: number): number {
  let depth = 0;
  let i = at;
  while (i < text.length) {
    const char = text[i]!;
    if (char === '"') i = skipString(text, i);
    else if (depth === 0 && (char === "," || char === "}" || char === "]")) return i;
    else {
      if (char === "{" || char === "[") depth += 1;
      else if (char === "}" || char === "]") depth -= 1;
      i += 1;
    }
    if (depth === 0 && (char === '"' || char === "}" || char === "]")) return i;
  }
  return i;
}

/**
 * The members of a JSON object with the exact text of each value, in the order in which they were written. `text` must be
 * JSON that `JSON.parse` accepts and an object; a name given twice comes twice.
 */
export function memberTexts(text: string): [name: string, value: string][] {
  const members: [string, string][] = [];
  let at = skipBlank(text, skipBlank(text, 0) + 1);
  while (at < text.length && text[at] === '"') {
    const nameEnd = skipString(text, at);
    const name = JSON.parse(text.slice(at, nameEnd)) as string;
    const start = skipBlank(text, skipBlank(text, nameEnd) + 1);
    const end = skipValue(text, start);
    members.push([name, text.slice(start, end).trimEnd()]);
    at = skipBlank(text, skipBlank(text, end) + 1);
  }
  return members;
}

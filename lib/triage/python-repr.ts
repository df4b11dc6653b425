/**
 * Lengow and some marketplaces are written in Python, and where they print an answer instead of encoding it, it arrives as
 * `{'carrier': ['This field is required.'], 'line': None}`. Written as JSON it is read like any other answer.
 */

const WORDS: Readonly<Record<string, string>> = { True: "true", False: "false", None: "null" };

/** Where the string that opens at `open` closes; the text's length when it does not. */
const closingAt = (text: string, open: number): number => {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === text[open]) return at;
  }
  return text.length;
};

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const stringOf = (inner: string): string =>
  JSON.stringify(
    inner.replace(
      /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/gs,
      (_, byte?: string, unit?: string, char?: string) =>
        char === undefined ? String.fromCharCode(Number.parseInt(byte ?? unit ?? "20", 16)) : (ESCAPES[char] ?? char),
    ),
  );

/** The JSON that a printed dictionary or list of Python would be; what is no such thing comes out as something no parser takes. Linear. */
export const jsonOfPython = (text: string): string => {
  let json = "";
  for (let at = 0; at < text.length; ) {
    const char = text[at]!;
    if (char === "'" || char === '"') {
      const close = closingAt(text, at);
      json += stringOf(text.slice(at + 1, close));
      at = close + 1;
      continue;
    }
    const word = /^[A-Za-z]{1,12}/.exec(text.slice(at, at + 12))?.[0];
    if (word === undefined) {
      json += char === "(" ? "[" : char === ")" ? "]" : char;
      at += 1;
    } else {
      // u'text' and b'text': the letter only says how the text was kept.
      json += /^[ub]$/i.test(word) && /['"]/.test(text[at + 1] ?? "") ? "" : (WORDS[word] ?? word);
      at += word.length;
    }
  }
  return json;
};

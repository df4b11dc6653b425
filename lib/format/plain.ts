/**
 * Text from a marketplace, a buyer or a product feed, made inert: characters that hide, reverse or break the line are spelt out
 * (`[U+202E]`), so that what is read is what is there.
 */

const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Controls, format characters (bidi, zero width, tags, soft hyphen), unassigned fillers, lone surrogates and private use. */
const HIDDEN = /\u034f|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0]/gu;
const ZALGO = /(\p{M}{6})\p{M}+/gu;

export interface PlainText {
  /** At most `max` characters, the last one an ellipsis when something was cut. */
  text: string;
  /** The whole text, made inert too; for a `title`. */
  full: string;
  cut: boolean;
}

/** A joiner is part of how some scripts and emoji are spelt; between two such characters it stays. */
function keepsJoiner(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x200c && code !== 0x200d) return false;
  return (
    text.charCodeAt(at - 1) > 0x7f && text.charCodeAt(at + 1) > 0x7f && !/[\u200b-\u200f]/.test(text[at + 1] ?? "")
  );
}

function spellOut(text: string): string {
  return text.replace(HIDDEN, (found, at: number) => {
    if (keepsJoiner(text, at)) return found;
    return `[U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
  });
}

/** One line of inert text, cut to `max` characters (code points, not bytes). Line breaks become single spaces. */
export function plainText(raw: string, max = 200): PlainText {
  // A feed may hold megabytes; nobody reads past this on a screen.
  const bounded = raw.slice(0, 20_000).replace(BREAKS, " ");
  const full = spellOut(bounded).replace(ZALGO, "$1").trim();
  const points = Array.from(full);
  const cut = points.length > max || raw.length > 20_000;
  return {
    text: cut
      ? `${points
          .slice(0, max - 1)
          .join("")
          .trimEnd()}…`
      : full,
    full,
    cut,
  };
}

/** The same with line breaks kept as they are meant, for comments and addresses; never more than `maxLines`. */
export function plainLines(raw: string, maxLines = 40, maxPerLine = 400): string[] {
  return raw
    .slice(0, 40_000)
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => plainText(line, maxPerLine).text)
    .slice(0, maxLines);
}

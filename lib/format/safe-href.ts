/** Why an address from outside is not made into a link. */
export type UnsafeReason = "not_a_url" | "scheme" | "credentials" | "characters" | "too_long";

export type SafeHref = { href: string; host: string } | { reason: UnsafeReason };

const MAX = 2048;
// Blanks, backslashes and every control or format character: what the eye skips and parsers disagree about.
const SUSPECT = /[\s\\\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u;

/**
 * An address from a marketplace or a feed as a link we dare to show: absolute http or https, no credentials, no hidden characters.
 * `host` is what to show beside it, in its ASCII form, so that a look-alike name is seen for what it is.
 */
export function safeHref(raw: string): SafeHref {
  if (raw.length > MAX) return { reason: "too_long" };
  if (SUSPECT.test(raw)) return { reason: "characters" };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(raw)?.[1]?.toLowerCase();
  if (scheme === undefined) return { reason: "not_a_url" };
  if (scheme !== "http" && scheme !== "https") return { reason: "scheme" };
  if (!/^https?:\/\/[^/]/i.test(raw) || !URL.canParse(raw)) return { reason: "not_a_url" };
  const url = new URL(raw);
  // The parser drops an empty user name ("https://@host"); the eye reads it all the same.
  if (/^[^/]*\/\/[^/?#]*@/.test(raw)) return { reason: "credentials" };
  return { href: url.href, host: url.host };
}

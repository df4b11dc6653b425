import "server-only";

const SECRET = "[secret]";
const PERSONAL = "[personal]";

/** Things that look like keys wherever they stand: names of headers with what follows, tokens of three parts, long runs of mixed characters. */
const SECRETS: readonly RegExp[] = [
  /\b(?:authorization|bearer|api[_-]?key|access[_-]?token|secret|password|passwd|token|cookie|set-cookie)\b["']?\s{0,3}[:=]?\s{0,3}["']?[^\s"',;]{6,500}/gi,
  /\bey[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]{4,})?/g,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /\b(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{32,}={0,2}/g,
  /\b[0-9a-f]{32,}\b/gi,
];

const PATTERNS: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
  /(?<![\p{L}\p{N}])(?:\+|00)\d{1,3}(?:[\s./()-]{0,2}\d){7,13}(?!\d)/gu,
  /(?<![\p{L}\p{N}-])0\d(?:[\s./-]\d{2}){4}(?!\d)/gu,
  /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b/g,
];

/** A name shorter than this stands in too many words to be taken out. */
const LEAST_NAME = 3;

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Takes out of a text what must not be handed on: keys and tokens, e-mail addresses, telephone and bank numbers, and the buyer's own data
 * wherever they stand in it.
 */
export function scrub(text: string, personal: readonly string[] = []): string {
  let clean = text.slice(0, 20_000);
  const names = [...new Set(personal.map((value) => value.trim()).filter((value) => value.length >= LEAST_NAME))].sort(
    (a, b) => b.length - a.length,
  );
  if (names.length > 0) {
    const any = names.map(literal).join("|");
    clean = clean.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "giu"), PERSONAL);
  }
  for (const pattern of SECRETS) clean = clean.replace(pattern, SECRET);
  for (const pattern of PATTERNS) clean = clean.replace(pattern, PERSONAL);
  return clean;
}

/** Arguments that hold an address or free words: their value is nobody else's business. */
const PRIVATE_ARGUMENT = /^from_address_|comment|phone|mail|name$|address/;
const NOT_PRIVATE = /^(?:carrier_name|custom_carrier)$/;

export function scrubArgument(name: string, value: string, personal: readonly string[]): string {
  return PRIVATE_ARGUMENT.test(name) && !NOT_PRIVATE.test(name) ? PERSONAL : scrub(value, personal);
}

/** Deeper nesting than any real answer; whatever recurses over the data later must not run out of stack. */
export const MAX_DEPTH = 64;

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for, databases refuse it
const ODD = /[\u0000\ud800-\udfff]/;

/** A text that any store accepts: no NUL, no half of a surrogate pair. */
export function cleanText(value: string): string {
  if (!ODD.test(value)) return value;
  return Buffer.from(value.replaceAll("\u0000", ""), "utf8").toString("utf8");
}

export class TooDeepError extends Error {}

/**
 * A copy of free JSON that is safe to keep and to hand on: without keys named `__proto__`, with clean texts.
 * @throws TooDeepError beyond `MAX_DEPTH` levels, counted from `depth`.
 */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) throw new TooDeepError(`nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (key === "__proto__") continue;
    copy[cleanText(key)] = cleanJson((value as Record<string, unknown>)[key], depth + 1);
  }
  return copy;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** null, missing, "", [] and {} all say "nothing" on this API (API.md §6.7). */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  if (typeof value !== "object") return false;
  for (const _ in value) return false;
  return true;
}

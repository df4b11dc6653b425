/** The window of Lengow's limits is at most 60 s long, so that is the wait when a 429 does not say (API.md §4). */
const DEFAULT_MS = 60_000;
const LEAST_MS = 1_000;
const MOST_MS = 900_000;

function clamp(ms: number): number {
  return Math.min(MOST_MS, Math.max(LEAST_MS, ms));
}

/**
 * Milliseconds to wait, from a `Retry-After` header in seconds or as an HTTP date (measured against the answer's own `Date`,
 * so that our clock does not matter). Always 1 to 900 s; what cannot be understood is 60 s.
 */
export function retryAfterMs(header: string | undefined, dateHeader: string | undefined, nowMs: number): number {
  const value = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return clamp(Number(value) * 1000);
  // Date.parse reads "-1" and "soon-2" as years; only a real HTTP date names a weekday or a month.
  const at = /[a-z]{3}/i.test(value) && /\d{2}:\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) return DEFAULT_MS;
  const sent = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
  return clamp(at - (Number.isNaN(sent) ? nowMs : sent));
}

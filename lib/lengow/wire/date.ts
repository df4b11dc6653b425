const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/;

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === "Z" || zone === "z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + (zone.length > 3 ? Number(zone.slice(-2)) : 0);
  return zone.startsWith("-") ? -minutes : minutes;
}

/**
 * A moment as `YYYY-MM-DDTHH:MM:SS.sssZ`, or null when the text is none. Fractions of 0 to 9 digits are cut to milliseconds,
 * `Z` and offsets are understood, and a time without a zone is UTC (API.md §6.7, U12).
 */
export function readDate(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const match = ISO.exec(value.trim());
  if (match === null) return null;
  const [, y, mo, d, h = "0", mi = "0", s = "0", fraction = ""] = match;
  const year = Number(y);
  const day = Number(d);
  // 60 is a leap second, which no clock here knows: the second before it.
  const second = Math.min(Number(s), 59);
  if (year < 1900 || Number(h) > 23 || Number(mi) > 59 || Number(s) > 60) return null;
  const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const at = new Date(Date.UTC(year, Number(mo) - 1, day, Number(h), Number(mi), second, ms));
  // A month 13 or a 31 February would roll over into another date.
  if (at.getUTCMonth() !== Number(mo) - 1 || at.getUTCDate() !== day) return null;
  const offset = offsetMinutes(match[8]);
  if (Math.abs(offset) > 14 * 60) return null;
  return offset === 0 ? at.toISOString() : new Date(at.getTime() - offset * 60_000).toISOString();
}

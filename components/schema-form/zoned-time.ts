/** Wall-clock time in a zone and back: what a date field shows, and what is sent (ISO 8601 with offset, API.md §14.3). Pure. */

const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;
const pad = (n: number, width = 2) => String(n).padStart(width, "0");

/** Minutes by which the zone's clocks are ahead of UTC at that instant. */
function offsetMinutes(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(ms);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return Math.round((wall - Math.floor(ms / 60_000) * 60_000) / 60_000);
}

/** "2026-11-19T10:42" for an instant, as `<input type="datetime-local">` wants it; "" for what is no date. */
export function wallTime(instant: string, zone: string): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return "";
  return new Date(ms + offsetMinutes(ms, zone) * 60_000).toISOString().slice(0, 16);
}

/** The instant with the zone's offset, "2026-11-19T10:42:00+01:00"; null for what is no wall time. */
export function instantOf(wall: string, zone: string): string | null {
  const match = WALL.exec(wall);
  if (match === null) return null;
  const utc = Date.parse(`${wall.slice(0, 16)}:00Z`);
  if (Number.isNaN(utc)) return null;
  // The offset at the instant itself: a first guess is off by an hour around a change of the clocks.
  const guess = utc - offsetMinutes(utc, zone) * 60_000;
  const minutes = offsetMinutes(guess, zone);
  const sign = minutes < 0 ? "-" : "+";
  const size = Math.abs(minutes);
  return `${wall.slice(0, 16)}:00${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

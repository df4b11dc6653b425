/** Which number stands first in a date of the report. */
export type DateOrder = "month-first" | "day-first";

export interface ReportMoment {
  /** ISO 8601, UTC. */
  at: string;
  /** True when day and month could be exchanged and nothing told which is which. */
  ambiguous: boolean;
}

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

function exists({ year, month, day, hour, minute, second }: WallTime): boolean {
  if (year < 1990 || hour > 23 || minute > 59 || second > 59) return false;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/**
 * How the dates of one report are written: its own unambiguous ones decide ("2/20/2019" month first, "20/2/2019" day first). Null when
 * none does, or when both kinds occur.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrder | null {
  let [monthFirst, dayFirst] = [false, false];
  for (const text of texts) {
    const match = SLASHED.exec(text.trim());
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst = true;
    if (Number(match[2]) > 12) monthFirst = true;
  }
  return monthFirst === dayFirst ? null : monthFirst ? "month-first" : "day-first";
}

function slashed(match: RegExpExecArray, order: DateOrder | null): { time: WallTime; ambiguous: boolean } | null {
  const [first, second] = [Number(match[1]), Number(match[2])];
  const rest = {
    year: Number(match[3]),
    hour: Number(match[4] ?? 0),
    minute: Number(match[5] ?? 0),
    second: Number(match[6] ?? 0),
  };
  const readings = [
    { month: first, day: second, ...rest },
    { month: second, day: first, ...rest },
  ];
  const [asMonthFirst, asDayFirst] = readings.map((time) => (exists(time) ? time : null));
  if (!asMonthFirst || !asDayFirst) {
    const only = asMonthFirst ?? asDayFirst;
    return only ? { time: only, ambiguous: false } : null;
  }
  // Documented is month first (API.md §17).
  const time = order === "day-first" ? asDayFirst : asMonthFirst;
  return { time, ambiguous: order === null && first !== second };
}

/** Making one is slow and a report asks thousands of times. */
const CLOCKS = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = CLOCKS.get(zone);
  if (known) return known;
  const two = "2-digit";
  const format = { year: "numeric", month: two, day: two, hour: two, minute: two, second: two } as const;
  const made = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...format });
  CLOCKS.set(zone, made);
  return made;
}

/** Minutes that `zone` is ahead of UTC at `instant`. */
export function zoneOffsetMinutes(zone: string, instant: number): number {
  if (zone === "UTC") return 0;
  const match = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)/.exec(clockOf(zone).format(instant));
  if (!match) return 0;
  const [day, month, year, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((shown - Math.floor(instant / 1000) * 1000) / 60_000);
}

const DAY = 86_400_000;

/** The instant at which clocks in `zone` show `wall` (given as if it were UTC). In a gap of summer time the later reading, in a fold the first. */
export function instantIn(zone: string, wall: number): number {
  if (zone === "UTC") return wall;
  const readings = [wall - DAY, wall + DAY].map((near) => wall - zoneOffsetMinutes(zone, near) * 60_000);
  const earlier = Math.min(...readings);
  const shows = earlier + zoneOffsetMinutes(zone, earlier) * 60_000 === wall;
  return shows ? earlier : Math.max(...readings);
}

/**
 * A date of the report as an instant. `order` is what the report's other dates say, `zone` the zone it is written in, which it does not name.
 * Null when it is no date, or none that exists.
 */
export function readReportDate(text: string, order: DateOrder | null, zone = "UTC"): ReportMoment | null {
  const trimmed = text.trim();
  const match = SLASHED.exec(trimmed);
  if (match) {
    const read = slashed(match, order);
    if (!read) return null;
    const { year, month, day, hour, minute, second } = read.time;
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    return { at: new Date(instantIn(zone, wall)).toISOString(), ambiguous: read.ambiguous };
  }
  const iso = ISO.exec(trimmed);
  if (!iso) return null;
  const [year, month, day, hour, minute, second] = iso.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!exists({ year, month, day, hour, minute, second })) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  if (iso[7] === undefined) return { at: new Date(instantIn(zone, wall)).toISOString(), ambiguous: false };
  const offset = iso[7] === "Z" ? 0 : Number(iso[7].slice(1, 3)) * 60 + Number(iso[7].slice(-2));
  const sign = iso[7].startsWith("-") ? -1 : 1;
  return { at: new Date(wall - sign * offset * 60_000).toISOString(), ambiguous: false };
}

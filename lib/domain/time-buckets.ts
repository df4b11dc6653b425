import { type Days, daysAfter, lengthOf, monthsAfter } from "./calendar-days";

/** What one bar of a chart over time stands for. */
export type BucketUnit = "day" | "week" | "month";

/** As many days still have a bar of their own width each; more are drawn as weeks. */
export const MOST_DAY_BARS = 92;
/** Fifteen months; more are drawn as months. */
const MOST_DAYS_OF_WEEKS = 458;
/** The longest span of a chart, in years. */
export const MOST_YEARS = 10;

/** What a bar stands for, so that there are never more of them than can be told apart. */
export function unitOf(span: Days): BucketUnit {
  const days = lengthOf(span);
  return days <= MOST_DAY_BARS ? "day" : days <= MOST_DAYS_OF_WEEKS ? "week" : "month";
}

/** Whether a chart can be drawn of these days: the first not after the last, not more than the longest span. */
export function isDrawable({ from, to }: Days): boolean {
  return from <= to && to < monthsAfter(from, 12 * MOST_YEARS);
}

/** The first day of the day's week (Monday, ISO 8601) or month. */
export function bucketStart(day: string, unit: BucketUnit): string {
  if (unit === "day") return day;
  if (unit === "month") return `${day.slice(0, 7)}-01`;
  return daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Where the next day, week or month begins. */
function nextStart(start: string, unit: BucketUnit): string {
  return unit === "month" ? monthsAfter(start, 1) : daysAfter(start, unit === "week" ? 7 : 1);
}

/** The days of a span in bars: one after the other, none missing, none twice; the first and the last are cut to the span. */
export function bucketsOf(span: Days, unit: BucketUnit): Days[] {
  const buckets: Days[] = [];
  for (let start = bucketStart(span.from, unit); start <= span.to; ) {
    const next = nextStart(start, unit);
    // Where four digits of a year end a day is written otherwise, and would never come to the last one.
    if (next <= start) break;
    const last = daysAfter(next, -1);
    buckets.push({ from: start < span.from ? span.from : start, to: last > span.to ? span.to : last });
    start = next;
  }
  return buckets;
}

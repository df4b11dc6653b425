import { FIRST } from "@/lib/contract/order-stats";
import { type Days, daysAfter, lengthOf, monthsAfter } from "@/lib/domain/calendar-days";
import { isCalendarDay } from "@/lib/domain/order-filters";
import { bucketStart, isDrawable, MOST_YEARS } from "@/lib/domain/time-buckets";
import { createParser } from "@/lib/domain/url-state";

/** Days, months or a year back, today among them; all there is; or two days somebody chose, both included. */
export const SPANS = ["14", "30", "90", "6m", "1y", "all"] as const;
export type Span = (typeof SPANS)[number] | Days;

export const DEFAULT_SPAN = "14" satisfies Span;
/** A chart of fewer days shows nothing that its bars do not say. */
const FEWEST_DAYS = 7;
const MONTHS = { "6m": 6, "1y": 12 } as const;

/** Whether two days can be drawn. */
export function isSpan({ from, to }: Days): boolean {
  return isCalendarDay(from) && isCalendarDay(to) && isDrawable({ from, to });
}

function parse(text: string): Span | null {
  const back = SPANS.find((days) => days === text);
  if (back) return back;
  const [from = "", to = "", rest] = text.split("..");
  return rest === undefined && isSpan({ from, to }) ? { from, to } : null;
}

const written = (span: Span) => (typeof span === "string" ? span : `${span.from}..${span.to}`);

/** The span in the address: "30" or "2026-11-01..2026-11-09". */
export const parseAsSpan = createParser<Span>({
  parse,
  serialize: written,
  eq: (a, b) => written(a) === written(b),
}).withDefault(DEFAULT_SPAN);

/** The days of a span as they are asked for; months back begin with a whole week, as their bars do. */
export function daysOfSpan(span: Span, today: string): Days {
  if (typeof span !== "string") return span;
  if (span === "all") return { from: FIRST, to: today };
  if (span === "6m" || span === "1y")
    return { from: bucketStart(monthsAfter(today, -MONTHS[span]), "week"), to: today };
  return { from: daysAfter(today, 1 - Number(span)), to: today };
}

/** Half as many days, around `near`; null where fewer would show no more. */
export function zoomedIn(days: Days, near: Days): Days | null {
  const length = lengthOf(days);
  if (length <= FEWEST_DAYS) return null;
  const half = Math.max(FEWEST_DAYS, Math.ceil(length / 2));
  const middle = daysAfter(near.from, Math.floor((lengthOf(near) - 1) / 2));
  const wanted = daysAfter(middle, -Math.floor((half - 1) / 2));
  const latest = daysAfter(days.to, 1 - half);
  const from = wanted < days.from ? days.from : wanted > latest ? latest : wanted;
  return { from, to: daysAfter(from, half - 1) };
}

/** Twice as many days around them, not after today; null where there are no more: `first` is the day of the oldest order, where that is known. */
export function zoomedOut(days: Days, today: string, first: string | null): Span | null {
  const oldest = first ?? daysAfter(monthsAfter(today, -12 * MOST_YEARS), 1);
  if (days.from <= oldest && days.to >= today) return null;
  const length = lengthOf(days);
  const ahead = daysAfter(days.to, Math.ceil(length / 2));
  const to = ahead > today ? today : ahead;
  const from = daysAfter(to, 1 - 2 * length);
  if (from > oldest) return { from, to };
  return to >= today ? "all" : { from: days.from < oldest ? days.from : oldest, to };
}

import { instantIn, zoneOffsetMinutes } from "./report-date";

/** Zone of each store that takes invoices (API.md §18). */
const ZONES: Readonly<Record<string, string>> = {
  amazon_fr: "Europe/Paris",
  amazon_de: "Europe/Berlin",
  amazon_it: "Europe/Rome",
  amazon_es: "Europe/Madrid",
  amazon_uk: "Europe/London",
  amazon_gb: "Europe/London",
  amazon_nl: "Europe/Amsterdam",
  amazon_be: "Europe/Brussels",
  amazon_ie: "Europe/Dublin",
  amazon_se: "Europe/Stockholm",
  amazon_pl: "Europe/Warsaw",
};

/** The zone whose midnight counts for a store; UTC for one we do not know. */
export function storeZone(marketplace: string): string {
  return ZONES[marketplace.toLowerCase()] ?? "UTC";
}

/** Zones in which a report may write its dates. */
export const REPORT_ZONES = [
  "UTC",
  "Europe/Paris",
  "Europe/Berlin",
  "Europe/Rome",
  "Europe/Madrid",
  "Europe/London",
  "Europe/Amsterdam",
  "Europe/Brussels",
  "Europe/Dublin",
  "Europe/Stockholm",
  "Europe/Warsaw",
  "America/Los_Angeles",
] as const;

const DAY = 86_400_000;

/** Midnight of the day that clocks in `zone` show at `instant`, as if it were UTC. */
function localDay(zone: string, instant: number): number {
  const wall = instant + zoneOffsetMinutes(zone, instant) * 60_000;
  return Math.floor(wall / DAY) * DAY;
}

function isWorkingDay(wallDay: number): boolean {
  const weekday = new Date(wallDay).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * Until when the invoice of a shipment is in time: 23:59 of the next working day after dispatch, in the store's zone (API.md §18). Monday to
 * Friday are working days; public holidays are not known here, so a deadline may be a day too strict, never too late.
 */
export function invoiceDeadline(shippedAt: string, marketplace: string): { at: string; zone: string } {
  const zone = storeZone(marketplace);
  let day = localDay(zone, Date.parse(shippedAt)) + DAY;
  while (!isWorkingDay(day)) day += DAY;
  return { at: new Date(instantIn(zone, day + DAY - 60_000)).toISOString(), zone };
}

export type Urgency = "overdue" | "today" | "later";

/** How pressing a deadline is at `now` (milliseconds since the epoch): late, due before the store's day ends, or later. The whole minute counts. */
export function urgencyOf(deadline: { at: string; zone: string }, now: number): Urgency {
  const at = Date.parse(deadline.at);
  if (now >= at + 60_000) return "overdue";
  return localDay(deadline.zone, at) === localDay(deadline.zone, now) ? "today" : "later";
}

import "server-only";
/** A place in a series of numbers: each year begins again at 1 (PRODUCT idea 8). */
export interface NumberPlace {
  series: string;
  year: number;
  sequence: number;
}

/** "FA-2026-00012": letters, digits and hyphens, which Amazon takes (API.md §18). */
export function invoiceNumber({ series, year, sequence }: NumberPlace): string {
  return `${series}-${year}-${String(sequence).padStart(5, "0")}`;
}

/** The year that calendars in `zone` show. */
export function yearIn(zone: string, at: Date): number {
  return Number(new Intl.DateTimeFormat("en", { year: "numeric", timeZone: zone }).format(at));
}

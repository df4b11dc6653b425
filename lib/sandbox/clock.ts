/** The sandbox's own time. It runs with the machine's clock from wherever it was put, or stands still. */
export class Clock {
  private offset = 0;
  private frozenAt: number | null = null;

  /** `start` puts the clock to that instant; without it the clock shows the machine's time. */
  constructor(start?: string | number | Date) {
    if (start !== undefined) this.set(new Date(start).getTime());
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.frozenAt ?? Date.now() + this.offset;
  }

  get frozen(): boolean {
    return this.frozenAt !== null;
  }

  set(instant: number): void {
    if (this.frozenAt !== null) this.frozenAt = instant;
    else this.offset = instant - Date.now();
  }

  advance(milliseconds: number): void {
    this.set(this.now() + milliseconds);
  }

  freeze(): void {
    this.frozenAt = this.now();
  }

  run(): void {
    if (this.frozenAt === null) return;
    this.offset = this.frozenAt - Date.now();
    this.frozenAt = null;
  }
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** UTC with six digits of a second, as Lengow's applications write it (API.md §6.1). */
export function microseconds(instant: number): string {
  const iso = new Date(instant).toISOString();
  const micro = String((instant * 7919) % 1000).padStart(3, "0");
  return `${iso.slice(0, -1)}${micro}Z`;
}

/** UTC without a fraction. */
export function seconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

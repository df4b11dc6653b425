import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { dayIn, daysAfter, lengthOf, startOfDay } from "./calendar-days";
import { bucketStart, bucketsOf, isDrawable, unitOf } from "./time-buckets";

const unit = fc.constantFrom("day" as const, "week" as const, "month" as const);
const span = fc
  .tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 3000 }))
  .map(([first, days]) => ({ from: daysAfter("2019-01-01", first), to: daysAfter("2019-01-01", first + days) }));

describe("5.2.3 · bars of a span", () => {
  it("hold every day of it once, in sequence, and no other", () => {
    fc.assert(
      fc.property(span, unit, (days, by) => {
        const bars = bucketsOf(days, by);
        expect(bars[0]?.from).toBe(days.from);
        expect(bars.at(-1)?.to).toBe(days.to);
        for (const [at, bar] of bars.entries()) {
          expect(bar.from <= bar.to).toBe(true);
          if (at > 0) expect(bar.from).toBe(daysAfter(bars[at - 1]?.to ?? "", 1));
        }
        expect(bars.reduce((sum, bar) => sum + lengthOf(bar), 0)).toBe(lengthOf(days));
      }),
    );
  });

  it("are whole weeks from Monday and whole months from the first, except where the span cuts them", () => {
    fc.assert(
      fc.property(span, (days) => {
        for (const bar of bucketsOf(days, "week").slice(1, -1)) {
          expect(new Date(bar.from).getUTCDay()).toBe(1);
          expect(lengthOf(bar)).toBe(7);
        }
        for (const bar of bucketsOf(days, "month").slice(1, -1)) {
          expect(bar.from.slice(8)).toBe("01");
          expect(daysAfter(bar.to, 1).slice(8)).toBe("01");
        }
      }),
    );
  });

  it("put each moment into the bar of the day its reader's clock shows, across every change of the clocks", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("Europe/Paris", "America/New_York"),
        fc.integer({ min: Date.parse("2025-01-01Z"), max: Date.parse("2026-12-31Z") }),
        unit,
        (zone, at, by) => {
          const bars = bucketsOf({ from: "2024-12-01", to: "2027-01-31" }, by);
          const starts = bars.map(({ from }) => startOfDay(from, zone));
          const held = bars[starts.findLastIndex((start) => start <= at)];
          const begins = bucketStart(dayIn(zone, at), by);
          expect(held?.from).toBe(begins < "2024-12-01" ? "2024-12-01" : begins);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are never more than can be told apart: days up to a quarter, weeks up to fifteen months, months beyond", () => {
    const until = (days: number) => ({ from: daysAfter("2026-11-22", 1 - days), to: "2026-11-22" });
    expect([1, 92, 93, 458, 459, 3650].map((days) => unitOf(until(days)))).toEqual([
      "day",
      "day",
      "week",
      "week",
      "month",
      "month",
    ]);
    fc.assert(
      fc.property(span, (days) => {
        if (isDrawable(days)) expect(bucketsOf(days, unitOf(days)).length).toBeLessThanOrEqual(121);
      }),
    );
  });

  it.each(["day", "week", "month"] as const)("end, by the %s, even where four digits of a year do", (unit) => {
    const bars = bucketsOf({ from: "9999-11-02", to: "9999-12-31" }, unit);
    expect(bars.length).toBeLessThanOrEqual(60);
    expect(bars[0]?.from).toBe("9999-11-02");
  });

  it("are drawn of ten years at most, and not of days turned about", () => {
    expect(isDrawable({ from: "2016-11-23", to: "2026-11-22" })).toBe(true);
    expect(isDrawable({ from: "2016-11-22", to: "2026-11-22" })).toBe(false);
    expect(isDrawable({ from: "2026-11-22", to: "2026-11-21" })).toBe(false);
    expect(isDrawable({ from: "2026-11-22", to: "2026-11-22" })).toBe(true);
  });
});

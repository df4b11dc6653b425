import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { dayIn, daysAfter, lengthOf, monthsAfter, startOfDay } from "./calendar-days";

const ZONES = [
  "UTC",
  "Europe/Paris",
  "America/New_York",
  "America/Havana",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Pacific/Kiritimati",
];
const zone = fc.constantFrom(...ZONES);
const day = fc
  .date({ min: new Date("2005-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Days around which Paris and New York change their clocks. */
const turn = fc.constantFrom("2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01", "2025-03-30", "2025-11-02");

describe("U8 · the first moment of a day", () => {
  it("is of that day, and a second earlier it is the day before, in every zone and whatever the clocks did", () => {
    fc.assert(
      fc.property(fc.oneof(day, turn), zone, (date, where) => {
        // Samoa had no 30 December 2011.
        if (where === "Pacific/Apia" && date >= "2011-12-29" && date <= "2011-12-31") return;
        const start = startOfDay(date, where);
        expect(dayIn(where, start)).toBe(date);
        expect(dayIn(where, start - 1)).toBe(daysAfter(date, -1));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ["Europe/Paris", "2026-03-29", 23],
    ["Europe/Paris", "2026-10-25", 25],
    ["America/New_York", "2026-03-08", 23],
    ["America/New_York", "2026-11-01", 25],
    ["America/Havana", "2026-11-01", 25],
    ["Africa/Cairo", "2026-04-24", 23],
    ["Europe/Paris", "2026-11-22", 24],
    ["Pacific/Apia", "2011-12-30", 0],
  ])("in %s parts %s from the next by %i hours", (where, date, hours) => {
    expect((startOfDay(daysAfter(date, 1), where) - startOfDay(date, where)) / 3_600_000).toBe(hours);
  });

  it("comes at the same moment as the clocks of the place say", () => {
    expect(new Date(startOfDay("2026-07-01", "Europe/Paris")).toISOString()).toBe("2026-06-30T22:00:00.000Z");
    expect(new Date(startOfDay("2026-11-22", "America/New_York")).toISOString()).toBe("2026-11-22T05:00:00.000Z");
    // Cairo has no midnight on the day its summer begins.
    expect(new Date(startOfDay("2026-04-24", "Africa/Cairo")).toISOString()).toBe("2026-04-23T22:00:00.000Z");
  });
});

it("months later is the same day, or the last one of a shorter month", () => {
  expect([monthsAfter("2026-01-31", 1), monthsAfter("2024-01-31", 1), monthsAfter("2026-03-31", -1)]).toEqual([
    "2026-02-28",
    "2024-02-29",
    "2026-02-28",
  ]);
  fc.assert(
    fc.property(day, fc.integer({ min: -60, max: 60 }), (date, months) => {
      const later = monthsAfter(date, months);
      const [year = 0, month = 0] = date.split("-").map(Number);
      const [at = 0, on = 0] = later.split("-").map(Number);
      expect(at * 12 + on).toBe(year * 12 + month + months);
    }),
  );
});

it("days are counted with both ends", () => {
  expect(lengthOf({ from: "2026-03-28", to: "2026-03-30" })).toBe(3);
  expect(lengthOf({ from: "2026-03-28", to: "2026-03-28" })).toBe(1);
  expect(lengthOf({ from: "2026-03-28", to: "2026-03-27" })).toBe(0);
});

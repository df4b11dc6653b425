import { describe, expect, it } from "vitest";
import { daysAfter, lengthOf } from "@/lib/domain/calendar-days";
import { unitOf } from "@/lib/domain/time-buckets";
import fc from "@/lib/testing/properties";
import { daysOfSpan, isSpan, parseAsSpan, type Span, zoomedIn, zoomedOut } from "./span";

const TODAY = "2026-11-22";

it.each<[Span]>([
  ["30"],
  ["90"],
  ["6m"],
  ["all"],
  [{ from: "2026-09-01", to: "2026-11-22" }],
  [{ from: "2024-11-23", to: "2026-11-22" }],
  [{ from: "2026-11-09", to: "2026-11-09" }],
])("5.2.3 · %j in the address is read as it was written", (span) => {
  expect(parseAsSpan.parse(parseAsSpan.serialize(span))).toEqual(span);
});

it.each([
  "",
  "7",
  "2y",
  "2026-11-09",
  "2026-11-10..2026-11-09",
  "2026-02-30..2026-03-01",
  "2001-01-01..2026-11-01",
  "a..b..c",
])("5.2.3 · %j in the address is no span, so the usual one is drawn", (text) =>
  expect(parseAsSpan.parse(text)).toBeNull(),
);

it("5.2.3 · spans back end today, today is one of their days, and months back begin on a Monday", () => {
  expect(daysOfSpan("14", TODAY)).toEqual({ from: "2026-11-09", to: TODAY });
  expect(daysOfSpan("6m", TODAY)).toEqual({ from: "2026-05-18", to: TODAY });
  expect(daysOfSpan("1y", TODAY)).toEqual({ from: "2025-11-17", to: TODAY });
  expect([unitOf(daysOfSpan("6m", TODAY)), unitOf(daysOfSpan("1y", TODAY))]).toEqual(["week", "week"]);
  expect(daysOfSpan("all", TODAY)).toEqual({ from: "first", to: TODAY });
});

describe("5.2.3 · U4 · the zoom of the buttons", () => {
  const spans = fc
    .tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 1, max: 1200 }))
    .map(([back, length]) => ({ from: daysAfter(TODAY, 1 - back - length), to: daysAfter(TODAY, -back) }));

  it("in stays within the span, is shorter, keeps the bar it is about in sight, and ends at a week", () => {
    fc.assert(
      fc.property(spans, fc.nat(), (days, at) => {
        const day = daysAfter(days.from, at % lengthOf(days));
        const closer = zoomedIn(days, { from: day, to: day });
        expect(closer === null).toBe(lengthOf(days) <= 7);
        if (!closer) return;
        expect(isSpan(closer)).toBe(true);
        expect(lengthOf(closer)).toBeLessThan(lengthOf(days));
        expect(closer.from >= days.from && closer.to <= days.to).toBe(true);
        expect(closer.from <= day && day <= closer.to).toBe(true);
      }),
    );
  });

  it("out holds all that was seen, is longer, never goes beyond today, and ends at all there is", () => {
    const first = "2023-05-04";
    fc.assert(
      fc.property(spans, (days) => {
        let seen = days;
        for (let steps = 0; ; steps += 1) {
          expect(steps).toBeLessThan(14);
          const wider = zoomedOut(seen, TODAY, first);
          if (wider === null || wider === "all") return;
          if (typeof wider === "string") throw new Error(wider);
          expect(wider.from <= seen.from && wider.to >= seen.to && wider.to <= TODAY).toBe(true);
          expect(lengthOf(wider)).toBeGreaterThan(lengthOf(seen));
          seen = wider;
        }
      }),
    );
    expect(zoomedOut({ from: first, to: TODAY }, TODAY, first)).toBeNull();
  });
});

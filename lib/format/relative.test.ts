import { describe, expect, it, vi } from "vitest";
import fc from "@/lib/testing/properties";
import { calendarDay, daysBetween, toMs } from "./date";
import { ageAt, deadlineAt } from "./relative";

const HOUR = 3_600_000;
const PARIS = "Europe/Paris";
const at = (iso: string) => Date.parse(iso);
const look = (due: string | null, now: string, zone = PARIS) => deadlineAt(due, at(now), "en", zone);

describe("U8 · C05 · a deadline", () => {
  it("says how late it is in whole minutes, hours, then days", () => {
    expect(look("2026-11-19T10:00:00Z", "2026-11-19T10:20:59Z")).toEqual({ look: "late", key: "lateMinutes", n: 20 });
    expect(look("2026-11-19T07:00:00Z", "2026-11-19T10:42:00Z")).toEqual({ look: "late", key: "lateHours", n: 3 });
    expect(look("2026-11-15T10:00:00Z", "2026-11-19T09:00:00Z")).toEqual({ look: "late", key: "lateDays", n: 3 });
  });

  it("is late, never 'today', in the very moment it falls due", () => {
    expect(look("2026-11-19T10:00:00Z", "2026-11-19T10:00:00Z")).toEqual({ look: "late", key: "lateMinutes", n: 1 });
    expect(look("2026-11-19T10:00:00Z", "2026-11-19T09:59:59Z")).toEqual({ look: "soon", key: "leftMinutes", n: 1 });
  });

  it("is soon under four hours, also across midnight", () => {
    expect(look("2026-11-19T12:45:00Z", "2026-11-19T10:42:00Z")).toEqual({ look: "soon", key: "leftHours", n: 2 });
    expect(look("2026-11-20T00:30:00Z", "2026-11-19T22:00:00Z")).toEqual({ look: "soon", key: "leftHours", n: 2 });
    expect(look("2026-11-19T14:42:00Z", "2026-11-19T10:42:00Z").look).toBe("today");
  });

  it("reads today, tomorrow and later from the reader's calendar, not from UTC", () => {
    const now = "2026-11-19T10:00:00Z";
    expect(look("2026-11-19T22:59:00Z", now)).toEqual({ look: "today", key: "today", time: "23:59" });
    expect(look("2026-11-19T23:01:00Z", now)).toEqual({ look: "later", key: "tomorrow" });
    expect(look("2026-11-19T23:01:00Z", now, "UTC")).toEqual({ look: "today", key: "today", time: "23:01" });
    expect(look("2026-11-21T10:00:00Z", now)).toEqual({ look: "later", key: "inDays", n: 2 });
  });

  it("keeps its days when the clocks go forward (a day of 23 hours) and back (25 hours)", () => {
    expect(look("2026-03-29T21:30:00Z", "2026-03-28T22:30:00Z")).toEqual({ look: "later", key: "tomorrow" });
    expect(look("2026-03-29T21:59:00Z", "2026-03-28T23:01:00Z")).toEqual({
      look: "today",
      key: "today",
      time: "23:59",
    });
    expect(look("2026-10-25T22:59:00Z", "2026-10-24T22:01:00Z")).toEqual({
      look: "today",
      key: "today",
      time: "23:59",
    });
    expect(look("2026-10-25T23:01:00Z", "2026-10-24T22:01:00Z")).toEqual({ look: "later", key: "tomorrow" });
    expect(look("2026-10-27T12:00:00Z", "2026-10-24T12:00:00Z")).toEqual({ look: "later", key: "inDays", n: 3 });
  });

  it("is 'not given' for null and for what is no date", () => {
    for (const due of [null, "", "soon", "2026-13-45"]) expect(look(due, "2026-11-19T10:00:00Z").look).toBe("none");
  });

  it("never turns friendlier as time passes, in any zone", () => {
    const rank = { none: 9, later: 3, today: 2, soon: 1, late: 0 };
    const zone = fc.constantFrom("UTC", PARIS, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia");
    const start = Date.UTC(2026, 0, 1);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 366 * 24 }),
        fc.integer({ min: 0, max: 200 }),
        zone,
        (hours, ahead, name) => {
          const due = start + hours * HOUR;
          const earlier = deadlineAt(due, due - ahead * HOUR, "en", name);
          const later = deadlineAt(due, due - ahead * HOUR + 30 * 60_000, "en", name);
          expect(rank[later.look]).toBeLessThanOrEqual(rank[earlier.look]);
        },
      ),
    );
  });
});

describe("dates", () => {
  it("without a zone are UTC, as Lengow means them, wherever the code runs", ({ onTestFinished }) => {
    vi.stubEnv("TZ", "America/New_York");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(toMs("2026-11-18T10:22:00")).toBe(at("2026-11-18T10:22:00Z"));
    expect(toMs("2026-11-18 10:22:00.123456")).toBe(at("2026-11-18T10:22:00.123Z"));
    expect(toMs("2026-11-18T10:22:00+02:00")).toBe(at("2026-11-18T08:22:00Z"));
  });

  it("count calendar days, so that midnight alone makes a tomorrow", () => {
    expect(daysBetween(at("2026-11-19T22:59:00Z"), at("2026-11-19T23:01:00Z"), PARIS)).toBe(1);
    expect(calendarDay(at("2026-12-31T23:30:00Z"), PARIS)).toBe("2027-01-01");
  });

  it("age in whole units, and the near future is now", () => {
    const now = at("2026-11-19T10:42:00Z");
    expect(ageAt(now + 5_000, now)).toEqual({ unit: "now" });
    expect(ageAt(now - 12.9 * 60_000, now)).toEqual({ unit: "minutes", n: 12 });
    expect(ageAt(now - 47 * HOUR, now)).toEqual({ unit: "hours", n: 47 });
    expect(ageAt(now - 48 * HOUR, now)).toEqual({ unit: "days", n: 2 });
    expect(ageAt("never", now)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { instantOf, wallTime } from "./zoned-time";

describe("a moment typed on the reader's clock", () => {
  it("is sent with the zone's offset of that day", () => {
    expect(instantOf("2026-11-19T10:42", "Europe/Paris")).toBe("2026-11-19T10:42:00+01:00");
    expect(instantOf("2026-07-19T10:42", "Europe/Paris")).toBe("2026-07-19T10:42:00+02:00");
    expect(instantOf("2026-07-19T10:42", "America/St_Johns")).toBe("2026-07-19T10:42:00-02:30");
  });

  it("comes back as it was typed, whatever the zone", () => {
    const minute = fc.integer({ min: 20_000_000, max: 35_000_000 }).map((n) => new Date(n * 60_000).toISOString());
    fc.assert(
      fc.property(
        minute,
        fc.constantFrom("UTC", "Europe/Paris", "Asia/Kolkata", "Pacific/Auckland"),
        (instant, zone) => {
          const wall = wallTime(instant, zone);
          expect(wallTime(instantOf(wall, zone) ?? "", zone)).toBe(wall);
        },
      ),
    );
  });

  it("is none when it is no date", () => {
    expect(instantOf("yesterday", "UTC")).toBeNull();
    expect(wallTime("", "UTC")).toBe("");
  });
});

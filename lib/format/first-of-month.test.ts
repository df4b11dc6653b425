import { describe, expect, it } from "vitest";
import { daysWords, dayWords } from "./calendar";
import { dateTime, exactTime, shortDay } from "./date";

const NOW = Date.parse("2026-11-22T10:00:00Z");

describe("the first of a month", () => {
  it("is the 1er in French wherever a day is written, and no other day is", () => {
    const at = "2026-10-01T08:01:00Z";
    expect(shortDay(at, NOW, "fr", "Europe/Paris")).toBe("1er oct.");
    expect(dateTime(at, "fr", "Europe/Paris")).toBe("1er oct. 2026, 10:01");
    expect(exactTime(at, "fr", "Europe/Paris")).toBe("jeudi 1er octobre 2026, 10:01:00 UTC+2");
    expect(dayWords("2026-10-01", "fr", { weekday: "short", day: "numeric" })).toBe("jeu. 1er");
    expect(daysWords({ from: "2026-10-01", to: "2026-10-31" }, "fr").replace(/\s/g, " ")).toMatch(
      /^1er ?[–-] ?31 octobre 2026$/,
    );
    for (const day of ["2026-10-11", "2026-10-21", "2026-10-31", "2026-01-02"]) {
      expect(shortDay(`${day}T12:00:00Z`, NOW, "fr", "UTC")).not.toContain("er");
    }
  });

  it("stays a number in the other languages", () => {
    expect(shortDay("2026-10-01T08:01:00Z", NOW, "en", "UTC")).toBe("1 Oct");
    expect(shortDay("2026-10-01T08:01:00Z", NOW, "de", "UTC")).toBe("1. Okt.");
  });
});

it("a weekday and a day stand in German without the comma and the point that nobody writes between them", () => {
  expect(dayWords("2026-11-10", "de", { weekday: "short", day: "numeric" })).toBe("Di 10.");
});

import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/messages/locales";
import fc from "@/lib/testing/properties";
import { count } from "./count";
import { clockTime, dateTime, exactTime, exactTimeElsewhere, shortDateTime } from "./date";
import { money, roundedDecimal, roundedMoney, wholeDecimal } from "./money";

describe("U9 · money", () => {
  it("is written as each language writes it, the currency always there", () => {
    expect(money("1048.2", "EUR", "en")).toBe("€1,048.20");
    expect(money("1048.2", "EUR", "fr")).toBe("1\u00a0048,20\u00a0€");
    expect(money("1048.2", "EUR", "de")).toBe("1.048,20\u00a0€");
    expect(money("37.90", "GBP", "en")).toBe("£37.90");
    expect(money("37.90", "GBP", "fr")).toBe("37,90\u00a0£");
    expect(money("37.90", "GBP", "de")).toBe("37,90\u00a0£");
    expect(money("5", "USD", "fr")).toBe("5,00\u00a0$US");
  });

  it("loses no digit of an amount a float cannot hold", () => {
    expect(money("90071992547409919.07", "EUR", "en")).toBe("€90,071,992,547,409,919.07");
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const written = `${whole}.${String(cents).padStart(2, "0")}`;
        expect(money(written, "EUR", "en")?.replace(/[€,]/g, "")).toBe(written);
      }),
    );
  });

  it("shows a precision finer than the currency's and no zeros that say nothing", () => {
    expect(money("12.345", "EUR", "en")).toBe("€12.345");
    expect(money("12.500000", "EUR", "en")).toBe("€12.50");
    expect(money("1200", "JPY", "en")).toBe("JP¥1,200");
    expect(money("92207.80", "HUF", "en")).toBe("HUF\u00a092,207.80");
    expect(money("92207.00", "HUF", "en")).toBe("HUF\u00a092,207");
    expect(money("-0.5", "EUR", "en")).toBe("\u2212€0.50");
  });

  it.each(LOCALES)("writes what is below zero with a minus sign, never a hyphen (%s)", (locale) => {
    for (const text of [money("-12.5", "EUR", locale), roundedMoney("-1200", null, locale)]) {
      expect(text).toContain("\u2212");
      expect(text).not.toContain("-");
    }
  });

  it("rounds only where rounding was asked for, half away from zero", () => {
    expect(roundedMoney("12.345", "EUR", "en")).toBe("€12.35");
    expect(roundedMoney("-12.345", "EUR", "en")).toBe("\u2212€12.35");
    expect(roundedMoney("1199.5", "JPY", "en")).toBe("JP¥1,200");
    expect(roundedMoney("92207.80", "HUF", "de")).toBe("92.208\u00a0HUF");
  });

  it("never throws: an odd currency stands as it came, no amount is null", () => {
    expect(money("12.5", null, "en")).toBe("12.50");
    expect(money("12.5", "euros!", "en")).toBe("12.50 euros!");
    for (const bad of [null, undefined, "", "NaN", "1e3", "12,5", "0x10"]) expect(money(bad, "EUR", "en")).toBeNull();
    fc.assert(fc.property(fc.string(), fc.string(), (a, c) => void money(a, c, "fr")));
  });
});

describe("dates and counts", () => {
  const now = Date.parse("2026-11-19T10:42:00Z");

  it("are short in cells and exact where asked", () => {
    expect(clockTime(now, "en", "Europe/Paris")).toBe("11:42");
    expect(shortDateTime("2026-11-18T08:52:00Z", now, "en", "Europe/Paris")).toBe("18 Nov 09:52");
    expect(shortDateTime("2025-11-18T08:52:00Z", now, "en", "Europe/Paris")).toBe("18 Nov 2025 09:52");
    expect(dateTime("2026-11-18T09:05:00Z", "fr", "Europe/Paris")).toBe("18 nov. 2026, 10:05");
    expect(exactTime("2026-11-18T09:05:07Z", "en", "Europe/Paris")).toMatch(
      /^Wednesday.* 18 November 2026, 10:05:07 UTC\+1$/,
    );
    expect(exactTime("2026-07-18T09:05:07Z", "en", "America/St_Johns")).toMatch(/06:35:07 UTC-2:30$/);
    expect(exactTime("2026-07-18T09:05:07Z", "de", "UTC")).toMatch(/09:05:07 UTC$/);
    expect(dateTime("no date", "en", "UTC")).toBeNull();
  });

  it("tell another clock only while it shows another time, on days when clocks are set as well", () => {
    const elsewhere = (at: string, there: string) => exactTimeElsewhere(at, "en", "Europe/Paris", there);
    expect(elsewhere("2026-11-18T09:05:07Z", "Europe/Berlin")).toBeNull();
    expect(elsewhere("2026-11-18T09:05:07Z", "Europe/London")).toMatch(/18 November 2026, 09:05:07 UTC$/);
    // New York leaves summer time a week after Paris, at 06:00 UTC.
    expect(elsewhere("2026-11-01T05:59:59Z", "America/New_York")).toMatch(/01:59:59 UTC-4$/);
    expect(elsewhere("2026-11-01T06:00:00Z", "America/New_York")).toMatch(/01:00:00 UTC-5$/);
    expect(elsewhere("2026-10-25T00:59:59Z", "Africa/Lagos")).toMatch(/UTC\+1$/);
    expect(elsewhere("2026-10-25T01:00:00Z", "Africa/Lagos")).toBeNull();
    expect(elsewhere("no date", "Europe/London")).toBeNull();
  });

  it("U9 · an amount in a file has at least its currency's places, and never another value", () => {
    expect(["60.9", "60", "60.900", "60.905", "-0.5"].map((text) => wholeDecimal(text, "EUR"))).toEqual([
      "60.90",
      "60.00",
      "60.90",
      "60.905",
      "-0.50",
    ]);
    expect(["100", "100.00", "100.5"].map((text) => wholeDecimal(text, "JPY"))).toEqual(["100", "100", "100.5"]);
    expect([wholeDecimal("12,5", "EUR"), wholeDecimal("12.5", "points"), wholeDecimal("12.5", null)]).toEqual([
      "12,5",
      "12.5",
      "12.5",
    ]);
  });

  it("U9 · C18 · stand in files with their currency's own places, plain digits, and unchanged where the currency is unknown", () => {
    expect(roundedDecimal("1048.23456", "EUR")).toBe("1048.23");
    expect(roundedDecimal("1048.2", "EUR")).toBe("1048.20");
    expect(roundedDecimal("-0.005", "EUR")).toBe("-0.01");
    expect(roundedDecimal("-0.001", "EUR")).toBe("0.00");
    expect(roundedDecimal("12.5", "JPY")).toBe("13");
    expect(roundedDecimal("1.2345", "KWD")).toBe("1.235");
    expect(roundedDecimal("12345678901234567890.125", "USD")).toBe("12345678901234567890.13");
    expect(["12.3456", "12,50 EUR"].map((text, at) => roundedDecimal(text, [null, "EUR"][at]))).toEqual([
      "12.3456",
      "12,50 EUR",
    ]);
  });

  it("group thousands as the reader does", () => {
    expect([count(1180, "en"), count(1180, "fr"), count(1180, "de")]).toEqual(["1,180", "1\u00a0180", "1.180"]);
  });
});

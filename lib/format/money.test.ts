import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { count } from "./count";
import { clockTime, dateTime, exactTime, shortDateTime } from "./date";
import { money, roundedMoney } from "./money";

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
    expect(money("-0.5", "EUR", "en")).toBe("-€0.50");
  });

  it("rounds only where rounding was asked for, half away from zero", () => {
    expect(roundedMoney("12.345", "EUR", "en")).toBe("€12.35");
    expect(roundedMoney("-12.345", "EUR", "en")).toBe("-€12.35");
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

  it("group thousands as the reader does", () => {
    expect([count(1180, "en"), count(1180, "fr"), count(1180, "de")]).toEqual(["1,180", "1\u00a0180", "1.180"]);
  });
});

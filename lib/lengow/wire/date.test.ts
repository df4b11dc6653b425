import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { readDate } from "./date";

describe("dates", () => {
  it.each<[unknown, string | null]>([
    ["2019-03-22T20:05:35.196060Z", "2019-03-22T20:05:35.196Z"],
    ["2024-08-19T00:00:00Z", "2024-08-19T00:00:00.000Z"],
    ["2023-10-23T13:45:23+00:00", "2023-10-23T13:45:23.000Z"],
    ["2024-03-31T02:30:00+02:00", "2024-03-31T00:30:00.000Z"],
    ["2024-03-31T02:30:00-0530", "2024-03-31T08:00:00.000Z"],
    ["2024-08-19T10:11:12", "2024-08-19T10:11:12.000Z"],
    ["2024-08-19 10:11:12", "2024-08-19T10:11:12.000Z"],
    ["2024-08-19T10:11", "2024-08-19T10:11:00.000Z"],
    ["2024-08-19", "2024-08-19T00:00:00.000Z"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["2023-02-29T00:00:00Z", null],
    ["2024-13-01T00:00:00Z", null],
    ["2024-08-19T24:00:00Z", null],
    ["2024-08-19T10:11:12+99:00", null],
    ["0000-00-00 00:00:00", null],
    ["0001-01-01T00:00:00", null],
    ["2/20/2019 14:11", null],
    ["", null],
    [0, null],
    [null, null],
  ])("%j is %j", (value, iso) => {
    expect(readDate(value)).toBe(iso);
  });

  it("keeps the moment, whatever the offset and the digits of the fraction", () => {
    const moment = fc.date({ min: new Date("1900-01-02"), max: new Date("9999-12-30"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: -840, max: 840 }), fc.integer({ min: 3, max: 9 }), (at, offset, digits) => {
        const local = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const hours = String(Math.trunc(Math.abs(offset) / 60)).padStart(2, "0");
        const zone = `${offset < 0 ? "-" : "+"}${hours}:${String(Math.abs(offset) % 60).padStart(2, "0")}`;
        expect(readDate(`${local.padEnd(20 + digits, "0")}${zone}`)).toBe(at.toISOString());
      }),
    );
  });
});

import { expect, it } from "vitest";
import { deadlinesBefore, mornings } from "./snooze-times";

const PARIS = "Europe/Paris";
const said = (now: string, zone = PARIS) =>
  mornings(Date.parse(now), zone).map(({ name, at }) => `${name} ${new Date(at).toISOString()}`);

it("E08 · each morning is offered once: on a Sunday tomorrow is Monday", () => {
  expect(said("2026-11-22T19:00:00Z")).toEqual(["tomorrow 2026-11-23T07:00:00.000Z"]);
  expect(said("2026-11-21T19:00:00Z")).toEqual([
    "tomorrow 2026-11-22T07:00:00.000Z",
    "monday 2026-11-23T07:00:00.000Z",
  ]);
  // On a Monday it is the next one.
  expect(said("2026-11-23T19:00:00Z").at(-1)).toBe("monday 2026-11-30T07:00:00.000Z");
});

it("E08 · eight is eight by the reader's zone, also on the day the clocks are changed", () => {
  // 23:30 UTC on Saturday is Sunday in Paris.
  expect(said("2026-11-21T23:30:00Z")).toEqual(["tomorrow 2026-11-23T07:00:00.000Z"]);
  expect(said("2026-11-21T23:30:00Z", "UTC")[0]).toBe("tomorrow 2026-11-22T08:00:00.000Z");
  expect(said("2026-10-24T10:00:00Z")[0]).toBe("tomorrow 2026-10-25T07:00:00.000Z");
  expect(said("2026-03-28T10:00:00Z")[0]).toBe("tomorrow 2026-03-29T06:00:00.000Z");
});

it("E08 · deadlines that pass before a moment are counted by order, without those that passed already", () => {
  const failure = (id: string, ship_by: string | null) => ({
    marketplace_order_id: id,
    order: { status: "waiting_shipment", ship_by, amount: null, currency: null },
  });
  const now = Date.parse("2026-11-22T19:00:00Z");
  const failures = [
    failure("late", "2026-11-22T10:00:00Z"),
    failure("a", "2026-11-22T22:59:00Z"),
    failure("a", "2026-11-22T22:59:00Z"),
    failure("b", "2026-11-24T22:59:00Z"),
    failure("c", null),
    { marketplace_order_id: "unknown", order: null },
  ];
  const by = (until: string) => deadlinesBefore(failures, now, Date.parse(until));
  const first = Date.parse("2026-11-22T22:59:00Z");
  expect(by("2026-11-22T20:00:00Z")).toBeNull();
  expect(by("2026-11-23T07:00:00Z")).toEqual({ n: 1, first });
  expect(by("2026-11-25T07:00:00Z")).toEqual({ n: 2, first });
});

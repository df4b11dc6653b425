import { describe, expect, it } from "vitest";
import { Account } from "../account";
import { HOUR } from "../clock";
import { linesOf } from "../orders/order-shape";

const START = Date.parse("2026-11-18T00:25:10.123Z");

/** What a test or a demo may lean on: which orders there are, how old, in which state, and what was tried with them. */
function told(id: number, orders: number, now: number) {
  const account = new Account(id, { orders, seed: 7 }, now);
  const age = (instant: number) => Math.round((now - instant) / 2000);
  return {
    orders: [...account.orders.all].map((record) => ({
      marketplace: record.wire.marketplace,
      // Some ids begin with the day of the order.
      id: record.wire.marketplace_order_id.replace(/2[5-7]\d{4}/, "day"),
      state: [record.wire.lengow_status, record.wire.marketplace_status, record.wire.anonymized],
      types: record.wire.order_types.map(({ type }) => type),
      total: record.wire.original_total_order,
      lines: linesOf(record).map(({ title, quantity, marketplace_status }) => [title, quantity, marketplace_status]),
      parcels: record.wire.packages.flatMap(({ delivery }) => delivery?.trackings.map(({ number }) => number)),
      ages: [record.orderDate === null ? null : age(record.orderDate), age(record.imported)],
    })),
    actions: account.actions.list().map(({ id, marketplace, type, processed, queued, created }) => ({
      id,
      marketplace,
      type,
      processed,
      queued,
      age: age(created),
    })),
  };
}

describe("the sample", () => {
  it.each([
    { id: 1, orders: 5_000 },
    { id: 691, orders: 300 },
  ])("of $orders orders is the same at whatever hour and day it is made", ({ id, orders }) => {
    const first = told(id, orders, START);
    expect(first.actions.length).toBeGreaterThan(10);
    for (const hours of [1, 7, 23, 24 * 5 + 3]) {
      expect(told(id, orders, START + hours * HOUR)).toEqual(first);
    }
  });
});

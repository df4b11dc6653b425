import { expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { defectRate, type RatedInvoice } from "./defect-rate";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** One order of an invented shop, of which the truth is known from the beginning. */
interface Truth {
  ageDays: number;
  /** Hours from the order to dispatch, to the deadline after it, and to the delivery of the invoice; null: never. */
  dispatch: number;
  delivery: number | null;
  shipments: number;
}

const truth = fc.record({
  ageDays: fc.double({ min: 0, max: 20, noNaN: true }),
  dispatch: fc.integer({ min: 1, max: 200 }),
  delivery: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  shipments: fc.integer({ min: 1, max: 3 }),
});

it("equals a simulated shop's true rate, today and with everything sent", () => {
  fc.assert(
    fc.property(fc.array(truth, { maxLength: 60 }), (shop: Truth[]) => {
      const invoices: RatedInvoice[] = [];
      let [orders, bad, badIfSent] = [0, 0, 0];
      for (const [index, { ageDays, dispatch, delivery, shipments }] of shop.entries()) {
        const ordered = Math.round(NOW - ageDays * DAY);
        const deadline = ordered + (dispatch + 24) * HOUR;
        const delivered = delivery === null ? null : ordered + (dispatch + delivery) * HOUR;
        const there = delivered !== null && delivered <= NOW ? delivered : null;
        for (let each = 0; each < shipments; each += 1) {
          invoices.push({
            orderId: `order-${index}`,
            orderedAt: ordered,
            deadlineAt: deadline,
            deliveredAt: there,
            isSendable: true,
          });
        }
        if (ordered < NOW - 14 * DAY || ordered >= NOW - 7 * DAY) continue;
        orders += 1;
        const late = (at: number) => at >= deadline + 60_000;
        if (there === null || late(there)) bad += 1;
        if (there === null ? late(NOW) : late(there)) badIfSent += 1;
      }
      const share = (part: number) => (orders === 0 ? null : part / orders);
      const rate = defectRate(invoices, NOW);
      expect([rate.orders, rate.defects]).toEqual([orders, bad]);
      expect(rate.rate === null).toBe(orders === 0);
      expect(Number(rate.rate ?? 0)).toBeCloseTo(share(bad) ?? 0, 3);
      expect(Number(rate.rateIfSent ?? 0)).toBeCloseTo(share(badIfSent) ?? 0, 3);
    }),
    { numRuns: 500 },
  );
});

it("does not promise to heal what nobody can send", () => {
  const missing = { orderId: "1", orderedAt: NOW - 8 * DAY, deadlineAt: NOW + DAY, deliveredAt: null };
  expect(defectRate([{ ...missing, isSendable: false }], NOW)).toMatchObject({ rate: "1.0000", rateIfSent: "1.0000" });
  expect(defectRate([{ ...missing, isSendable: true }], NOW)).toMatchObject({ rate: "1.0000", rateIfSent: "0.0000" });
});

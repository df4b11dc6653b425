import { describe, expect, it } from "vitest";
import { readAmount, writeAmount } from "@/lib/domain/decimal";
import type { ActionState } from "@/lib/domain/status";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import fc from "@/lib/testing/properties";
import type { Params } from "../outbox/row";
import { refundProblem } from "./refund-guard";

const order = orderFields({
  lines: [
    orderLine({ marketplace_order_line_id: "L1", original_amount: "100.10", quantity: 3 }),
    orderLine({ marketplace_order_line_id: "L2", original_amount: "50.00", original_refunded_amount: "20.00" }),
  ],
  original_total_order: "157.55",
  original_shipping: "7.45",
});

const refund = (line: string, params: Params, state: ActionState = "ready") => ({ line, params, state });
const asks = (line: string, params: Params, earlier: ReturnType<typeof refund>[] = []) =>
  refundProblem(order, { line, params }, earlier);

describe("the refund guard", () => {
  it("allows exactly what was paid for a line and not a cent more", () => {
    expect(asks("L1", { refund_price: "100.10" })).toBeNull();
    expect(asks("L1", { refund_price: "100.11" })).toMatch(/100\.10 is left/);
    expect(asks("L1", { refund_price: "100.00", refund_taxes: "0.11" })).not.toBeNull();
  });

  it("counts what was refunded before, here or elsewhere", () => {
    expect(asks("L2", { refund_price: "30.00" })).toBeNull();
    expect(asks("L2", { refund_price: "30.01" })).not.toBeNull();
  });

  it.each(["ready", "sending", "unconfirmed", "accepted", "needs_person", "done", "done_with_warning"] as const)(
    "counts an earlier refund that is %s",
    (state) => {
      expect(asks("L1", { refund_price: "50.10" }, [refund("L1", { refund_price: "50.00" }, state)])).toBeNull();
      expect(asks("L1", { refund_price: "50.11" }, [refund("L1", { refund_price: "50.00" }, state)])).not.toBeNull();
    },
  );

  it("does not count a finished refund twice once Lengow's own figure contains it", () => {
    expect(asks("L2", { refund_price: "30.00" }, [refund("L2", { refund_price: "20.00" }, "done")])).toBeNull();
  });

  it("keeps shipping apart, for the whole order", () => {
    expect(asks("L1", { refund_shipping_price: "7.45" })).toBeNull();
    expect(asks("L1", { refund_shipping_price: "7.45", refund_shipping_taxes: "0.01" })).not.toBeNull();
    expect(asks("L2", { refund_shipping_price: "0.01" }, [refund("L1", { refund_shipping: "7.45" })])).not.toBeNull();
  });

  it("gives back no more pieces than were bought, and a line as a whole once", () => {
    expect(asks("L1", { refund_quantity: 2 }, [refund("L1", { refund_quantity: 1 })])).toBeNull();
    expect(asks("L1", { refund_quantity: 3 }, [refund("L1", { refund_quantity: 1 })])).not.toBeNull();
    expect(asks("L1", { refund_reason: "x" })).toBeNull();
    expect(asks("L1", { refund_reason: "x" }, [refund("L1", { refund_reason: "x" }, "accepted")])).not.toBeNull();
  });

  it("refunds an order as a whole once, and no line of it afterwards", () => {
    const whole = refund("*", { refund_reason: "x" }, "done");
    expect(asks("*", { refund_reason: "x" })).toBeNull();
    expect(asks("*", { refund_reason: "y" }, [whole])).not.toBeNull();
    expect(asks("L1", { refund_price: "1.00" }, [whole])).not.toBeNull();
  });

  it("refuses what cannot be checked", () => {
    const unknown = orderFields({
      lines: [orderLine({ marketplace_order_line_id: "L1", original_amount: null, amount: null })],
    });
    expect(refundProblem(unknown, { line: "L1", params: { refund_price: "1.00" } }, [])).toMatch(/not known/);
  });

  it("never lets any sequence of accepted refunds exceed what was paid, to the cent", () => {
    const cents = fc.integer({ min: 1, max: 6_000 });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 12 }), (amounts) => {
        const taken: ReturnType<typeof refund>[] = [];
        let total = 0n;
        for (const amount of amounts) {
          const text = (amount / 100).toFixed(2);
          const allowed = asks("L1", { refund_price: text }, taken) === null;
          expect(allowed).toBe(total + BigInt(amount) <= 10_010n);
          if (!allowed) continue;
          total += BigInt(amount);
          taken.push(refund("L1", { refund_price: text }));
        }
      }),
    );
  });

  it("reads and writes decimals without losing a digit", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (millionths) => {
        expect(readAmount(writeAmount(millionths))).toBe(millionths);
      }),
    );
  });
});

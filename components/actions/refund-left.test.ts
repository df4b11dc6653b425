import { describe, expect, it } from "vitest";
import type { ActionView } from "@/lib/contract/actions";
import { readAmount, share, writeCents } from "@/lib/domain/decimal";
import { deriveOrder } from "@/lib/domain/order-derived";
import type { ActionState } from "@/lib/domain/status";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import fc from "@/lib/testing/properties";
import { lineLeft, refundProblems, refundsThatCount } from "./refund-left";

const line = orderLine({ marketplace_order_line_id: "L1", original_amount: "189.00", original_tax: "31.50" });
const order = deriveOrder(orderFields({ lines: [line] }));

function refund(state: ActionState, args: ActionView["args"]): ActionView {
  return {
    id: state,
    state,
    source: "orderdeck",
    type: "refund",
    marketplace: "amazon_fr",
    marketplace_order_id: "1",
    line: "L1",
    args,
    upstream_id: null,
    error_text: null,
    reason: null,
    created_at: null,
    updated_at: null,
    by: null,
    undo_until: null,
    waiting_until: null,
    repeats_of: null,
    alert: null,
  };
}

describe("what is left to refund", () => {
  it("counts what is on its way and what was done, and not what came to nothing", () => {
    const recorded = [
      refund("accepted", { refund_price: "10.00", refund_taxes: "2.00" }),
      refund("done", { refund_price: "20.00" }),
      refund("withdrawn", { refund_price: "100.00" }),
      refund("refused", { refund_price: "100.00" }),
    ];
    expect(writeCents(lineLeft(line, refundsThatCount(recorded))?.left ?? 0n)).toBe("157.00");
  });

  it("does not count twice what Lengow's own figure already holds", () => {
    const shown = { ...line, original_refunded_amount: "20.00" };
    expect(writeCents(lineLeft(shown, [refund("done", { refund_price: "20.00" })])?.left ?? 0n)).toBe("169.00");
  });

  it("is nothing while a refund of the whole line is under way", () => {
    expect(lineLeft(line, [refund("ready", { reason: "x" })])?.left).toBe(0n);
  });

  it("is exceeded by one cent too much, and by nothing less", () => {
    const asked = (amount: string) => [{ line: "L1", values: { refund_price: amount } }];
    expect(refundProblems(order, [], asked("189.00"))).toEqual([]);
    expect(refundProblems(order, [], asked("189.01"))).toEqual([{ line: "L1", what: "line", left: "189.00" }]);
  });

  it("an amount with tax splits into two that add up to it, to the cent", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10_000_000n }), fc.bigInt({ min: 0n, max: 40n }), (cents, percent) => {
        const gross = cents * 10_000n;
        const tax = share(gross, percent, 100n + percent);
        const net = gross - tax;
        expect((readAmount(writeCents(net)) ?? 0n) + (readAmount(writeCents(tax)) ?? 0n)).toBe(gross);
      }),
    );
  });
});

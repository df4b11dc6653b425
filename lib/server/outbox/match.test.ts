import { describe, expect, it } from "vitest";
import type { LengowAction } from "@/lib/lengow";
import fc from "@/lib/testing/properties";
import { saysTheSame } from "./match";
import type { Asked } from "./row";

const asked: Asked = {
  account_id: 1,
  marketplace: "amazon_fr",
  order_id: "306-1",
  action_type: "ship",
  params: {
    line: "L1",
    carrier: "Other",
    carrier_name: "Bpost",
    tracking_number: "007",
    shipping_date: "2026-11-21T10:00:00+01:00",
  },
};

function echo(change: Partial<LengowAction> = {}): LengowAction {
  return {
    id: 12,
    marketplace: "amazon_fr",
    marketplaceOrderId: "306-1",
    accountId: 1,
    actionType: "ship",
    queued: true,
    processed: false,
    errors: null,
    line: "L1",
    createdAt: null,
    updatedAt: null,
    args: { carrier: "Other", carrier_name: "Bpost", tracking_number: "007", shipping_date: "2026-11-21T09:00:01Z" },
    unknownFields: {},
    unreadable: null,
    ...change,
  };
}

describe("finding an action again at Lengow", () => {
  it("knows its own echo, whatever became of the dates", () => {
    expect(saysTheSame(echo(), asked)).toBe(true);
  });

  it.each([
    ["of another order", { marketplaceOrderId: "306-2" }],
    ["of another marketplace", { marketplace: "amazon_de" }],
    ["of another type", { actionType: "cancel" }],
    ["of another account", { accountId: 2 }],
    ["of another line", { line: "L2" }],
    ["for the whole order", { line: null }],
    ["with another tracking number that is the same number", { args: { ...echo().args, tracking_number: "7" } }],
    ["in another case", { args: { ...echo().args, carrier: "other" } }],
    ["without something we sent", { args: { carrier: "Other", carrier_name: "Bpost" } }],
    ["with one parameter more than we sent", { args: { ...echo().args, shipping_method: "Express" } }],
    ["with a quantity we did not send", { args: { ...echo().args, quantity: "1" } }],
  ])("never takes an action %s for its own", (_, change) => {
    expect(saysTheSame(echo(change), asked)).toBe(false);
  });

  it("tolerates that Lengow does not keep an argument, and members that are no arguments", () => {
    const refund: Asked = {
      ...asked,
      action_type: "refund",
      params: { refund_price: "12.50", reason_code: "A", refund_quantity: 1 },
    };
    const found = echo({
      actionType: "refund",
      line: null,
      args: { refund_price: "12.5", refund_quantity: "1", attempts: "2" },
    });
    expect(saysTheSame(found, refund)).toBe(true);
    expect(saysTheSame({ ...found, args: { ...found.args, reason_code: "B" } }, refund)).toBe(false);
  });

  it("compares amounts by value and never confuses two amounts", () => {
    const cents = fc.nat(10_000_000);
    const written = (value: number, zeros: number) => {
      const text = (value / 100).toFixed(2);
      return zeros === 0 ? text.replace(/\.?0+$/, "") : text + "0".repeat(zeros - 1);
    };
    fc.assert(
      fc.property(cents, cents, fc.nat(4), fc.nat(4), (a, b, left, right) => {
        const refund: Asked = { ...asked, params: { refund_price: written(a, left) } };
        const found = echo({ line: null, args: { refund_price: written(b, right) } });
        expect(saysTheSame(found, refund)).toBe(a === b);
      }),
    );
  });
});

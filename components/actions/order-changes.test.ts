import { describe, expect, it } from "vitest";
import { deriveOrder } from "@/lib/domain/order-derived";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { orderChanges } from "./order-changes";

const line = orderLine({ marketplace_order_line_id: "L1", lengow_status: "waiting_shipment" });
const before = deriveOrder(orderFields({ lines: [line] }));

describe("an order that changed", () => {
  it("is no other order when only its dates moved", () => {
    expect(orderChanges(before, { ...before, updated_at: "2026-11-21T10:00:00Z" })).toEqual([]);
  });

  it("is told by what changed: status, line, amount", () => {
    const after = deriveOrder(
      orderFields({
        lengow_status: "canceled",
        lines: [{ ...line, lengow_status: "canceled", quantity: 2, original_refunded_amount: "189.00" }],
      }),
    );
    expect(orderChanges(before, after)).toEqual([
      { what: "status", line: null, before: "waiting_shipment", after: "canceled" },
      { what: "lineStatus", line: "L1", before: "waiting_shipment", after: "canceled" },
      { what: "lineQuantity", line: "L1", before: "1", after: "2" },
      { what: "lineRefunded", line: "L1", before: "0.00", after: "189.00" },
    ]);
  });

  it("never repeats an address: that it changed is all that is said", () => {
    const [parcel] = before.packages;
    const moved = { ...before, packages: [{ ...parcel, cart: parcel?.cart ?? [], delivery: null }] };
    expect(orderChanges(before, moved)).toEqual([{ what: "address", line: null, before: null, after: null }]);
  });

  it("names lines that came and went", () => {
    const after = deriveOrder(orderFields({ lines: [{ ...line, marketplace_order_line_id: "L2" }] }));
    expect(orderChanges(before, after).map(({ line: id, before: a, after: b }) => [id, a, b])).toEqual([
      ["L1", "there", "gone"],
      ["L2", "gone", "there"],
    ]);
  });
});

import { expect, it } from "vitest";
import { groupKey } from "./group-key";
import { maskMessage } from "./mask-message";

it.each([
  ["carrier_name and tracking_url must match.", "carrier_name and tracking_url must match."],
  [
    "Field 'shipping_method' is missing: order_state WAITING_SHIPMENT",
    "Field shipping_method is missing: order_state WAITING_SHIPMENT",
  ],
  [
    "The value of shippingMethod is missing in order-item-state",
    "The value of shippingMethod is missing in order-item-state",
  ],
])("a pattern shows a marketplace's own names as it wrote them: %s", (text, mask) => {
  expect(maskMessage(text).mask).toBe(mask);
});

it("how a name is joined says nothing about the cause", () => {
  const keys = ["shipping_method", "shipping method", "shippingMethod", "shipping-method"].map((name) =>
    groupKey({ text: `The ${name} is missing.`, marketplace: "otto", action_type: "ship" }),
  );
  expect(new Set(keys).size).toBe(1);
});

import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { deriveOrder } from "@/lib/domain/order-derived";
import { compiledMessages } from "@/lib/messages/compiled";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { PackingSlip } from "./packing-slip";

afterEach(cleanup);

function slip(lengow_status: string): string[] {
  const lines = [
    orderLine({ marketplace_order_line_id: "A", title: "Basket" }),
    orderLine({ marketplace_order_line_id: "B", title: "Table", lengow_status: "canceled" }),
  ];
  const order = { ...deriveOrder(orderFields({ lines, lengow_status })), masked: false } as OrderDetail;
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["order", "common"])}>
      <PackingSlip accountId={1} order={order} />
    </IntlProvider>,
  );
  const told = screen.getAllByRole("row").map((row) => row.textContent ?? "");
  cleanup();
  return told.slice(1);
}

it("a packing slip lists nothing that was canceled of an order that goes on", () => {
  expect(slip("waiting_shipment")).toEqual([expect.stringContaining("Basket")]);
  expect(slip("canceled")).toHaveLength(2);
});

import { expect, it } from "vitest";
import { Account } from "../account";
import { DAY } from "../clock";
import { typesOf } from "../orders/order-shape";

/** Business orders of Amazon's window that left, and those of them whose invoice is still asked for. */
function windowOf(account: Account, marketplace: string, now: number) {
  const orders = account.orders.sorted("marketplace_order_date").filter((order) => {
    const age = now - (order.orderDate ?? order.imported);
    const isOfWindow = order.wire.marketplace === marketplace && age > 7 * DAY && age <= 14 * DAY;
    return isOfWindow && typesOf(order).includes("is_business") && order.wire.lengow_status === "shipped";
  });
  const pending = account.vidr
    .list(marketplace)
    .filter(({ row }) => row["invoice-status"] === "InvoicePending" && row["is-amazon-invoiced"] === "FALSE");
  const open = new Set(pending.map(({ row }) => row["order-id"]));
  return { all: orders.length, late: orders.filter(({ wire }) => open.has(wire.marketplace_order_id)).length };
}

it("shows one store near Amazon's limit of 5 %, one over it and invoices that are done, on whatever day the demo starts", () => {
  for (const day of ["2026-11-22T08:00:00Z", "2027-02-13T23:10:00Z"]) {
    const now = Date.parse(day);
    const account = new Account(1, { orders: 5_000, seed: 7 }, now);
    const [france, germany] = ["amazon_fr", "amazon_de"].map((store) => windowOf(account, store, now));
    expect(france?.late, day).toBe(1);
    expect((france?.late ?? 0) / (france?.all ?? 0)).toBeLessThan(0.05);
    expect((germany?.late ?? 0) / (germany?.all ?? 0)).toBeGreaterThan(0.05);
    const done = account.vidr.list().filter(({ row }) => row["invoice-status"] === "InvoiceUploaded");
    expect(done.length).toBeGreaterThan(20);
    expect(done.every(({ row }) => row["invoice-number"] !== "")).toBe(true);
  }
});

import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { LengowOrderFields, OrderLine, OrderRow } from "@/lib/domain/order";
import type { OrderColumn } from "@/lib/domain/order-columns";
import { deriveOrder, orderRow } from "@/lib/domain/order-derived";
import { compiledMessages } from "@/lib/messages/compiled";
import { createTranslate } from "@/lib/messages/translate";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import type { CellEnv } from "./cell-parts";
import { CELLS } from "./cells";

const words = compiledMessages("en", ["orders", "status", "deadline", "actions"]);
const env: CellEnv = {
  accountId: 1,
  locale: "en",
  zone: "Europe/Paris",
  now: Date.parse("2026-11-21T09:00:00Z"),
  amounts: "account",
  t: createTranslate(words, "en", "orders"),
  status: createTranslate(words, "en", "status"),
  deadline: createTranslate(words, "en", "deadline"),
  actions: createTranslate(words, "en", "actions"),
};

type Given = Partial<LengowOrderFields> & { lines?: OrderLine[] };
const rowOf = ({ lines = [orderLine({})], ...given }: Given = {}, more: Partial<OrderRow> = {}): OrderRow => ({
  ...orderRow(deriveOrder(orderFields({ lines, ...given })), { name: "Amazon FR", country: "FR" }),
  ...more,
});

/** What a cell says. */
function cell(column: OrderColumn, row: OrderRow): string {
  cleanup();
  render(<div data-testid="cell">{CELLS[column](row, env)}</div>);
  return screen.getByTestId("cell").textContent ?? "";
}

afterEach(cleanup);

it("C02 · 5.3.5 · MA-10 to MA-15 · MA-19 · id, marketplace, reference, buyer, both statuses, total and purchase date stand in their columns", () => {
  const row = rowOf({ merchant_order_id: ["100042", "100043"] });
  expect(cell("order", row)).toContain("306-4481920-7739510");
  expect(cell("marketplace", row)).toContain("Amazon FR");
  expect(cell("reference", row)).toBe("100042, 100043");
  expect(cell("buyer", row)).toBe("Claire Brisson");
  expect(cell("status", row)).toMatch(/To ship.*Unshipped/);
  expect(cell("total", row)).toBe("€203.90");
  expect(cell("ordered", row)).toBe("18 Nov 11:05");
});

it("MA-13 · a buyer who is gone is said to be anonymised", () => {
  expect(cell("buyer", rowOf({ anonymized: true }, { buyer_name: null, anonymized: true }))).toContain("anonymised");
});

it("C03 · MA-16 · who fulfils is told for the merchant's orders and the marketplace's", () => {
  const fba = { type: "is_delivered_by_marketplace", label: "FBA" };
  expect(cell("fulfilment", rowOf())).toBe("Merchant");
  expect(cell("fulfilment", rowOf({ order_types: [fba] }))).toBe("Marketplace");
});

it("C04 · MA-14 · MA-17 · MA-26 · units that left and units that did not are counted over the lines, and a part is called a part", () => {
  const lines = [
    orderLine({ quantity: 2 }),
    orderLine({ marketplace_order_line_id: "02", quantity: 3, lengow_status: "shipped" }),
  ];
  const row = rowOf({ lines });
  expect(cell("unshipped", row)).toBe("2 of 5");
  expect(cell("shipped", row)).toBe("3 of 5");
  expect(cell("status", row)).toContain("partly shipped");
});

it("C07 · MA-25 · SC-02 · SC-03 · a type is an icon, a word and its whole name on hover; Prime and Business have columns of their own", () => {
  const types = [
    { type: "is_prime", label: "Amazon Prime" },
    { type: "is_business", label: "Amazon Business" },
  ];
  const row = rowOf({ order_types: types });
  expect(cell("type", row)).toMatch(/Prime.*B2B|B2B.*Prime/);
  const tags = [...screen.getByTestId("cell").querySelectorAll("[title]")];
  expect(tags.map((tag) => tag.getAttribute("title"))).toEqual(expect.arrayContaining(["Prime", "Business"]));
  for (const tag of tags) expect(tag.querySelector("svg")).not.toBeNull();
  expect([cell("prime", row), cell("business", row)]).toEqual(["yes", "yes"]);
  expect(cell("prime", rowOf())).toBe("no");
});

it("C09 · the country of delivery is told in words", () => {
  expect(cell("country", rowOf())).toBe("France");
});

it("C10 · C11 · documents and the state of the invoice stand on the row, in words", () => {
  cell("documents", rowOf({}, { has_documents: true }));
  expect(screen.getByRole("img", { name: "has documents" })).toBeTruthy();
  cell("documents", rowOf());
  expect(screen.queryByRole("img")).toBeNull();
  expect(cell("invoice", rowOf({}, { invoice_state: "rejected" }))).toMatch(/[a-z]/i);
  expect(screen.getByTestId("cell").querySelector("svg")).not.toBeNull();
});

it("C06 · MA-21 · the last action is told with its outcome, and that there was none", () => {
  expect(cell("last_action", rowOf())).toContain("no action known");
  const last = { id: "1", type: "ship", state: "done_with_warning", at: "2026-11-21T08:00:00Z" } as const;
  expect(cell("last_action", rowOf({}, { last_action: last }))).toMatch(/Done, warning.*Ship/);
});

it("MA-24 · LA-51 · the account and the marketplace's own status have columns", () => {
  expect(cell("merchant_id", rowOf())).toBe("1");
  expect(cell("marketplace_status", rowOf())).toBe("Unshipped");
});

it("SC-09 · LA-44 · an order that came a day and more after its purchase says so", () => {
  expect(cell("imported", rowOf())).not.toContain("later");
  expect(cell("imported", rowOf({ imported_at: "2026-11-20T12:00:00Z" }))).toMatch(/2 days later/);
});

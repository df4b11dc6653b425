import { expect, it } from "vitest";
import type { NextDeadline } from "@/lib/contract/order-stats";
import type { VcsDocument } from "@/lib/contract/vcs";
import { byHoursLeft, hurtOfInvoice, hurtOfOrder } from "./hurts";

const NOW = Date.parse("2026-11-22T08:00:00Z");
const daysFromNow = (days: number) => new Date(NOW + days * 86_400_000).toISOString();
const NOTHING_DONE = { newest: new Map(), withdrawn: new Set<string>() };

const order = (id: string, due: number, lengow_status = "waiting_shipment") =>
  hurtOfOrder(
    1,
    {
      marketplace: "ebay_fr",
      marketplace_name: "eBay",
      marketplace_order_id: id,
      lengow_status,
      ship_by: daysFromNow(due),
      items_unshipped: 1,
      last_action: null,
    } as NextDeadline,
    NOTHING_DONE,
  );
const invoice = (id: string, due: number, shown_state = "to_invoice") =>
  hurtOfInvoice(1, {
    key: `amazon_fr ${id}`,
    deadline: { at: daysFromNow(due) },
    order_id: id,
    marketplace: "amazon_fr",
    shown_state,
  } as VcsDocument);

it.each([
  ["waiting_acceptance", "accept"],
  ["waiting_shipment", "ship"],
  ["pickup_to_prepare", "prepare"],
  ["new", "wait"],
  ["accepted", "wait"],
])("an order asks for what it takes in its status: %s, %s", (status, verb) => {
  expect(order("1", 1, status).verb).toBe(verb);
});

it("an invoice that is weeks late stands on top, and more of them never take the whole list", () => {
  const orders = Array.from({ length: 12 }, (_, at) => order(`o${at}`, at + 1));
  const late = Array.from({ length: 6 }, (_, at) => invoice(`i${at}`, at - 17)).flat();
  const rows = byHoursLeft([...orders, ...late], NOW);
  expect(rows.slice(0, 4).map(({ id }) => id)).toEqual(["i0", "i1", "i2", "o0"]);
  expect(rows).toHaveLength(10);
});

it("an order late for more than a week is left to its counter", () => {
  expect(byHoursLeft([order("old", -8), order("late", -6), order("soon", 1)], NOW).map(({ id }) => id)).toEqual([
    "late",
    "soon",
  ]);
});

it("an invoice's step leads to its own row, under the tab where it stands", () => {
  const [rejected] = invoice("i1", 1, "rejected");
  expect(rejected?.href).toBe("/accounts/1/invoices?tab=rejected&open=amazon_fr+i1");
});

import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { LengowOrderFields, OrderLine, OrderRow } from "@/lib/domain/order";
import type { OrderColumn } from "@/lib/domain/order-columns";
import { deriveOrder, orderRow } from "@/lib/domain/order-derived";
import { compiledMessages } from "@/lib/messages/compiled";
import { createTranslate } from "@/lib/messages/translate";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import type { CellEnv } from "./cell-parts";
import { CELLS, cellOf } from "./cells";

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

it("C07 · MA-25 · SC-02 · SC-03 · a type is an icon and the word that filters have for it, the marketplace’s own label on hover; Prime and Business have columns of their own", () => {
  const types = [
    { type: "is_prime", label: "Amazon Prime" },
    { type: "is_business", label: "Amazon Business" },
  ];
  const row = rowOf({ order_types: types });
  expect(cell("type", row)).toBe("PrimeBusiness");
  const tags = [...screen.getByTestId("cell").querySelectorAll("[title]")];
  expect(tags.map((tag) => tag.getAttribute("title"))).toEqual([
    "Prime. At the marketplace: “Amazon Prime”",
    "Business. At the marketplace: “Amazon Business”",
  ]);
  cell("type", rowOf({ order_types: types.slice(1) }));
  expect(screen.getByTestId("cell").querySelectorAll("svg")).toHaveLength(1);
  expect([cell("prime", row), cell("business", row)]).toEqual(["yes", "yes"]);
  expect(cell("prime", rowOf())).toBe("no");
});

it("C07 · two types whose words leave no room for icons stand as words, and what has no room at all is a number that names it", () => {
  const type = (name: string, label = name) => ({ type: name, label });
  const tagged = (...types: { type: string; label: string }[]) => {
    const text = cell("type", rowOf({ order_types: types }));
    const titles = [...screen.getByTestId("cell").querySelectorAll("[title]")].map((tag) => tag.getAttribute("title"));
    return [text, titles, screen.getByTestId("cell").querySelectorAll("svg").length];
  };
  expect(tagged(type("is_prime"), type("is_express"))).toEqual(["PrimeExpress", ["Prime", "Express"], 0]);
  expect(tagged(type("is_delivered_by_marketplace"))).toEqual(["By marketplace", ["By marketplace"], 0]);
  expect(tagged(type("is_delivered_by_marketplace", "FBA"), type("is_prime"))).toEqual([
    "Prime+1By marketplace",
    ["Prime", "By marketplace. At the marketplace: “FBA”"],
    1,
  ]);
  expect(tagged(type("is_express"), type("click_and_collect", "Click & Collect"))).toEqual([
    "Express+1Click & Collect",
    ["Express", "Click & Collect"],
    1,
  ]);
});

it("C09 · the country of delivery is told in words", () => {
  expect(cell("country", rowOf())).toBe("France");
});

it("C10 · C11 · documents and the state of the invoice stand on the row, in words", () => {
  cell("documents", rowOf({}, { has_documents: true }));
  expect(screen.getByRole("img", { name: "has documents" })).toBeTruthy();
  cell("documents", rowOf());
  expect(screen.queryByRole("img")).toBeNull();
  expect(cell("invoice", rowOf({}, { invoice_state: "rejected" }))).toBe("Rejected");
  expect(screen.getByTestId("cell").querySelector("svg")).not.toBeNull();
});

it("5.3.5 · a ship-by without an icon begins where its header begins; with one, the icon does", () => {
  cell("ship_by", rowOf({}, { items_unshipped: 0 }));
  expect(screen.getByTestId("cell").querySelector("svg")).toBeNull();
  cell("ship_by", rowOf({}, { items_unshipped: 1, ship_by: "2020-01-01T00:00:00Z" }));
  expect(screen.getByTestId("cell").querySelector("svg")).not.toBeNull();
});

it("C06 · MA-21 · the last action is told with its outcome, and that there was none", () => {
  expect(cell("last_action", rowOf())).toContain("no action known");
  const last = { id: "1", type: "ship", state: "done_with_warning", at: "2026-11-21T08:00:00Z" } as const;
  expect(cell("last_action", rowOf({}, { last_action: last }))).toMatch(/Done, warning.*Ship/);
});

it("5.3.5 · a state that is too long for its column is whole in the title, with its moment", () => {
  const last = { id: "1", type: "ship", state: "needs_person", at: "2026-11-21T08:00:00Z" } as const;
  cell("last_action", rowOf({}, { last_action: last }));
  expect(screen.getByTestId("cell").querySelector("[title]")?.getAttribute("title")).toMatch(
    /^Needs a person, .*21 Nov.*2026/,
  );
});

it("E08 · a last action that is settled is told quietly, by what settled it, and what it was stays in the title", () => {
  const last = { id: "1", type: "ship", state: "refused", at: "2026-11-21T08:00:00Z", settled: "resolved" } as const;
  expect(cell("last_action", rowOf({}, { last_action: last }))).toMatch(/^Resolved.*Ship/);
  expect(screen.getByTestId("cell").querySelector("[data-tone]")?.getAttribute("data-tone")).toBe("rest");
  expect(screen.getByTestId("cell").querySelector("[title]")?.getAttribute("title")).toMatch(/^Refused, /);
});

it("MA-24 · LA-51 · the account and the marketplace's own status have columns", () => {
  expect(cell("merchant_id", rowOf())).toBe("1");
  expect(cell("marketplace_status", rowOf())).toBe("Unshipped");
});

it.each(["status", "marketplace_status"] as const)(
  "LA-51 · which of Lengow's statuses the marketplace's own word became is told on hover, whole, in the column %s",
  (column) => {
    const title = () => screen.getByTestId("cell").querySelector("[title]")?.getAttribute("title") ?? null;
    cell(column, rowOf());
    expect(title()).toBe("“Unshipped” at the marketplace, “To ship” in Lengow");
    const long = `Waiting_for_\u202Ethe ${"carrier ".repeat(8)}`;
    cell(column, rowOf({ marketplace_status: long, lengow_status: "made_up" }));
    expect(title()).toMatch(/^“Waiting_for_\[U\+202E\]the carrier .*”.* “.*made_up.*” in Lengow$/);
    cell(column, rowOf({ marketplace_status: "" }));
    expect(title()).toBeNull();
  },
);

it("SC-09 · LA-44 · an order that came a day and more after its purchase says so", () => {
  expect(cell("imported", rowOf())).not.toContain("later");
  expect(cell("imported", rowOf({ imported_at: "2026-11-20T12:00:00Z" }))).toMatch(/2 days later/);
});

it("U8 · MA-19 · a time is told by the reader's clock, and on hover by the marketplace's as well where that one shows another", () => {
  const titleIn = (column: OrderColumn, row: OrderRow) => {
    cell(column, row);
    return screen.getByTestId("cell").querySelector("[title]:not(bdi)")?.getAttribute("title");
  };
  const dates = { marketplace_order_date: "2026-11-18T10:05:00Z", imported_at: "2026-11-18T10:20:00Z" };
  const british = { marketplace_country: "GB", ship_by: "2026-11-23T23:30:00Z", ship_by_source: "line" } as const;
  const here = rowOf(dates, { ...british, marketplace_country: "FR" });
  const there = rowOf(dates, british);
  expect(titleIn("ordered", there)).toMatch(
    /^Wednesday,? 18 November 2026, 11:05:00 UTC\+1\nWhere the marketplace is: Wednesday,? 18 November 2026, 10:05:00 UTC$/,
  );
  expect(titleIn("imported", there)).toMatch(/11:20:00 UTC\+1\n.*10:20:00 UTC$/);
  // What is due on the 24th in Paris is due on the 23rd in London.
  expect(titleIn("ship_by", there)).toMatch(
    /24 November 2026, 00:30:00 UTC\+1\n.* 23 November 2026, 23:30:00 UTC\nFrom the order’s lines\.$/,
  );
  expect(titleIn("ordered", here)).toMatch(/^Wednesday,? 18 November 2026, 11:05:00 UTC\+1$/);
  expect(titleIn("ordered", rowOf(dates, { marketplace_country: "AA" }))).not.toContain("\n");
  expect(titleIn("updated", there)).not.toContain("\n");
});

it("what two orders show alike is one element, and what only reads alike when run together is not", () => {
  const status = (lengow_status: string, marketplace_status: string) =>
    CELLS.status(rowOf({}, { lengow_status, marketplace_status }), env);
  expect(status("shipped", "Sent")).toBe(status("shipped", "Sent"));
  expect(status("a b", "c")).not.toBe(status("a", "b c"));
  expect(CELLS.status(rowOf({}, { lengow_status: "shipped", marketplace_status: "Sent" }), { ...env })).not.toBe(
    status("shipped", "Sent"),
  );
});

it("LA-43 · a value of the extra data stands under its name: a moment as a time, the long cut with the whole in the title, none as a gap", () => {
  const draw = (meta: Record<string, string> | undefined, key = "note_type") => {
    cleanup();
    render(<div data-testid="cell">{cellOf(`meta.${key}`)(rowOf({}, meta && { meta }), env)}</div>);
    return screen.getByTestId("cell");
  };
  expect(draw({ note_type: "PARCEL" }).querySelector("bdi")?.textContent).toBe("PARCEL");
  const long = `${"deep ".repeat(50)}end`;
  const cell = draw({ note_type: long }).querySelector("bdi");
  expect(cell?.textContent?.length).toBeLessThan(62);
  expect(cell?.title).toBe(long);
  expect(draw({ note_type: "2026-11-18T10:05:00.000000Z" }).querySelector("time")?.textContent).toMatch(/11:05/);
  expect(draw({ other: "x" }).textContent).toContain("not given");
  expect(draw(undefined).textContent).toContain("not given");
  expect(draw({}, "toString").textContent).toContain("not given");
  expect(draw({ note_type: "<img src=x onerror=alert(1)>" }).querySelector("img")).toBeNull();
});

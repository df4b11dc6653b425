import { describe, expect, it } from "vitest";
import { EMPTY_GRID_STATE, MOST_SORTS, SORT_FIELDS } from "@/lib/domain/order-filters";
import { gridQuery } from "@/lib/domain/order-question";
import fc from "@/lib/testing/properties";
import { OrderListQuery, OrderRowsQuery } from "./orders";

function fieldsRefused(query: string): string[] {
  const result = OrderListQuery.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (result.success) return [];
  return result.error.issues.map((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.join() : issue.path.join("."),
  );
}

describe("the orders question", () => {
  it.each([
    ["page=0", "page"],
    ["page=-1", "page"],
    ["page=1.5", "page"],
    ["page=1e2", "page"],
    ["page_size=101", "page_size"],
    ["page_size=0", "page_size"],
    ["lengow_status=waiting_refund", "lengow_status.0"],
    ["lengow_status=shipped,,new", "lengow_status.1"],
    ["lengow_line_status=nope", "lengow_line_status.0"],
    ["set_currency=EURO", "set_currency"],
    ["set_currency=XQZ", "set_currency"],
    ["set_currency=eur", "set_currency"],
    ["ordering=total_order", "ordering.0"],
    ["ordering=--updated_at", "ordering.0"],
    ["marketplace_order_date_from=yesterday", "marketplace_order_date_from"],
    ["updated_from=2026-02-30", "updated_from"],
    ["updated_from=2026-02-30T10:00:00Z", "updated_from"],
    ["imported_to=2026-01-01T25:00:00Z", "imported_to"],
    ["updated_from=2026-11-02&updated_to=2026-11-01", "updated_to"],
    ["marketplace=amazon%20fr", "marketplace.0"],
    ["marketplace_order_id=", "marketplace_order_id"],
    ["account_id=2", "account_id"],
    ["is_delivered_by_marketplace=true", "is_delivered_by_marketplace"],
    ["__proto__=1", "__proto__"],
  ])("refuses %s and names the field", (query, field) => {
    expect(fieldsRefused(query)).toEqual([field]);
  });

  it("accepts each of Lengow's documented filters, lists with a blank after the comma too", () => {
    const query =
      "marketplace=amazon_fr, zalando&marketplace_order_id=306-1&merchant_order_id=None&lengow_status=new, shipped&lengow_line_status=shipped" +
      "&marketplace_status=Unshipped&marketplace_order_date_from=2026-11-01&marketplace_order_date_to=2026-11-02T10:00:00%2B01:00" +
      "&imported_from=2026-11-01T00:00:00&imported_to=2026-11-02&updated_from=2026-11-01&updated_to=2026-11-02" +
      "&order_type=is_business, is_express&set_currency=GBP&ordering=-marketplace_order_date,marketplace&page=2&page_size=100";
    const parsed = OrderListQuery.parse(Object.fromEntries(new URLSearchParams(query)));
    expect(parsed).toMatchObject({
      marketplace: ["amazon_fr", "zalando"],
      lengow_status: ["new", "shipped"],
      marketplace_order_date_to: "2026-11-02T09:00:00.000Z",
      imported_from: "2026-11-01T00:00:00.000Z",
      page: 2,
    });
  });

  it("understands every question the grid can ask", () => {
    const state = fc.record({
      days: fc.integer({ min: 1, max: 999 }),
      sort: fc.uniqueArray(fc.record({ field: fc.constantFrom(...SORT_FIELDS), descending: fc.boolean() }), {
        minLength: 1,
        maxLength: MOST_SORTS,
        selector: ({ field }) => field,
      }),
      page: fc.integer({ min: 1, max: 99_999 }),
      status: fc.subarray(["new", "shipped", "waiting_shipment"]),
    });
    fc.assert(
      fc.property(state, ({ days, ...rest }) => {
        const query = gridQuery({ ...EMPTY_GRID_STATE, ...rest, ordered: { days } }, new Date("2026-11-21T10:42:00Z"));
        expect(OrderRowsQuery.safeParse(Object.fromEntries(new URLSearchParams(query))).success).toBe(true);
      }),
    );
  });
});

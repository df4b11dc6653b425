import { afterEach, describe, expect, it } from "vitest";
import { type ListTrail, placeInList, recallList, rememberList } from "./list-trail";

const trail: ListTrail = {
  href: "/accounts/1/orders?status=shipped",
  query: "lengow_status=shipped",
  rows: [
    { marketplace: "amazon_fr", marketplace_order_id: "1" },
    { marketplace: "amazon_de", marketplace_order_id: "1" },
  ],
  offset: 50,
  total: 120,
  page: 2,
  size: 50,
};

afterEach(() => sessionStorage.clear());

describe("5.4.1 · the list an order was opened from", () => {
  it("is found again with the order's place in it, and only under its own account", () => {
    rememberList(1, trail);
    expect(recallList(1)).toEqual(trail);
    expect(recallList(2)).toBeNull();
    expect(placeInList(trail, { marketplace: "amazon_de", marketplace_order_id: "1" })).toBe(1);
    expect(placeInList(trail, { marketplace: "amazon_it", marketplace_order_id: "1" })).toBe(-1);
  });

  it("keeps ids and nothing else of its rows", () => {
    rememberList(1, {
      ...trail,
      rows: [{ ...trail.rows[0], buyer_name: "Claire Brisson" } as ListTrail["rows"][number]],
    });
    expect(sessionStorage.getItem("orderdeck.list.1")).not.toContain("Brisson");
  });

  it.each(["", "null", "7", '{"rows":1}', "{", '{"rows":[],"href":"https://elsewhere.example/"}', '{"rows":[]}'])(
    "is none when the session holds %s",
    (stored) => {
      sessionStorage.setItem("orderdeck.list.1", stored);
      expect(recallList(1)).toBeNull();
    },
  );
});

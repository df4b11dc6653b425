import { describe, expect, it } from "vitest";
import type { OrderRowPage } from "@/lib/contract/orders";
import type { OrderRow } from "@/lib/domain/order";
import { freshOrders, inPlace } from "./live-rows";

const row = (id: string, lengow_status = "new") =>
  ({ marketplace: "amazon_fr", marketplace_order_id: id, lengow_status }) as OrderRow;

function page(ids: string[], count = ids.length, status = "new"): OrderRowPage {
  const index = { state: "ready", as_of: null, from: null, progress: null } as const;
  const frame = { count, page: 1, page_size: 50, as_of: "2026-11-21T10:00:00Z", ignored_filters: [] };
  return { ...frame, source: "index", index, dropped: 0, results: ids.map((id) => row(id, status)) };
}

describe("U19 · newer rows", () => {
  it("take their places at once when nothing would move", () => {
    expect(freshOrders(page(["a", "b"]), page(["a", "b"], 2, "shipped"))).toBeNull();
  });

  it("wait when they would move others, with how many are new", () => {
    expect(freshOrders(page(["a", "b"], 20), page(["n", "a"], 21))).toBe(1);
    expect(freshOrders(page(["a", "b"], 20), page(["n", "m"], 32))).toBe(12);
    expect(freshOrders(page(["a", "b"], 2), page(["b"], 1))).toBe(0);
  });

  it("show what changed about the rows on screen, each where it stands", () => {
    const shown = inPlace(page(["a", "b", "gone"]), page(["n", "b", "a"], 4, "shipped"));
    expect(shown.results.map((one) => [one.marketplace_order_id, one.lengow_status])).toEqual([
      ["a", "shipped"],
      ["b", "shipped"],
      ["gone", "new"],
    ]);
  });
});

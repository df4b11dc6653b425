import { describe, expect, it } from "vitest";
import { EMPTY_GRID_STATE } from "./order-filters";
import { openView, viewQuery } from "./order-views";

describe("G17 · a saved view", () => {
  it("keeps filters, sorting, currency and columns, and no page, ids or search text", () => {
    const state = { ...EMPTY_GRID_STATE, status: ["shipped"], columns: ["order", "total"], currency: "EUR" };
    const passing = { page: 4, id: "404-1", ids: ["404-2"], find: "abc", view: "x" };
    expect(openView(viewQuery({ ...state, ...passing })).state).toEqual(state);
  });

  it("that names what no longer exists still opens, and says what it skipped", () => {
    const { state, skipped } = openView("status=shipped,vanished&columns=order,mood&colour=red&ordered=soon", null);
    expect(state.status).toEqual(["shipped"]);
    expect(state.columns).toEqual(["order"]);
    expect(skipped.sort()).toEqual(["colour", "mood", "ordered: soon", "vanished"]);
  });

  it("skips a marketplace that the account no longer has, where the account's are known", () => {
    const query = "marketplace=amazon_fr,gone_xx";
    expect(openView(query, ["amazon_fr"])).toMatchObject({
      state: { marketplace: ["amazon_fr"] },
      skipped: ["gone_xx"],
    });
    expect(openView(query)).toMatchObject({ state: { marketplace: ["amazon_fr", "gone_xx"] }, skipped: [] });
  });
});

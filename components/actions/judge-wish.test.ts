import { describe, expect, it } from "vitest";
import { deriveOrder } from "@/lib/domain/order-derived";
import { compileAction, NO_PATTERNS } from "@/lib/grammar";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { type Draft, EMPTY_DRAFT } from "./draft-store";
import { emptyForm, judgeWish } from "./judge-wish";

const order = deriveOrder(
  orderFields({
    marketplace: "somewhere_fr",
    lines: [
      orderLine({ marketplace_order_line_id: "L1" }),
      orderLine({ marketplace_order_line_id: "L2", quantity: 3 }),
      orderLine({ marketplace_order_line_id: "L3", lengow_status: "shipped" }),
    ],
  }),
);

function judge(action: object, draft: Partial<Draft>) {
  const grammar = compileAction({ orders: { actions: { act: { status: ["waiting_shipment"], ...action } } } }, "act");
  const facts = { grammar, order, matcher: NO_PATTERNS, openedAt: "2026-11-21T10:42:00.000Z" };
  return judgeWish(facts, emptyForm(facts), { ...EMPTY_DRAFT, ...draft });
}

const LINES = {
  args: [],
  optional_args: ["line", "quantity", "comment"],
  args_description: { line: { type: "line_number" }, quantity: { type: "quantity" } },
};

describe("what a form sends", () => {
  it("names the lines that can be chosen, one action each, in one request when they say the same", () => {
    const { wishes, sendings, chosen } = judge(LINES, { common: { comment: "hello" } });
    expect(chosen).toEqual(["L1", "L2"]);
    expect(wishes).toEqual([{ id: "lines L1 L2", lines: ["L1", "L2"], args: { comment: "hello" } }]);
    expect(sendings?.map(({ payload }) => payload)).toEqual([
      { line: "L1", comment: "hello" },
      { line: "L2", comment: "hello" },
    ]);
  });

  it("is a request per line, each with its own key, when the lines differ", () => {
    const { wishes } = judge(LINES, { perLine: { L2: { quantity: "2" } } });
    expect(wishes).toEqual([
      { id: "line L1", lines: ["L1"], args: {} },
      { id: "line L2", lines: ["L2"], args: { quantity: 2 } },
    ]);
  });

  it("is never a line whose status does not allow it, even if a draft says so", () => {
    expect(judge(LINES, { lines: ["L3"] }).sendings).toBeNull();
    expect(judge(LINES, { lines: ["L1", "L3"] }).chosen).toEqual(["L1"]);
  });

  it("holds more units than the line has back, and says so at that line", () => {
    const { problems, sendings } = judge(LINES, { perLine: { L2: { quantity: "4" } } });
    expect(problems).toEqual([{ line: "L2", name: "quantity", code: "bad_number" }]);
    expect(sendings).toBeNull();
  });

  it("is about the whole order where the marketplace knows no lines", () => {
    const { wishes, whole } = judge({ args: [], optional_args: ["comment"] }, {});
    expect(whole).toBe(true);
    expect(wishes).toEqual([{ id: "order", lines: null, args: {} }]);
  });

  it("says that a default was cleared, so that the server does not put it in again", () => {
    const action = {
      args: [],
      optional_args: ["comment"],
      args_description: { comment: { type: "string", default_value: "thanks" } },
    };
    expect(judge(action, {}).wishes[0]?.args).toEqual({ comment: "thanks" });
    expect(judge(action, { common: { comment: "" } }).wishes[0]?.args).toEqual({ comment: "" });
  });
});

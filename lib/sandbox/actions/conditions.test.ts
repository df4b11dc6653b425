import { describe, expect, it } from "vitest";
import type { ActionMeta } from "../marketplaces/metadata";
import { freeText, onArg, onOrder, when } from "../marketplaces/metadata";
import { holds } from "./conditions";
import { shownArguments } from "./shown-arguments";

const order = {
  total: 120.5,
  code: "007",
  meta: { type: "PARCEL" },
  packages: [{ cart: [{ quantity: 1 }, { quantity: 3 }] }, { cart: [] }],
  tags: ["a", "b"],
};

/** Whether one condition on the order holds. */
function test(path: string, fn: string, value: unknown): boolean | null {
  return holds(when("allOf", onOrder(path, fn, value)), { action_data: {}, order });
}

describe("one condition", () => {
  const rows: [path: string, fn: string, value: unknown, expected: boolean | null][] = [
    ["meta.type", "equals", "PARCEL", true],
    ["total", "equals", "120.50", true],
    ["code", "equals", 7, false],
    ["tags", "equals", ["b", "a"], true],
    ["tags", "equals", "a", false],
    ["meta.type", "not_equals", "TRUCK", true],
    ["nothing.here", "not_equals", "x", true],
    ["nothing.here", "equals", "x", false],
    ["meta.type", "in_list", ["PARCEL"], true],
    ["packages.cart.quantity", "in_list", ["3"], true],
    ["nothing", "in_list", ["x"], false],
    ["nothing", "not_in_list", ["x"], true],
    ["meta.type", "in_list", "PARCEL", null],
    ["total", "greater_than", 120, true],
    ["total", "lower_than", "120", false],
    ["total", "lower_than_or_equals", 120.5, true],
    ["total", "greater_than_or_equals", 121, false],
    ["meta.type", "greater_than", 1, false],
    ["code", "greater_than", 1, false],
    ["packages.0.cart.1.quantity", "greater_than", 2, true],
    ["packages.cart.quantity", "greater_than", 2, true],
    ["meta.type", "regex", "(?i)^par", true],
    ["meta.type", "regex", "(?P<x>CEL)$", true],
    ["meta.type", "regex", "(", null],
    ["meta.type", "regex", "^(?!x)", null],
    ["meta.type", "contains", "ARC", true],
    ["tags", "contains", "b", true],
    ["__proto__.constructor", "equals", "x", false],
    ["total", "resembles", 1, null],
  ];
  it.each(rows)("%s %s %j is %s", (path, fn, value, expected) => {
    expect(test(path, fn, value)).toBe(expected);
  });
});

it("joins conditions by either spelling of the operator, and gives up on a word it does not know", () => {
  const yes = onOrder("total", "greater_than", 1);
  const no = onOrder("total", "lower_than", 1);
  const roots = { action_data: {}, order };
  expect(holds({ operation: "anyOf", conditions: [yes, no] }, roots)).toBe(true);
  expect(holds({ operator: "allOf", conditions: [yes, no] }, roots)).toBe(false);
  expect(holds({ conditions: [yes, no] }, roots)).toBe(false);
  expect(holds({ operator: "oneOf", conditions: [yes, yes] }, roots)).toBe(false);
  expect(holds({ operator: "oneOf", conditions: [yes, no] }, roots)).toBe(true);
  expect(holds({ operator: "someOf", conditions: [yes] }, roots)).toBeNull();
  expect(holds({ operator: "allOf", conditions: [] }, roots)).toBe(true);
});

it("follows a chain of conditions and ends on a cycle", () => {
  const meta: ActionMeta = {
    status: [],
    args: ["carrier", "a", "b"],
    optional_args: ["carrier_name", "tracking_url"],
    args_description: {
      carrier_name: freeText({ depends_on: when("allOf", onArg("carrier", "equals", "Other")) }),
      tracking_url: freeText({ depends_on: when("allOf", onArg("carrier_name", "regex", ".")) }),
      a: freeText({ depends_on: when("allOf", onArg("b", "equals", "1")) }),
      b: freeText({ depends_on: when("allOf", onArg("a", "not_equals", "1")) }),
    },
  };
  const visible = (values: Record<string, unknown>) =>
    shownArguments(meta, values, order)
      .filter((shown) => shown.visible)
      .map(({ name }) => name);
  expect(visible({ carrier: "Other", carrier_name: "X" })).toContain("tracking_url");
  expect(visible({ carrier: "DHL", carrier_name: "X" })).not.toContain("tracking_url");
  expect(visible({ a: "1", b: "1" })).toContain("carrier");
});

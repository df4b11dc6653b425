/** Every sentence of API.md §14.6, as a guarantee. */

import { describe, expect, test } from "vitest";
import type { Matcher } from "./conditions/matcher";
import { createRe2Matcher } from "./conditions/re2-matcher";
import { compileAction } from "./parse";
import { type Review, reviewForm, unlistedNames } from "./review";

const matcher: Matcher = createRe2Matcher();

interface Case {
  action?: string;
  status?: unknown;
  args?: unknown;
  optional?: unknown;
  describe?: Record<string, unknown>;
  carriers?: unknown;
  order?: Record<string, unknown>;
  values?: Record<string, unknown>;
}

const ORDER = { lengow_status: "waiting_shipment", packages: [] };

function review(given: Case): Review {
  const name = given.action ?? "ship";
  const action = {
    status: "status" in given ? given.status : ["waiting_shipment"],
    args: given.args ?? [],
    optional_args: given.optional ?? [],
    args_description: given.describe ?? {},
  };
  const metadata = { orders: { actions: { [name]: action }, carriers: given.carriers ?? {} } };
  const grammar = compileAction(metadata, name);
  return reviewForm({ grammar, order: given.order ?? ORDER, values: given.values ?? {}, matcher, overlay: null });
}

const payload = (given: Case) => review(given).payload;
const codes = (given: Case) => review(given).errors.map(({ name, code }) => `${name} ${code}`);
const one = (description: unknown, value?: unknown, more: Case = {}) => ({
  ...more,
  args: ["x"],
  describe: { x: description },
  values: value === undefined ? {} : { x: value },
});
const field = (given: Case, name: string) => review(given).form.fields.find((candidate) => candidate.name === name);
const line = (id: string, status: string | null = null, quantity: unknown = 2) => ({
  marketplace_order_line_id: id,
  lengow_status: status,
  quantity,
});
const orderOf = (status: string, ...cart: unknown[]) => ({ lengow_status: status, packages: [{ cart }] });
const when = (root: "order" | "action_data", path: string, name: string, value: unknown) => ({
  conditions: [{ key_path: { root, path }, function: name, value }],
});
/** Whether an optional argument with that block is shown for that order and those values of the argument `a`. */
const shown = (block: unknown, order: Record<string, unknown> = ORDER, values: Record<string, unknown> = {}) =>
  field(
    { args: ["a"], optional: ["x"], describe: { x: { depends_on: block } }, order: { ...ORDER, ...order }, values },
    "x",
  )?.visible;
const holdsFor = (left: unknown, name: string, value: unknown) =>
  shown(when("order", "order_meta.left", name, value), { order_meta: { left } });

describe("when an action is offered", () => {
  const offered = (status: unknown, order: Record<string, unknown>) => review({ status, order }).form.offered;

  test("the order's own status, or that of any of its lines, is in the list", () => {
    expect(offered(["shipped"], orderOf("shipped"))).toBe(true);
    expect(offered(["shipped"], orderOf("new", line("A"), line("B", "shipped")))).toBe(true);
    expect(offered(["shipped"], orderOf("new", line("A", "refunded")))).toBe(false);
  });

  test("values are valid only when the status of the chosen line is allowed", () => {
    const given: Case = {
      status: ["shipped"],
      optional: ["line"],
      describe: { line: { type: "line_number" } },
      order: orderOf("new", line("A", "shipped"), line("B", "canceled"), line("C")),
    };
    expect(payload({ ...given, values: { line: "A" } })).toEqual({ line: "A" });
    expect(codes({ ...given, values: { line: "B" } })).toEqual(["line not_allowed_now"]);
    expect(codes({ ...given, values: { line: "C" } })).toEqual(["line not_allowed_now"]);
    expect(codes({ ...given, values: {} })).toEqual(["line not_allowed_now"]);
  });

  test("a missing or non-array status list, or an empty one, is not offered and says so", () => {
    expect(review({ status: undefined }).form.reason).toEqual({ code: "status_missing" });
    expect(review({ status: "waiting_shipment" }).form.reason).toEqual({ code: "status_missing" });
    expect(review({ status: [] }).form.reason).toEqual({ code: "status_empty" });
  });

  test("an unknown status is compared by equality", () => {
    expect(offered(["waiting_refund"], orderOf("waiting_refund"))).toBe(true);
    expect(offered(["waiting_refund"], orderOf("Waiting_Refund"))).toBe(false);
  });

  test("ship is not offered on an order the marketplace delivers itself", () => {
    const flagged = { ...ORDER, order_types: [{ type: "is_delivered_by_marketplace", label: "AFN" }] };
    const tracked = { ...ORDER, packages: [{ delivery: { trackings: [{ is_delivered_by_marketplace: true }] } }] };
    const ours = { ...ORDER, delivered_by_marketplace: true };
    for (const order of [flagged, tracked, ours]) {
      expect(review({ order }).form.reason).toEqual({ code: "delivered_by_marketplace" });
      expect(review({ action: "refund", order }).form.offered).toBe(true);
    }
  });

  test("what is not offered shows no fields and sends nothing", () => {
    expect(review({ status: ["shipped"], args: ["x"], values: { x: "1" } })).toMatchObject({
      form: { offered: false, fields: [], reason: { code: "status_not_allowed", status: "waiting_shipment" } },
      valid: false,
      payload: null,
    });
  });

  test("an action the marketplace does not have is unknown, also under a name every object has", () => {
    for (const action of ["fly", "constructor", "__proto__", "toString"]) {
      const grammar = compileAction({ orders: { actions: { ship: {} } } }, action);
      const { form } = reviewForm({ grammar, order: ORDER, matcher, overlay: null });
      expect(form.reason).toEqual({ code: "action_unknown" });
    }
  });
});

describe("values", () => {
  test("an absent name takes its default; an empty text, null and blanks are cleared", () => {
    const description = { default_value: "Standard" };
    expect(payload(one(description))).toEqual({ x: "Standard" });
    for (const cleared of ["", null, "  \t"]) expect(codes(one(description, cleared))).toEqual(["x required"]);
  });

  test("a reason of a cancel or refund action is never preselected", () => {
    for (const action of ["cancel", "refund", "partial_cancel", "partially_refund", "pickup_refund"])
      for (const name of ["reason", "reason_code", "cancel_reason", "refund_reason"])
        expect(codes({ action, args: [name], describe: { [name]: { default_value: "1" } } })).toEqual([
          `${name} required`,
        ]);
    expect(payload({ action: "refuse", args: ["reason"], describe: { reason: { default_value: "1" } } })).toEqual({
      reason: "1",
    });
  });

  test("a default outside a closed list is dropped, and the field says so", () => {
    const closed = { valid_values: { a: "A" }, accept_free_values: false, default_value: "b" };
    expect(codes(one(closed))).toEqual(["x required"]);
    expect(field(one(closed), "x")?.notes).toEqual([{ code: "default_dropped", detail: "b" }]);
    expect(payload(one({ ...closed, accept_free_values: true }))).toEqual({ x: "b" });
  });

  test('a JSON number 1 for the code "1" is accepted and sent as text', () => {
    const closed = { type: "list", valid_values: { "1": "One" }, accept_free_values: false };
    expect(payload(one(closed, 1))).toEqual({ x: "1" });
    expect(codes(one(closed, 2))).toEqual(["x not_in_list"]);
  });

  test("a carrier without values of its own takes the marketplace's carriers, closed when free values are refused", () => {
    const given = (accept_free_values: boolean, carrier: string): Case => ({
      args: ["carrier"],
      carriers: { DHL: { label: "DHL" } },
      describe: { carrier: { type: "list", valid_values: {}, accept_free_values } },
      values: { carrier },
    });
    expect(field(given(false, "DHL"), "carrier")?.kind).toBe("choice");
    expect(codes(given(false, "UPS"))).toEqual(["carrier not_in_list"]);
    expect(field(given(true, "UPS"), "carrier")?.kind).toBe("suggest");
    expect(payload(given(true, "UPS"))).toEqual({ carrier: "UPS" });
  });

  test("price, date and quantity without values are checked by type even when free values are refused", () => {
    const bad = { price: "bad_number", date: "bad_date", quantity: "bad_number" };
    for (const [type, code] of Object.entries(bad))
      expect(codes(one({ type, accept_free_values: false }, "soon"))).toEqual([`x ${code}`]);
  });

  test("any other closed list without values takes any text, with a note", () => {
    const closed = { type: "list", valid_values: {}, accept_free_values: false };
    expect(payload(one(closed, "anything"))).toEqual({ x: "anything" });
    expect(field(one(closed), "x")?.notes).toEqual([{ code: "closed_without_values", detail: null }]);
  });

  test("codes are case-sensitive", () => {
    expect(codes(one({ valid_values: { DHL: "DHL" }, accept_free_values: false }, "dhl"))).toEqual(["x not_in_list"]);
  });

  test("a line_number must be a line of the order even where free values are accepted; of another type it is free text", () => {
    const given = (type: string): Case => ({
      args: ["line"],
      describe: { line: { type, accept_free_values: true } },
      order: orderOf("waiting_shipment", line("A")),
      values: { line: "1" },
    });
    expect(codes(given("line_number"))).toEqual(["line not_a_line"]);
    expect(payload(given("string"))).toEqual({ line: "1" });
  });

  test('amounts are plain: no comma, no ".5", "+5", "1e2", "12.500"', () => {
    for (const good of ["12.50", "12.5", "12", "0", 12.5, 3])
      expect(payload(one({ type: "price" }, good))?.x).toMatch(/^\d+\.\d\d$/);
    for (const bad of ["12,50", ".5", "5.", "+5", "1e2", "12.500", "007", "1 000", "abc", true, ["1"], {}])
      expect(codes(one({ type: "price" }, bad))).toEqual(["x bad_number"]);
    expect(codes(one({ type: "price" }, "-1"))).toEqual(["x negative"]);
  });

  test("more than two non-zero decimals are refused, never rounded", () => {
    for (const value of ["0.001", "12.345", 0.1 + 0.2, "12.3450"])
      expect(codes(one({ type: "price" }, value))).toEqual(["x too_precise"]);
  });

  test("a quantity has no upper bound unless a line is chosen, then that line's", () => {
    const given: Case = {
      args: ["quantity"],
      optional: ["line"],
      describe: { line: { type: "line_number" }, quantity: { type: "quantity" } },
      order: orderOf("waiting_shipment", line("A", null, 2), line("B", null, "5")),
    };
    expect(payload({ ...given, values: { quantity: "1000000" } })).toEqual({ quantity: 1_000_000 });
    expect(payload({ ...given, values: { quantity: 2, line: "A" } })).toEqual({ quantity: 2, line: "A" });
    expect(codes({ ...given, values: { quantity: "3", line: "A" } })).toEqual(["quantity bad_number"]);
    expect(payload({ ...given, values: { quantity: "5", line: "B" } })).toEqual({ quantity: 5, line: "B" });
    for (const bad of ["0", "1.5", "1.0", "01", "1e1", "two", 2.5, false])
      expect(codes({ ...given, values: { quantity: bad } })).toEqual(["quantity bad_number"]);
    expect(codes({ ...given, values: { quantity: -1 } })).toEqual(["quantity negative"]);
  });

  test("a date needs date, time and zone, on a day that exists, and is sent as given", () => {
    for (const good of ["2026-11-21T10:00:00+01:00", "2026-11-21T10:00Z", "2024-02-29T23:59:59.123456-0330"])
      expect(payload(one({ type: "date" }, good))).toEqual({ x: good });
    const bad = ["2026-11-21", "2026-11-21T10:00:00", "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "21/11/2026"];
    for (const value of [...bad, "2026-11-21 10:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T10:00:00+24:00", 20261121])
      expect(codes(one({ type: "date" }, value))).toEqual(["x bad_date"]);
  });

  test("values of type number and boolean are checked as such", () => {
    for (const [value, sent] of [
      ["-2.5", -2.5],
      [3, 3],
      ["0", 0],
    ] as const)
      expect(payload(one({ type: "number" }, value))).toEqual({ x: sent });
    for (const bad of ["1,5", "1e3", "x", true, "0.1234567890123456789"])
      expect(codes(one({ type: "number" }, bad))).toEqual(["x bad_number"]);
    for (const [value, sent] of [
      ["true", true],
      [true, true],
      ["false", false],
      [false, false],
    ] as const)
      expect(payload(one({ type: "boolean" }, value))).toEqual({ x: sent });
    for (const bad of ["yes", "True", 1, "1"]) expect(codes(one({ type: "boolean" }, bad))).toEqual(["x bad_boolean"]);
  });

  test("no amount is checked against what is left to refund: that is the refund guard's", () => {
    expect(payload({ action: "refund", ...one({ type: "price" }, "999999.99") })).toEqual({ x: "999999.99" });
  });

  test("an argument the action does not list is dropped, and can be named for the route's refusal", () => {
    expect(payload({ args: ["x"], values: { x: "1", y: "2" } })).toEqual({ x: "1" });
    const grammar = compileAction({ orders: { actions: { ship: { args: ["x"], status: [] } } } }, "ship");
    expect(unlistedNames(grammar, JSON.parse('{ "x": 1, "y": 2, "__proto__": 3 }'))).toEqual(["y", "__proto__"]);
  });

  test("__proto__, constructor and prototype are read as own members only", () => {
    const names = ["__proto__", "constructor", "prototype", "hasOwnProperty"];
    expect(codes({ args: names })).toEqual(names.map((name) => `${name} required`));
    const values = JSON.parse('{ "__proto__": "a", "constructor": "b", "prototype": "c", "hasOwnProperty": "d" }');
    expect(JSON.stringify(payload({ args: names, values }))).toBe(JSON.stringify(values));
    for (const path of ["order_meta.__proto__.polluted", "order_meta.constructor.name", "packages.length"])
      expect(shown(when("order", path, "not_equals", "x"), { order_meta: {} })).toBe(true);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("a path of more than 8 segments is missing", () => {
    const order = { a: { b: { c: { d: { e: { f: { g: { h: { i: "x" }, leaf: "x" } } } } } } } };
    expect(shown(when("order", "a.b.c.d.e.f.g.leaf", "equals", "x"), order)).toBe(true);
    expect(shown(when("order", "a.b.c.d.e.f.g.h.i", "equals", "x"), order)).toBe(false);
  });
});

describe("conditions", () => {
  const never = when("order", "nowhere", "equals", "x").conditions;
  const [first] = never;

  test("both spellings of the operator are read, and allOf is meant when there is none", () => {
    const conditions = [first, ...when("order", "lengow_status", "equals", "waiting_shipment").conditions];
    expect(shown({ operator: "anyOf", conditions })).toBe(true);
    expect(shown({ operation: "anyOf", conditions })).toBe(true);
    expect(shown({ operator: "allOf", operation: "anyOf", conditions })).toBe(false);
    expect(shown({ conditions })).toBe(false);
  });

  test.each([
    ["an unknown operator word", { operator: "noneOf", conditions: never }],
    ["conditions that is a single object", { operator: "allOf", conditions: first }],
    ["a right side of the wrong type", { conditions: [{ ...first, function: "in_list", value: "x" }] }],
    ["a number where a text belongs", { conditions: [{ ...first, function: "contains", value: 5 }] }],
    ["a text where a number belongs", { conditions: [{ ...first, function: "lower_than", value: "5" }] }],
    ["a broken regular expression", { conditions: [{ ...first, function: "regex", value: "(" }] }],
    ["look-ahead", { conditions: [{ ...first, function: "regex", value: "a(?=b)" }] }],
    ["look-behind", { conditions: [{ ...first, function: "regex", value: "(?<!a)b" }] }],
    ["an unknown function", { conditions: [{ ...first, function: "startsWith" }] }],
    ["an unknown root", { conditions: [{ ...first, key_path: { root: "cart", path: "x" } }] }],
    ["one condition that cannot be evaluated", { conditions: [...never, { ...first, function: "regex", value: "[" }] }],
    ["a block that is no object", "always"],
  ])("%s: the block counts as absent, a mandatory argument is shown and required", (_, block) => {
    const given: Case = { args: ["x"], describe: { x: { depends_on: block } } };
    expect(field(given, "x")).toMatchObject({ visible: true, required: true });
    expect(field(given, "x")?.notes.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^condition_(unreadable|not_evaluated)$/),
    ]);
    expect(shown(block)).toBe(true);
  });

  test("the Python spellings (?i) and (?P<x>) are evaluated", () => {
    expect(holdsFor("PARCEL", "regex", "(?i)^parcel$")).toBe(true);
    expect(holdsFor("A12", "regex", "(?P<digits>[0-9]+)$")).toBe(true);
    expect(holdsFor("LETTER", "regex", "(?i)^parcel$")).toBe(false);
  });

  test("null and, in action_data, an empty text are missing", () => {
    expect(holdsFor(null, "not_equals", "x")).toBe(true);
    expect(holdsFor("", "equals", "")).toBe(true);
    for (const empty of ["", null, "  "])
      expect(shown(when("action_data", "a", "equals", ""), {}, { a: empty })).toBe(false);
  });

  test("a name the action does not list is missing, even when a value came with it", () => {
    expect(shown(when("action_data", "b", "equals", "1"), {}, { b: "1" })).toBe(false);
    expect(shown(when("action_data", "a", "equals", "1"), {}, { a: "1" })).toBe(true);
  });

  test('true equals "true"', () => {
    expect(holdsFor(true, "equals", "true")).toBe(true);
    expect(holdsFor("true", "equals", true)).toBe(true);
    expect(holdsFor(1, "equals", true)).toBe(false);
  });

  test("a scalar never equals an array; arrays are equal with the same members in any order", () => {
    expect(holdsFor(["a"], "equals", "a")).toBe(false);
    expect(holdsFor("a", "equals", ["a"])).toBe(false);
    expect(holdsFor(["b", 1], "equals", ["1", "b"])).toBe(true);
    expect(holdsFor(["b", "b"], "equals", ["b"])).toBe(false);
  });

  test('membership uses equals: "5" is in [5]', () => {
    expect(holdsFor("5", "in_list", [5])).toBe(true);
    expect(holdsFor("5.0", "in_list", [5])).toBe(true);
    expect(holdsFor("05", "in_list", [5])).toBe(false);
    expect(holdsFor("5", "not_in_list", [5])).toBe(false);
  });

  test("in_list through an array is true when any member is in the list", () => {
    expect(holdsFor(["a", "b"], "in_list", ["b", "c"])).toBe(true);
    expect(holdsFor(["a"], "in_list", ["b", "c"])).toBe(false);
  });

  test("not_* through an array is true when any element satisfies it", () => {
    const order = orderOf("waiting_shipment", line("A", null, 2), line("B", null, 3));
    expect(shown(when("order", "packages.cart.quantity", "not_equals", 2), order)).toBe(true);
    expect(shown(when("order", "packages.cart.quantity", "not_in_list", [2, 3]), order)).toBe(false);
    expect(holdsFor(["a", "b"], "not_in_list", ["a"])).toBe(true);
  });

  test("a path through [] is missing", () => {
    expect(shown(when("order", "packages.cart.quantity", "not_equals", 2), orderOf("waiting_shipment"))).toBe(true);
    expect(shown(when("order", "packages.cart.quantity", "equals", 2), orderOf("waiting_shipment"))).toBe(false);
  });

  test("a field that our own order keeps under unknown_fields is found where Lengow has it", () => {
    expect(shown(when("order", "hub.code", "equals", "X"), { unknown_fields: { hub: { code: "X" } } })).toBe(true);
    expect(
      shown(when("order", "order_meta.code", "equals", "X"), { order_meta: {}, unknown_fields: { code: "X" } }),
    ).toBe(false);
  });

  test("digits index an array, anything else asks every element", () => {
    const order = orderOf("waiting_shipment", line("A", null, 2), line("B", null, 3));
    expect(shown(when("order", "packages.0.cart.1.quantity", "equals", 3), order)).toBe(true);
    expect(shown(when("order", "packages.0.cart.7.quantity", "equals", 3), order)).toBe(false);
    expect(shown(when("order", "packages.cart.quantity", "greater_than", 2), order)).toBe(true);
  });

  test("a path that ends at an array uses membership for contains", () => {
    expect(holdsFor(["PARCEL", 5], "contains", "5")).toBe(true);
    expect(holdsFor(["PARCEL"], "contains", "PAR")).toBe(false);
    expect(holdsFor("PARCEL", "contains", "PAR")).toBe(true);
  });

  test("regex and contains work on a number's decimal text", () => {
    expect(holdsFor(1500, "contains", "50")).toBe(true);
    expect(holdsFor(12.5, "regex", "^12\\.5$")).toBe(true);
    expect(holdsFor(1e-7, "regex", "^0\\.0000001$")).toBe(true);
  });

  test('only plain decimals look numeric: "007" and "1e3" are codes', () => {
    expect(holdsFor("007", "equals", 7)).toBe(false);
    expect(holdsFor("1e3", "equals", 1000)).toBe(false);
    expect(holdsFor("007", "greater_than", 1)).toBe(false);
    expect(holdsFor("12.50", "equals", 12.5)).toBe(true);
  });

  test("numbers are compared as decimals, exactly", () => {
    expect(holdsFor("9007199254740993", "equals", "9007199254740992")).toBe(false);
    expect(holdsFor("0.30000000000000004", "greater_than", 0.3)).toBe(true);
    expect(holdsFor("9007199254740993", "greater_than", 9007199254740992)).toBe(true);
    expect(holdsFor("0.3", "lower_than_or_equals", 0.3)).toBe(true);
    expect(holdsFor("-10", "lower_than", -9)).toBe(true);
  });
});

describe("cycles", () => {
  const chain = (describe: Record<string, unknown>, args: string[], values: Record<string, unknown>) =>
    review({ optional: args, describe, values })
      .form.fields.filter(({ visible }) => visible)
      .map(({ name }) => name);
  const needs = (path: string) => ({ depends_on: when("action_data", path, "equals", "1") });
  const needsNo = (path: string) => ({ depends_on: when("action_data", path, "not_equals", "1") });
  const values = { a: "1", b: "1", c: "1" };

  test("a hidden argument is missing for those that depend on it, in whatever order they are listed", () => {
    expect(chain({ a: needs("b"), b: needs("c") }, ["a", "b", "c"], { ...values, c: "" })).toEqual(["c"]);
    expect(chain({ b: needs("c"), a: needs("b") }, ["c", "b", "a"], values)).toEqual(["c", "b", "a"]);
  });

  test("two that want each other are shown, two that exclude each other settle by the order they are listed in", () => {
    expect(chain({ a: needs("b"), b: needs("a") }, ["a", "b"], values)).toEqual(["a", "b"]);
    expect(chain({ a: needsNo("b"), b: needsNo("a") }, ["a", "b"], values)).toEqual(["b"]);
    expect(chain({ a: needsNo("b"), b: needsNo("a") }, ["b", "a"], values)).toEqual(["a"]);
  });

  test("a circle that never rests ends after as many passes as there are arguments", () => {
    // Each pass turns it around: a follows b, b flees a.
    const circle = { a: needs("b"), b: needsNo("a") };
    expect(chain(circle, ["a", "b"], values)).toEqual(["b"]);
    expect(chain(circle, ["a", "b", "c"], values)).toEqual(["a", "c"]);
  });
});

describe("form model", () => {
  const block = when("action_data", "carrier", "equals", "Other");

  test("an optional argument whose condition holds is shown, not required, and marked as needed here", () => {
    const given: Case = {
      args: ["carrier"],
      optional: ["carrier_name"],
      describe: { carrier_name: { depends_on: block } },
    };
    expect(field({ ...given, values: { carrier: "Other" } }, "carrier_name")).toMatchObject({
      visible: true,
      required: false,
      needed_here: true,
    });
    expect(payload({ ...given, values: { carrier: "Other" } })).toEqual({ carrier: "Other" });
  });

  test("hidden arguments stay in the list with visible false and never reach the payload", () => {
    const given: Case = {
      args: ["carrier", "carrier_name"],
      describe: { carrier_name: { depends_on: block } },
      values: { carrier: "DHL", carrier_name: "Left over" },
    };
    expect(field(given, "carrier_name")).toMatchObject({ visible: false, required: false });
    expect(payload(given)).toEqual({ carrier: "DHL" });
  });
});

import { expect, test } from "vitest";
import { NO_PATTERNS } from "./conditions/matcher";
import { compileAction, compileGrammar } from "./parse";
import { readJson } from "./raw/ordered-json";
import { needsMatcher, reviewForm } from "./review";

const actionWith = (entry: Record<string, unknown>, beside: Record<string, unknown> = {}) =>
  compileAction({ orders: { actions: { ship: { status: ["new"], ...entry } }, ...beside } }, "ship");
const argumentOf = (description: unknown, name = "x", beside: Record<string, unknown> = {}) =>
  actionWith({ args: [name], args_description: { [name]: description } }, beside).arguments[0];

test.each([
  ["a map of labels", { "10": { label: "Ten" }, b: { label: "Bee" } }],
  ["a map of texts", { "10": "Ten", b: "Bee" }],
  [
    "a list of codes and labels",
    [
      { code: 10, label: "Ten" },
      { value: "b", label: "Bee" },
    ],
  ],
])("reads %s", (_, valid_values) => {
  expect(argumentOf({ valid_values })?.values).toEqual([
    { code: "10", label: "Ten" },
    { code: "b", label: "Bee" },
  ]);
});

test("reads a list of bare codes, and takes the code for a missing label", () => {
  expect(argumentOf({ valid_values: ["b", 2] })?.values).toEqual([
    { code: "b", label: "b" },
    { code: "2", label: "2" },
  ]);
  expect(argumentOf({ valid_values: { b: {}, c: null, d: { label: " " } } })?.values.map(({ label }) => label)).toEqual(
    [...["b", "c", "d"]],
  );
});

test("codes made of digits keep the server's order and stay text", () => {
  const text =
    '{ "orders": { "actions": { "ship": { "args": ["x"], "args_description": { "x": { "valid_values": { "10": "Ten", "9": "Nine", "1": "One" } } } } } } }';
  expect(compileAction(readJson(text), "ship").arguments[0]?.values.map(({ code }) => code)).toEqual(["10", "9", "1"]);
});

test.each([
  ["line_number", "line"],
  ["list", "text"],
  ["string", "text"],
  [undefined, "text"],
  ["date", "date"],
  ["price", "money"],
  ["quantity", "quantity"],
  ["number", "number"],
  ["boolean", "boolean"],
  ["colour", "unknown"],
])("type %s without values is a %s field", (type, kind) => {
  expect(argumentOf({ type })?.kind).toBe(kind);
});

test("values decide over the type, and only accept_free_values closes them", () => {
  const valid_values = { a: "A" };
  expect(argumentOf({ type: "list", valid_values })?.kind).toBe("suggest");
  expect(argumentOf({ type: "string", valid_values, accept_free_values: false })?.kind).toBe("choice");
  expect(argumentOf({ type: "price", valid_values, accept_free_values: false })?.kind).toBe("choice");
  expect(argumentOf({ type: "line_number", valid_values, accept_free_values: false })?.kind).toBe("line");
});

test("shipping methods of the marketplace are proposed in a text field, and close nothing", () => {
  const beside = { shipping_methods: { express: { label: "Express" } } };
  const method = argumentOf({ accept_free_values: false }, "shipping_method", beside);
  expect(method).toMatchObject({
    ...{ kind: "text", closed: false, values_from: "shipping_methods" },
    values: [{ code: "express", label: "Express" }],
  });
});

test("old data without descriptions gives plain text, and suggestions for a carrier", () => {
  const grammar = actionWith(
    { args: ["tracking_number"], optional_args: ["carrier"] },
    { carriers: { LP: { label: "Poste" } } },
  );
  expect(grammar.arguments.map(({ name, kind, described }) => [name, kind, described])).toEqual([
    ["tracking_number", "text", false],
    ["carrier", "suggest", false],
  ]);
});

test("an argument in both lists is mandatory and stands once; a description in neither list is ignored", () => {
  const grammar = actionWith({ args: ["a"], optional_args: ["b", "a"], args_description: { a: {}, b: {}, c: {} } });
  expect(grammar.arguments.map(({ name, mandatory }) => [name, mandatory])).toEqual([
    ["a", true],
    ["b", false],
  ]);
});

test("what is not understood is a visible plain field with a note and an issue for the log", () => {
  const grammar = actionWith({
    args: ["x", 5],
    args_description: {
      x: { type: { deep: 1 }, valid_values: [{}], default_value: [], depends_on: { operator: "most" } },
    },
  });
  const { form } = reviewForm({ grammar, order: { lengow_status: "new" }, matcher: NO_PATTERNS, overlay: null });
  expect(form.fields[0]).toMatchObject({ kind: "unknown", visible: true, required: true });
  const codes = ["unknown_type", "values_unreadable", "condition_unreadable", "default_dropped"];
  expect(form.fields[0]?.notes.map(({ code }) => code)).toEqual(codes);
  expect(form.issues.map(({ code }) => code)).toEqual(["arguments_unreadable", ...codes]);
});

test("descriptions belong to one action: the same name differs between two", () => {
  const actions = {
    ship: { args: ["line"], args_description: { line: { type: "line_number" } } },
    cancel: { args: ["line"], args_description: { line: { type: "string" } } },
  };
  expect(compileGrammar({ orders: { actions } }).actions.map((action) => action.arguments[0]?.kind)).toEqual([
    "line",
    "text",
  ]);
});

test("a marketplace without order actions has an empty grammar", () => {
  for (const metadata of [{ orders: { actions: {}, carriers: {} } }, { orders: {} }, {}, null, [], "x"])
    expect(compileGrammar(metadata)).toEqual({ actions: [], carriers: [], shipping_methods: [], issues: [] });
});

test("tells whether the engine for regular expressions is needed", () => {
  const condition = (name: string) => ({
    depends_on: { conditions: [{ key_path: { root: "order", path: "x" }, function: name, value: "a" }] },
  });
  expect(needsMatcher(actionWith({ args: ["x"], args_description: { x: condition("regex") } }))).toBe(true);
  expect(needsMatcher(actionWith({ args: ["x"], args_description: { x: condition("contains") } }))).toBe(false);
});

test("every field says where it comes from", () => {
  const depends_on = {
    operator: "allOf",
    conditions: [{ key_path: { root: "action_data", path: "carrier" }, function: "equals", value: "Other" }],
  };
  const grammar = actionWith(
    { args: ["carrier"], optional_args: ["carrier_name"], args_description: { carrier_name: { depends_on } } },
    { carriers: { Other: { label: "Other" } } },
  );
  const { form } = reviewForm({ grammar, order: { lengow_status: "new" }, matcher: NO_PATTERNS, overlay: null });
  expect(form.fields.map(({ label, origin }) => [label, origin.list, origin.described, origin.values_from])).toEqual([
    ["Carrier", "args", false, "carriers"],
    ["Carrier name", "optional_args", true, null],
  ]);
  expect(form.fields[1]?.origin.depends_on?.conditions[0]).toMatchObject({ path: "carrier", value: "Other" });
});

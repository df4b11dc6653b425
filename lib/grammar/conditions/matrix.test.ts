/** The three rings of a condition, operator x function x root, each with a hit, a miss, a missing path and a wrong type on the left. */

import { expect, test } from "vitest";
import { CONDITION_FUNCTIONS, type ConditionFunction, OPERATORS, type Operator } from "../model";
import { compileAction } from "../parse";
import { reviewForm } from "../review";
import { createRe2Matcher } from "./re2-matcher";

const matcher = createRe2Matcher();
const ABSENT = Symbol("absent");

type Situation = "hit" | "miss" | "missing" | "mismatch";

/** For each function a right side, a left side per situation, and what the condition then says. */
const TABLE: Record<ConditionFunction, { value: unknown; left: Record<Situation, [unknown, boolean]> }> = {
  equals: {
    value: "PARCEL",
    left: { hit: ["PARCEL", true], miss: ["LETTER", false], missing: [ABSENT, false], mismatch: [{}, false] },
  },
  not_equals: {
    value: 5,
    left: { hit: ["6", true], miss: ["5.0", false], missing: [ABSENT, true], mismatch: [{}, true] },
  },
  in_list: {
    value: ["a", 5],
    left: { hit: ["5", true], miss: ["b", false], missing: [ABSENT, false], mismatch: [{}, false] },
  },
  not_in_list: {
    value: ["a", 5],
    left: { hit: ["b", true], miss: [5, false], missing: [ABSENT, true], mismatch: [{}, true] },
  },
  lower_than: {
    value: 10,
    left: { hit: ["9.99", true], miss: [10, false], missing: [ABSENT, false], mismatch: ["1e0", false] },
  },
  lower_than_or_equals: {
    value: 10,
    left: { hit: ["10.0", true], miss: [11, false], missing: [ABSENT, false], mismatch: ["007", false] },
  },
  greater_than: {
    value: 10,
    left: { hit: ["100", true], miss: ["10.00", false], missing: [ABSENT, false], mismatch: ["x", false] },
  },
  greater_than_or_equals: {
    value: 10,
    left: { hit: [10, true], miss: ["9", false], missing: [ABSENT, false], mismatch: [true, false] },
  },
  regex: {
    value: "^P.R",
    left: { hit: ["PARCEL", true], miss: ["XPAR", false], missing: [ABSENT, false], mismatch: [{}, false] },
  },
  contains: {
    value: "ARC",
    left: { hit: ["PARCEL", true], miss: ["arc", false], missing: [ABSENT, false], mismatch: [{}, false] },
  },
};
const SITUATIONS: Situation[] = ["hit", "miss", "missing", "mismatch"];

/** Companions that are surely true or false, so that the operator itself is seen. */
const companion = (holds: boolean) => ({
  key_path: { root: "order", path: "lengow_status" },
  function: holds ? "equals" : "not_equals",
  value: "shipped",
});

const COMBINE: Record<Operator, (condition: boolean, other: boolean) => boolean> = {
  allOf: (condition, other) => condition && other,
  anyOf: (condition, other) => condition || other,
  oneOf: (condition, other) => condition !== other,
};

const rows = OPERATORS.flatMap((operator) =>
  CONDITION_FUNCTIONS.flatMap((name) =>
    (["order", "action_data"] as const).flatMap((root) =>
      SITUATIONS.map((situation) => ({ operator, name, root, situation })),
    ),
  ),
);

test("the table covers three operators, ten functions, two roots and four situations", () => {
  expect(rows).toHaveLength(3 * 10 * 2 * 4);
});

test.each(rows)("$operator of $name on $root, $situation", ({ operator, name, root, situation }) => {
  const { value, left } = TABLE[name];
  const [leftSide, holds] = left[situation];
  const path = root === "order" ? "order_meta.left" : "left";
  for (const other of [true, false]) {
    const conditions = [{ key_path: { root, path }, function: name, value }, companion(other)];
    const action = {
      status: ["shipped"],
      optional_args: ["left", "x"],
      args_description: { x: { depends_on: { operation: operator, conditions } } },
    };
    const given = leftSide === ABSENT ? {} : { left: leftSide };
    const { form } = reviewForm({
      grammar: compileAction({ orders: { actions: { ship: action } } }, "ship"),
      order: { lengow_status: "shipped", order_meta: root === "order" ? given : {} },
      values: root === "action_data" ? given : {},
      matcher,
      overlay: null,
    });
    expect(form.fields[1]).toMatchObject({ name: "x", visible: COMBINE[operator](holds, other) });
  }
});

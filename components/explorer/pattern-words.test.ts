import { expect, it } from "vitest";
import { patternSense } from "./pattern-words";

it.each([
  ["^(?i)sans", { is: "begins", text: "sans", anyCase: true }],
  ["(?i)^sans", { is: "begins", text: "sans", anyCase: true }],
  ["^DHL", { is: "begins", text: "DHL", anyCase: false }],
  ["CEL$", { is: "ends", text: "CEL", anyCase: false }],
  ["^Other$", { is: "is", text: "Other", anyCase: false }],
  ["express", { is: "contains", text: "express", anyCase: false }],
  [".", { is: "filled" }],
  ["(?P<any>.+)", { is: "filled" }],
])("a simple pattern is said in words: %s", (pattern, sense) => {
  expect(patternSense(pattern)).toEqual(sense);
});

it.each(["^(?!\\d)", "(a|b)", "^.$", "a.c", "^(a+)+$", "[A-Z]{2}", "", "(?P<x>CEL)$", "a|b"])(
  "a pattern that says more stays a pattern: %j",
  (pattern) => {
    expect(patternSense(pattern)).toBeNull();
  },
);

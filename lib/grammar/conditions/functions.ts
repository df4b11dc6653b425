/** The ten functions of a condition (API.md §14.5, §14.6). */

import type { Condition, ConditionFunction, Operand } from "../model";
import { canonicalDecimal, compareDecimals, isPlainDecimal, scalarText } from "../raw/decimal";
import type { Matcher } from "./matcher";
import { type Leaf, MISSING } from "./path";

/** Null: cannot be evaluated here. */
export type Outcome = boolean | null;

/** Two values are equal when they have the same key; a value without key (an object) equals nothing. */
type Key = string | null;

const MAX_KEY_DEPTH = 16;
const listKeys = new WeakMap<Condition, ReadonlySet<string>>();

/** Applies a condition's function to what stands on its left side. */
export function applyFunction(condition: Condition, left: Leaf, matcher: Matcher): Outcome {
  switch (condition.function) {
    case "equals":
      return isEqual(left, condition.value);
    case "not_equals":
      return !isEqual(left, condition.value);
    case "in_list":
      return isInList(left, condition);
    case "not_in_list":
      return isOutsideList(left, condition);
    case "contains":
      return contains(left, condition.value);
    case "regex":
      return matches(left, condition.value, matcher);
    default:
      return compares(condition.function, left, condition.value);
  }
}

function isEqual(left: Leaf, right: Operand): boolean {
  const key = keyOf(left, 0);
  return key !== null && key === keyOf(right, 0);
}

function isInList(left: Leaf, condition: Condition): boolean {
  const keys = keysOfList(condition);
  const isMember = (value: Leaf): boolean => keys.has(keyOf(value, 0) ?? "");
  return isMember(left) || (Array.isArray(left) && left.some(isMember));
}

/** True as soon as one member of an array is outside: `not_*` through an array asks for any element (API.md §14.6). */
function isOutsideList(left: Leaf, condition: Condition): boolean {
  const keys = keysOfList(condition);
  const isOutside = (value: Leaf): boolean => !keys.has(keyOf(value, 0) ?? "");
  return Array.isArray(left) && left.length > 0 ? left.some(isOutside) : isOutside(left);
}

function contains(left: Leaf, right: Operand): boolean {
  if (Array.isArray(left)) return left.some((item) => isEqual(item, right));
  const text = scalarText(left);
  return text !== null && typeof right === "string" && text.includes(right);
}

function matches(left: Leaf, right: Operand, matcher: Matcher): Outcome {
  const pattern = typeof right === "string" ? matcher.compile(right) : null;
  if (pattern === null) return null;
  const text = scalarText(left);
  return text === null ? false : pattern.search(text);
}

function compares(name: ConditionFunction, left: Leaf, right: Operand): boolean {
  const text = scalarText(left);
  if (text === null || typeof right !== "string" || !isPlainDecimal(text) || !isPlainDecimal(right)) return false;
  const order = compareDecimals(text, right);
  if (name === "lower_than") return order < 0;
  if (name === "lower_than_or_equals") return order <= 0;
  return name === "greater_than" ? order > 0 : order >= 0;
}

function keysOfList(condition: Condition): ReadonlySet<string> {
  const known = listKeys.get(condition);
  if (known !== undefined) return known;
  const members: readonly Operand[] = Array.isArray(condition.value) ? condition.value : [];
  // Null is missing, and what is missing is in no list.
  const keys = new Set(members.flatMap((member) => (member === null ? [] : (keyOf(member, 0) ?? []))));
  listKeys.set(condition, keys);
  return keys;
}

/** Text and number alike: "5", 5 and "5.0" share a key, "007" has its own; an array's key ignores the order of its members. */
function keyOf(value: unknown, depth: number): Key {
  if (value === MISSING) return null;
  if (value === null) return "null";
  const text = scalarText(value);
  if (text !== null) return `=${isPlainDecimal(text) ? canonicalDecimal(text) : text}`;
  if (!Array.isArray(value) || depth === MAX_KEY_DEPTH) return null;
  const keys = value.map((item) => keyOf(item, depth + 1));
  return keys.includes(null) ? null : JSON.stringify(keys.sort());
}

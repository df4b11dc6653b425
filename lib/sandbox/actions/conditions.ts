import type { Condition, DependsOn } from "../marketplaces/metadata";

/** The two roots a path may start from (API.md §14.5). */
export interface Roots {
  action_data: Readonly<Record<string, unknown>>;
  order: unknown;
}

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** Whether a `depends_on` block holds; null when it has to be read as absent (API.md §14.6). */
export function holds(block: DependsOn | null | undefined, roots: Roots): boolean | null {
  if (!block || !Array.isArray(block.conditions)) return null;
  const operator = block.operator ?? block.operation ?? "allOf";
  if (block.conditions.length === 0) return true;
  const results = block.conditions.map((condition) => evaluate(condition, roots));
  if (results.includes(null)) return null;
  const hits = results.filter(Boolean).length;
  if (operator === "allOf") return hits === results.length;
  if (operator === "anyOf") return hits > 0;
  return operator === "oneOf" ? hits === 1 : null;
}

function evaluate({ key_path, function: name, value }: Condition, roots: Roots): boolean | null {
  if (key_path.root !== "action_data" && key_path.root !== "order") return null;
  const path = key_path.path.split(".");
  if (path.length > 8) return null;
  const negative = name === "not_equals" || name === "not_in_list";
  const test = comparison(name, value);
  if (!test) return null;
  const found = reach(roots[key_path.root], path);
  if (found.length === 0) return negative;
  return found.some(test);
}

/** The test of one function against the right side; null for an unknown function or a right side it cannot use. */
function comparison(name: string, right: unknown): ((left: unknown) => boolean) | null {
  switch (name) {
    case "equals":
      return (left) => same(left, right);
    case "not_equals":
      return (left) => !same(left, right);
    case "in_list":
      return Array.isArray(right) ? (left) => right.some((member) => same(left, member)) : null;
    case "not_in_list":
      return Array.isArray(right) ? (left) => !right.some((member) => same(left, member)) : null;
    case "contains":
      return (left) =>
        Array.isArray(left) ? left.some((member) => same(member, right)) : String(left).includes(String(right));
    case "regex":
      return pattern(right);
    default:
      return order(name, right);
  }
}

const ORDER: Record<string, (difference: number) => boolean> = {
  lower_than: (difference) => difference < 0,
  lower_than_or_equals: (difference) => difference <= 0,
  greater_than: (difference) => difference > 0,
  greater_than_or_equals: (difference) => difference >= 0,
};

function order(name: string, right: unknown): ((left: unknown) => boolean) | null {
  const accept = Object.hasOwn(ORDER, name) ? ORDER[name]! : null;
  if (!accept || !PLAIN_NUMBER.test(String(right))) return null;
  return (left) => PLAIN_NUMBER.test(String(left)) && accept(Number(left) - Number(right));
}

/** Python spellings `(?i)` and `(?P<x>)` are read; look-around and broken patterns are not (API.md §14.6). */
function pattern(right: unknown): ((left: unknown) => boolean) | null {
  if (typeof right !== "string" || /\(\?<?[=!]/.test(right)) return null;
  const insensitive = right.includes("(?i)");
  try {
    const expression = new RegExp(right.replaceAll("(?i)", "").replaceAll("(?P<", "(?<"), insensitive ? "i" : "");
    return (left) => expression.test(String(left));
  } catch {
    return null;
  }
}

function same(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((member) => right.some((other) => same(member, other)));
  }
  const [a, b] = [String(left), String(right)];
  return a === b || (PLAIN_NUMBER.test(a) && PLAIN_NUMBER.test(b) && Number(a) === Number(b));
}

/** Every value at a path; arrays on the way fan out, null and "" count as missing (API.md §14.5, §14.6). */
function reach(root: unknown, path: readonly string[]): unknown[] {
  let values: unknown[] = [root];
  for (const step of path) {
    values = values.flatMap((value) => {
      if (Array.isArray(value))
        return /^\d+$/.test(step) ? [value[Number(step)]] : value.map((member) => own(member, step));
      return [own(value, step)];
    });
  }
  return values.filter((value) => value !== undefined && value !== null && value !== "");
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || FORBIDDEN.has(name)) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

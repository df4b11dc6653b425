/** `depends_on` as Lengow writes it, in both spellings (API.md §14.5). What is not understood whole counts as absent (§14.6). */

import {
  CONDITION_FUNCTIONS,
  type Condition,
  type ConditionFunction,
  type DependsOn,
  OPERATORS,
  type Operand,
  type Operator,
} from "../model";
import { scalarText } from "../raw/decimal";
import { isJsonObject, ownMember } from "../raw/own-member";

/** Lists inside lists inside lists mean nothing in a condition; deeper ones are not read. */
const MAX_OPERAND_DEPTH = 8;

export interface ConditionReading {
  depends_on: DependsOn | null;
  /** What was not understood, in the marketplace's own words; null when all was. */
  unreadable: string | null;
}

const NONE: ConditionReading = { depends_on: null, unreadable: null };

export function readDependsOn(raw: unknown): ConditionReading {
  if (raw === undefined || raw === null || isEmpty(raw)) return NONE;
  if (!isJsonObject(raw)) return unreadable("depends_on");
  const operator = ownMember(raw, "operator") ?? ownMember(raw, "operation") ?? "allOf";
  if (!isOperator(operator)) return unreadable(`operator ${shown(operator)}`);
  const list = ownMember(raw, "conditions");
  if (!Array.isArray(list)) return unreadable("conditions");
  if (list.length === 0) return NONE;
  const conditions: Condition[] = [];
  for (const item of list) {
    const condition = readCondition(item);
    if (typeof condition === "string") return unreadable(condition);
    conditions.push(condition);
  }
  return { depends_on: { operator, conditions }, unreadable: null };
}

/** A condition, or what was wrong with it. */
function readCondition(raw: unknown): Condition | string {
  const keyPath = ownMember(raw, "key_path");
  const root = ownMember(keyPath, "root");
  const path = ownMember(keyPath, "path");
  const name = ownMember(raw, "function");
  if (root !== "order" && root !== "action_data") return `root ${shown(root)}`;
  if (typeof path !== "string" || path === "") return `path ${shown(path)}`;
  if (!isFunction(name)) return `function ${shown(name)}`;
  const value = operandFor(name, ownMember(raw, "value"));
  return value === undefined ? `value of ${name}` : { root, path, function: name, value };
}

/** The right side in the type its function asks for (API.md §14.5, column "V type"), or undefined for any other type. */
function operandFor(name: ConditionFunction, raw: unknown): Operand | undefined {
  switch (name) {
    case "equals":
    case "not_equals":
      return Array.isArray(raw) ? operandOf(raw, 0) : (scalarText(raw) ?? undefined);
    case "in_list":
    case "not_in_list":
      return Array.isArray(raw) ? operandOf(raw, 0) : undefined;
    case "regex":
    case "contains":
      return typeof raw === "string" ? raw : undefined;
    default:
      return typeof raw === "string" || typeof raw === "boolean" ? undefined : (scalarText(raw) ?? undefined);
  }
}

function operandOf(raw: unknown, depth: number): Operand | undefined {
  if (raw === null) return null;
  if (isJsonObject(raw)) return {};
  if (!Array.isArray(raw)) return scalarText(raw) ?? undefined;
  if (depth === MAX_OPERAND_DEPTH) return undefined;
  const items: Operand[] = [];
  for (const item of raw) {
    const operand = operandOf(item, depth + 1);
    if (operand === undefined) return undefined;
    items.push(operand);
  }
  return items;
}

/** `{}` and `[]` are how an empty value looks after PHP wrote it. */
function isEmpty(raw: unknown): boolean {
  return Array.isArray(raw) ? raw.length === 0 : isJsonObject(raw) && Object.keys(raw).length === 0;
}

function unreadable(what: string): ConditionReading {
  return { depends_on: null, unreadable: what };
}

function shown(value: unknown): string {
  return (scalarText(value) ?? typeof value).slice(0, 40);
}

function isOperator(value: unknown): value is Operator {
  return OPERATORS.some((operator) => operator === value);
}

function isFunction(value: unknown): value is ConditionFunction {
  return CONDITION_FUNCTIONS.some((name) => name === value);
}

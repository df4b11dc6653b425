/**
 * The grammar: what a marketplace's metadata says about its actions, as plain data (it survives JSON, so a server may compile it
 * and a browser may use it). Shapes: API.md §14.3 to §14.5; field kinds: DESIGN §4.
 */

export const FIELD_KINDS = [
  "line",
  "choice",
  "suggest",
  "text",
  "money",
  "quantity",
  "number",
  "boolean",
  "date",
  "unknown",
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A code and what to call it; codes are what is sent (API.md §14.3). */
export interface Choice {
  code: string;
  label: string;
}

/** Where a field's values were found. */
export type ValuesFrom = "valid_values" | "carriers" | "shipping_methods";

export const OPERATORS = ["allOf", "anyOf", "oneOf"] as const;
export type Operator = (typeof OPERATORS)[number];

export const CONDITION_FUNCTIONS = [
  "equals",
  "not_equals",
  "in_list",
  "not_in_list",
  "lower_than",
  "lower_than_or_equals",
  "greater_than",
  "greater_than_or_equals",
  "regex",
  "contains",
] as const;
export type ConditionFunction = (typeof CONDITION_FUNCTIONS)[number];

/**
 * The right side of a condition. Scalars are text, for comparison does not tell 1 from "1" (API.md §14.5); `{}` stands for an
 * object inside a list, which equals nothing.
 */
export type Operand = string | null | readonly Operand[] | Readonly<Record<string, never>>;

export interface Condition {
  root: "order" | "action_data";
  /** An argument's name, or a dotted path into the order. */
  path: string;
  function: ConditionFunction;
  value: Operand;
}

export interface DependsOn {
  operator: Operator;
  conditions: readonly Condition[];
}

export type NoteCode =
  /** The type is none that we know; the field takes any text. */
  | "unknown_type"
  /** The description is not an object. */
  | "description_unreadable"
  /** `valid_values`, or a part of it, has no shape that we know. */
  | "values_unreadable"
  /** The list is closed and empty: any text is accepted, the marketplace decides. */
  | "closed_without_values"
  /** The marketplace's default is not in its own closed list, or is not a text. */
  | "default_dropped"
  /** The condition cannot be read; the field counts as unconditional. */
  | "condition_unreadable"
  /** The condition can be read but not evaluated here (a regular expression); the field counts as unconditional. */
  | "condition_not_evaluated"
  /** The overlay says that the marketplace expects this field although its metadata does not ask for it. */
  | "expected_in_practice";

/** Something a person should know about a field; words are made from the code in the interface. */
export interface FieldNote {
  code: NoteCode;
  /** A detail in the marketplace's own words: the type, the function, the default. */
  detail: string | null;
}

/** One argument of one action. The same name may mean another thing in another action (API.md §14.3). */
export interface Argument {
  name: string;
  /** Listed in `args`; else in `optional_args`. */
  mandatory: boolean;
  /** `args_description` has an entry for it. */
  described: boolean;
  kind: FieldKind;
  values: readonly Choice[];
  values_from: ValuesFrom | null;
  /** The value must be one of `values`. */
  closed: boolean;
  /** Free text beside or instead of the values. */
  free_values: boolean;
  /** What an untouched field takes; null when nothing is preselected. */
  default_value: string | null;
  depends_on: DependsOn | null;
  notes: readonly FieldNote[];
}

export type StatusList = "missing" | readonly string[];

/** Something in the metadata that was not understood and deserves a log line (pure code does not log). */
export interface GrammarIssue {
  action: string;
  argument: string | null;
  code: NoteCode | "action_unreadable" | "arguments_unreadable" | "status_unreadable";
  detail: string | null;
}

export interface ActionGrammar {
  action: string;
  /** False when the marketplace has no such action, or its entry is not an object. */
  known: boolean;
  statuses: StatusList;
  /** `args`, then `optional_args`, each in listed order, every name once. */
  arguments: readonly Argument[];
  issues: readonly GrammarIssue[];
}

export interface Grammar {
  actions: readonly ActionGrammar[];
  carriers: readonly Choice[];
  shipping_methods: readonly Choice[];
  issues: readonly GrammarIssue[];
}

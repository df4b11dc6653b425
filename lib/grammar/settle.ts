/** Ring two: a grammar, an order and what was typed become one settled state, on which form, validation and payload are views. */

import type { Matcher } from "./conditions/matcher";
import { MISSING } from "./conditions/path";
import type { ActionGrammar, Argument, FieldKind } from "./model";
import { type Reason, reasonNotOffered } from "./offer";
import { Overlay, type OverlayChoice } from "./overlay/overlay";
import { scalarText } from "./raw/decimal";
import { type LineFacts, type OrderFacts, readOrderFacts } from "./raw/order-facts";
import { isJsonObject, ownMember } from "./raw/own-member";
import { type ConditionState, settleVisibility } from "./rules";

/** What was typed, by argument name. A name that is absent is an untouched field; "", blanks and null are a cleared one. */
export type FormValues = Readonly<Record<string, unknown>>;

export interface FormInput {
  grammar: ActionGrammar;
  /** The order as Lengow's GET returns it, or our own domain order. */
  order: unknown;
  values?: FormValues;
  matcher: Matcher;
  overlay: OverlayChoice;
  /** The account's own setting does not allow this action. */
  switched_off?: boolean;
  /** The caller's clock, ISO 8601 with offset, for fields that open with the present moment. */
  now?: string;
}

export interface SettledArgument {
  argument: Argument;
  /** What counts: what was typed, or the default of an untouched field; MISSING when empty. */
  value: unknown;
  visible: boolean;
  required: boolean;
  condition: ConditionState;
}

export interface Settled {
  grammar: ActionGrammar;
  facts: OrderFacts;
  overlay: Overlay;
  reason: Reason | null;
  arguments: readonly SettledArgument[];
  /** The argument that names the order line, if the action has one. */
  line_argument: Argument | null;
  chosen_line: ChosenLine;
}

/** No line was named; a line of the order; or a text that names no line of the order. */
export type ChosenLine = { is: "none" } | { is: "line"; line: LineFacts } | { is: "other" };

/** Kinds that are sent as the text they hold: an amount or a date names no line. */
const TEXT_KINDS: ReadonlySet<FieldKind> = new Set(["line", "choice", "suggest", "text", "unknown"]);

/** Computes the state once. Pure; never throws, whatever the order and the values are. */
export function settle(input: FormInput): Settled {
  const { grammar } = input;
  const facts = readOrderFacts(input.order);
  const overlay = new Overlay(input.overlay, grammar.action);
  const reason = reasonNotOffered(grammar, facts, overlay, input.switched_off ?? false);
  const values = new Map(grammar.arguments.map((argument) => [argument.name, effectiveValue(argument, input.values)]));
  const read = (name: string): unknown => (values.has(name) ? values.get(name) : MISSING);
  const visibility = settleVisibility({
    arguments: grammar.arguments,
    order: input.order,
    read,
    matcher: input.matcher,
    hides: (argument, seen) => overlay.hides(argument, seen),
  });
  const settled = grammar.arguments.map((argument) => {
    const { visible, condition } = visibility.get(argument.name) ?? { visible: true, condition: "none" };
    const required = visible && (argument.mandatory || overlay.requires(argument));
    return { argument, value: read(argument.name), visible, required, condition };
  });
  return {
    grammar,
    facts,
    overlay,
    reason,
    arguments: settled,
    line_argument: lineArgument(grammar),
    chosen_line: chosenLine(settled, facts),
  };
}

/** The argument that makes an action partial: `line` by name, or one whose type is a line number (API.md §11, §14.3). */
export function lineArgument(grammar: ActionGrammar): Argument | null {
  return (
    grammar.arguments.find(({ name }) => name === "line") ??
    grammar.arguments.find(({ kind }) => kind === "line") ??
    null
  );
}

/** The line of the order with that id. */
export function findLine(facts: OrderFacts, id: string | null): LineFacts | null {
  return id === null ? null : (facts.lines.find((line) => line.id === id) ?? null);
}

function effectiveValue(argument: Argument, values: FormValues | undefined): unknown {
  const typed = isJsonObject(values) ? ownMember(values, argument.name) : undefined;
  const value = typed === undefined ? argument.default_value : typed;
  if (value === null || value === undefined) return MISSING;
  return typeof value === "string" && value.trim() === "" ? MISSING : value;
}

function chosenLine(settled: readonly SettledArgument[], facts: OrderFacts): ChosenLine {
  const shown = settled.filter(
    ({ argument, visible, value }) => visible && value !== MISSING && TEXT_KINDS.has(argument.kind),
  );
  const field =
    shown.find(({ argument }) => argument.name === "line") ?? shown.find(({ argument }) => argument.kind === "line");
  if (field === undefined) return { is: "none" };
  const line = findLine(facts, scalarText(field.value));
  if (line !== null) return { is: "line", line };
  // Free text that is no line of the order says nothing about a line's status.
  return field.argument.kind === "line" ? { is: "other" } : { is: "none" };
}

/** The form as the interface sees it: fields, lines, and why not if not (DESIGN §5, "The form"). */

import { MISSING } from "./conditions/path";
import type { Choice, DependsOn, FieldKind, FieldNote, GrammarIssue, ValuesFrom } from "./model";
import { allows, type Reason } from "./offer";
import type { RuleRef } from "./overlay/overlay";
import { scalarText } from "./raw/decimal";
import { type LineFacts, statusOf } from "./raw/order-facts";
import type { Settled, SettledArgument } from "./settle";

/** Where a field comes from, so that "why does this form ask for that?" has an answer. */
export interface FieldOrigin {
  list: "args" | "optional_args";
  /** The marketplace describes the argument in `args_description`. */
  described: boolean;
  values_from: ValuesFrom | null;
  /** The marketplace's condition, for saying it in words; null when there is none that was understood. */
  depends_on: DependsOn | null;
  /** Overlay rules that touch this field. */
  rules: readonly RuleRef[];
}

export interface FormField {
  name: string;
  kind: FieldKind;
  /** The argument's name made readable; the interface may know a better, translated one. */
  label: string;
  required: boolean;
  visible: boolean;
  /** A closed list for `choice`, suggestions otherwise. Absent when there are none; lines stand in `FormModel.lines`. */
  values?: readonly Choice[];
  /** Whether a text outside `values` is taken. */
  free_values: boolean;
  origin: FieldOrigin;
  /** Optional, and wanted all the same: its condition holds, or the marketplace expects it. Warn when empty, do not block. */
  needed_here: boolean;
  notes: readonly FieldNote[];
  /** What the field holds now, as text: typed, or the marketplace's default; null when empty. */
  value: string | null;
  /** What the overlay proposes to open an empty, untouched field with. It counts only once it stands in the values. */
  prefill: string | null;
  /** Longest text in characters, or null. */
  max_length: number | null;
  /** Highest quantity: that of the chosen line, or null. */
  max: string | null;
}

export interface FormLine {
  id: string;
  title: string | null;
  quantity: string | null;
  status: string | null;
  /** The line's status allows the action. */
  allowed: boolean;
}

export interface FormModel {
  action: string;
  offered: boolean;
  reason?: Reason;
  /** Mandatory ones first, in the marketplace's order; hidden ones stay listed. Empty when not offered. */
  fields: readonly FormField[];
  lines: readonly FormLine[];
  /** Name of the argument that takes an order line; null when the action is for whole orders. */
  line_argument: string | null;
  /** Every chosen line is an action of its own, and no line means no action. */
  one_action_per_line: boolean;
  /** What in the metadata was not understood: for the log. */
  issues: readonly GrammarIssue[];
}

/** The form for a settled state. `now` fills fields that open with the present moment. */
export function formOf(settled: Settled, now: string | null): FormModel {
  const { grammar, facts, reason } = settled;
  const lines = facts.lines.flatMap((line) => formLine(line, settled));
  const common = {
    action: grammar.action,
    lines,
    line_argument: settled.line_argument?.name ?? null,
    one_action_per_line: settled.overlay.oneActionPerLine || settled.line_argument?.mandatory === true,
    issues: grammar.issues,
  };
  if (reason !== null) return { ...common, offered: false, reason, fields: [] };
  return { ...common, offered: true, fields: settled.arguments.map((field) => formField(field, settled, now)) };
}

function formLine(line: LineFacts, { grammar, facts }: Settled): FormLine[] {
  const { id, title, quantity, status } = line;
  return id === null ? [] : [{ id, title, quantity, status, allowed: allows(grammar, statusOf(line, facts)) }];
}

function formField(field: SettledArgument, settled: Settled, now: string | null): FormField {
  const { argument, visible, required, condition } = field;
  const { overlay, chosen_line } = settled;
  const expected = visible && overlay.expects(argument);
  return {
    name: argument.name,
    kind: argument.kind,
    label: labelOf(argument.name),
    required,
    visible,
    ...(argument.values.length > 0 ? { values: argument.values } : {}),
    free_values: argument.free_values,
    origin: {
      list: argument.mandatory ? "args" : "optional_args",
      described: argument.described,
      values_from: argument.values_from,
      depends_on: argument.depends_on,
      rules: overlay.rulesAbout(argument),
    },
    needed_here: visible && !required && (condition === "holds" || expected),
    notes: notesOf(field, expected),
    value: field.value === MISSING ? null : scalarText(field.value),
    prefill: overlay.prefill(argument, settled.facts, now),
    max_length: overlay.maxLength(argument),
    max: argument.kind === "quantity" && chosen_line.is === "line" ? chosen_line.line.quantity : null,
  };
}

function notesOf({ argument, condition }: SettledArgument, expected: boolean): FieldNote[] {
  const notes = [...argument.notes];
  if (condition === "not_evaluated") notes.push({ code: "condition_not_evaluated", detail: null });
  if (expected) notes.push({ code: "expected_in_practice", detail: null });
  return notes;
}

/** "return_tracking_number" gives "Return tracking number". */
function labelOf(name: string): string {
  const words = name.replace(/[_\s]+/g, " ").trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

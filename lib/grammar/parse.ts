/**
 * Ring one: a marketplace's raw metadata becomes a grammar. Nothing is guessed and nothing is dropped: what is not understood stays
 * as a plain field with a note, and as an issue for the log (API.md §14.3, §14.6).
 */

import { readDependsOn } from "./conditions/parse-condition";
import type {
  ActionGrammar,
  Argument,
  Choice,
  FieldKind,
  FieldNote,
  Grammar,
  GrammarIssue,
  StatusList,
  ValuesFrom,
} from "./model";
import { readChoices } from "./raw/choices";
import { scalarText } from "./raw/decimal";
import { isJsonObject, type JsonObject, ownMember } from "./raw/own-member";

const REASONS = new Set(["reason", "reason_code", "cancel_reason", "refund_reason"]);
const CANCEL_OR_REFUND = /(?:^|_)(?:cancel|refund)(?:_|$)/;
const KIND_OF_TYPE: ReadonlyMap<string, FieldKind> = new Map([
  ["string", "text"],
  ["list", "text"],
  ["date", "date"],
  ["price", "money"],
  ["quantity", "quantity"],
  ["number", "number"],
  ["boolean", "boolean"],
  ["line_number", "line"],
]);

/** The lists that stand beside the actions and fill up what a description leaves out. */
interface MarketplaceLists {
  carriers: readonly Choice[];
  shipping_methods: readonly Choice[];
}

/**
 * Compiles every action of a marketplace. `metadata` is the bare object that stands under the marketplace's code. Never throws.
 */
export function compileGrammar(metadata: unknown): Grammar {
  const orders = ownMember(metadata, "orders");
  const lists = readLists(orders);
  const actions = ownMember(orders, "actions");
  const names = isJsonObject(actions) ? Object.keys(actions) : [];
  const compiled = names.map((name) => readAction(name, ownMember(actions, name), lists));
  return { actions: compiled, ...lists, issues: compiled.flatMap((action) => action.issues) };
}

/** Compiles one action; an action the marketplace does not have gives a grammar with `known: false`. Never throws. */
export function compileAction(metadata: unknown, action: string): ActionGrammar {
  const orders = ownMember(metadata, "orders");
  return readAction(action, ownMember(ownMember(orders, "actions"), action), readLists(orders));
}

function readLists(orders: unknown): MarketplaceLists {
  return {
    carriers: readChoices(ownMember(orders, "carriers")).choices,
    shipping_methods: readChoices(ownMember(orders, "shipping_methods")).choices,
  };
}

function readAction(action: string, raw: unknown, lists: MarketplaceLists): ActionGrammar {
  const issues: GrammarIssue[] = [];
  const issue = (code: GrammarIssue["code"], argument: string | null = null, detail: string | null = null): void => {
    issues.push({ action, argument, code, detail });
  };
  if (!isJsonObject(raw)) {
    if (raw !== undefined) issue("action_unreadable");
    return { action, known: false, statuses: "missing", arguments: [], issues };
  }
  const statuses = readStatuses(ownMember(raw, "status"));
  if (statuses === "missing") issue("status_unreadable");
  const mandatory = readNames(raw, "args");
  const optional = readNames(raw, "optional_args");
  for (const part of [...mandatory.unreadable, ...optional.unreadable]) issue("arguments_unreadable", null, part);
  const descriptions = ownMember(raw, "args_description");
  const list: Argument[] = [];
  for (const name of new Set([...mandatory.names, ...optional.names])) {
    const argument = readArgument(action, name, ownMember(descriptions, name), lists);
    for (const note of argument.notes) issue(note.code, name, note.detail);
    list.push({ ...argument, mandatory: mandatory.names.has(name) });
  }
  return { action, known: true, statuses, arguments: list, issues };
}

function readStatuses(raw: unknown): StatusList {
  return Array.isArray(raw) ? raw.filter((status) => typeof status === "string") : "missing";
}

function readNames(action: JsonObject, member: string): { names: Set<string>; unreadable: string[] } {
  const raw = ownMember(action, member);
  if (raw === undefined || raw === null) return { names: new Set(), unreadable: [] };
  if (!Array.isArray(raw)) return { names: new Set(), unreadable: isEmptyObject(raw) ? [] : [member] };
  const names = new Set<string>();
  const unreadable: string[] = [];
  for (const name of raw) {
    if (typeof name === "string" && name !== "") names.add(name);
    else unreadable.push(member);
  }
  return { names, unreadable };
}

/** Everything about an argument but whether it is mandatory, which its list says and not its description. */
function readArgument(
  action: string,
  name: string,
  raw: unknown,
  lists: MarketplaceLists,
): Omit<Argument, "mandatory"> {
  const notes: FieldNote[] = [];
  if (raw !== undefined && raw !== null && !isJsonObject(raw) && !isEmptyList(raw))
    notes.push({ code: "description_unreadable", detail: null });
  const type = readType(ownMember(raw, "type"), notes);
  const accepts = ownMember(raw, "accept_free_values") !== false;
  const { values, from } = readValues(name, ownMember(raw, "valid_values"), lists, notes);
  const closed = !accepts && values.length > 0 && from !== "shipping_methods" && type !== "line";
  if (!accepts && !closed && type === "text") notes.push({ code: "closed_without_values", detail: null });
  const condition = readDependsOn(ownMember(raw, "depends_on"));
  if (condition.unreadable !== null) notes.push({ code: "condition_unreadable", detail: condition.unreadable });
  const untouched = readDefault(ownMember(raw, "default_value"), closed ? values : null, notes);
  const isReason = REASONS.has(name) && CANCEL_OR_REFUND.test(action);
  return {
    name,
    described: isJsonObject(raw),
    kind: kindOf(type, values, from, closed),
    values,
    values_from: from,
    closed,
    free_values: !closed && type !== "line",
    default_value: isReason ? null : untouched,
    depends_on: condition.depends_on,
    notes,
  };
}

/** The kind that the type alone gives: a missing type is text, a strange one is `unknown`. */
function readType(raw: unknown, notes: FieldNote[]): FieldKind {
  if (raw === undefined || raw === null || raw === "") return "text";
  const kind = typeof raw === "string" ? KIND_OF_TYPE.get(raw) : undefined;
  if (kind === undefined) notes.push({ code: "unknown_type", detail: scalarText(raw)?.slice(0, 40) ?? null });
  return kind ?? "unknown";
}

/**
 * A list of values decides over the type, and only `accept_free_values` tells whether it is closed (API.md §14.3, table). Lines
 * are the exception: they are the order's own. The marketplace's shipping methods are a proposal in a text field, nothing more:
 * no ruling makes them the argument's own values, as there is one for carriers.
 */
function kindOf(type: FieldKind, values: readonly Choice[], from: ValuesFrom | null, closed: boolean): FieldKind {
  if (type === "line" || values.length === 0 || from === "shipping_methods") return type;
  return closed ? "choice" : "suggest";
}

function readValues(
  name: string,
  raw: unknown,
  lists: MarketplaceLists,
  notes: FieldNote[],
): { values: readonly Choice[]; from: ValuesFrom | null } {
  const own = readChoices(raw);
  if (own.unreadable) notes.push({ code: "values_unreadable", detail: null });
  if (own.choices.length > 0) return { values: own.choices, from: "valid_values" };
  const spare = name === "carrier" ? "carriers" : name === "shipping_method" ? "shipping_methods" : null;
  if (spare === null || lists[spare].length === 0) return { values: [], from: null };
  return { values: lists[spare], from: spare };
}

/** A default outside a closed list is dropped, as is one that is no text (API.md §14.6); "", blanks and null mean none. */
function readDefault(raw: unknown, closedList: readonly Choice[] | null, notes: FieldNote[]): string | null {
  if (raw === undefined || raw === null) return null;
  const text = scalarText(raw);
  if (text !== null && text.trim() === "") return null;
  if (text !== null && (closedList === null || closedList.some((choice) => choice.code === text))) return text;
  notes.push({ code: "default_dropped", detail: text?.slice(0, 40) ?? null });
  return null;
}

function isEmptyObject(raw: unknown): boolean {
  return isJsonObject(raw) && Object.keys(raw).length === 0;
}

function isEmptyList(raw: unknown): boolean {
  return Array.isArray(raw) && raw.length === 0;
}

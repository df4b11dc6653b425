import type { Order } from "@/lib/domain/order";
import {
  type ActionGrammar,
  type FieldErrorCode,
  type FormField,
  type FormModel,
  type Matcher,
  normaliseTyped,
  type Payload,
  type Review,
  reviewForm,
} from "@/lib/grammar";
import type { Draft } from "./draft-store";

/** Everything a form is judged by. */
export interface FormFacts {
  grammar: ActionGrammar;
  order: Order;
  matcher: Matcher;
  /** When the form opened, for fields that begin with the present moment. */
  openedAt: string;
}

/** Something to put right; `line` where it belongs to one line, `name` null for the action as a whole. */
export interface Problem {
  line: string | null;
  name: string | null;
  code: FieldErrorCode;
}

/** One request to our own route: one intent, or one for each of its lines. */
export interface Wish {
  /** What its key is kept under in the draft. */
  id: string;
  lines: readonly string[] | null;
  args: Readonly<Record<string, string | number | boolean>>;
}

/** One action as Lengow will get it. */
export interface Sending {
  line: string | null;
  payload: Payload;
}

export interface Judged {
  form: FormModel;
  /** The lines that are ticked and allowed. */
  chosen: readonly string[];
  /** True when no line is named: the action is for the whole order. */
  whole: boolean;
  problems: readonly Problem[];
  /** Null while something is wrong. */
  sendings: readonly Sending[] | null;
  wishes: readonly Wish[];
  /** What is typed so far, line by line, whether it could be sent or not: for amounts that count while somebody types. */
  asked: readonly { line: string | null; values: Readonly<Record<string, string>> }[];
  /** The fields as they stand for one line, for those that differ from line to line. */
  fieldsOf: (line: string) => readonly FormField[];
}

const PER_LINE_MONEY = /^refund_(?:price|taxes|shipping_price|shipping_taxes|shipping)$/;

/** Amounts and units differ from line to line; everything else is said once. */
export function isPerLine(form: FormModel, field: Pick<FormField, "name" | "kind">): boolean {
  if (form.line_argument === null || form.lines.length === 0) return false;
  return field.kind === "quantity" || (field.kind === "money" && PER_LINE_MONEY.test(field.name));
}

const OVERLAY = (order: Order) => ({ marketplace: order.marketplace });

/** The form with nothing typed: which lines there are, and what the fields open with. */
export function emptyForm({ grammar, order, matcher, openedAt }: FormFacts): FormModel {
  return reviewForm({ grammar, order, matcher, overlay: OVERLAY(order), now: openedAt }).form;
}

/** Lines that are ticked when the form opens: all that can move forward; for what ends an order only the one there is. */
export function firstLines(form: FormModel): string[] {
  const allowed = form.lines.filter((line) => line.allowed).map(({ id }) => id);
  const goesForward = !/cancel|refund|refuse/.test(form.action);
  return goesForward || form.lines.length === 1 ? allowed : [];
}

/** What a field holds: what was typed, else what it opens with, as text. */
export function typedValue(
  field: Pick<FormField, "name" | "value" | "prefill">,
  typed: Readonly<Record<string, string>>,
): string {
  return Object.hasOwn(typed, field.name) ? (typed[field.name] ?? "") : (field.prefill ?? field.value ?? "");
}

/** Typed text in the canonical spelling, with proposals that nobody has touched; untouched defaults stay the grammar's affair. */
function canonical(base: FormModel, draft: Draft, line: string | null): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of base.fields) {
    if (field.name === base.line_argument) continue;
    const typed = isPerLine(base, field) ? (line === null ? {} : (draft.perLine[line] ?? {})) : draft.common;
    const text = Object.hasOwn(typed, field.name) ? typed[field.name] : field.prefill;
    // A proposal for a line is none for a whole order.
    if (text === undefined || text === null || (isPerLine(base, field) && line === null)) continue;
    values[field.name] = normaliseTyped(field.kind, text);
  }
  if (base.line_argument !== null && line !== null) values[base.line_argument] = line;
  return values;
}

function textsOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** What our route is given: the payload without its line, and "" for a default that somebody cleared. */
function argsOf(grammar: ActionGrammar, form: FormModel, payload: Payload): Wish["args"] {
  const cleared = grammar.arguments.filter(
    ({ name, default_value }) => default_value !== null && !Object.hasOwn(payload, name),
  );
  const entries = Object.entries(payload).filter(([name]) => name !== form.line_argument);
  return Object.fromEntries([...cleared.map(({ name }) => [name, ""] as const), ...entries]);
}

function wishesOf(sendings: readonly Sending[], form: FormModel, grammar: ActionGrammar): Wish[] {
  const parts = sendings.map(({ line, payload }) => ({ line, args: argsOf(grammar, form, payload) }));
  const [first] = parts;
  if (first === undefined) return [];
  if (first.line === null) return [{ id: "order", lines: null, args: first.args }];
  const same = parts.every(({ args }) => JSON.stringify(args) === JSON.stringify(first.args));
  if (same) {
    const lines = parts.flatMap(({ line }) => (line === null ? [] : [line]));
    return [{ id: `lines ${lines.join(" ")}`, lines, args: first.args }];
  }
  return parts.map(({ line, args }) => ({ id: `line ${line}`, lines: line === null ? null : [line], args }));
}

function problemsOf(form: FormModel, reviews: readonly { line: string | null; review: Review }[]): Problem[] {
  const seen = new Set<string>();
  return reviews.flatMap(({ line, review }) =>
    review.errors.flatMap(({ name, code }) => {
      const field = form.fields.find((one) => one.name === name);
      const own = field !== undefined && isPerLine(form, field) ? line : null;
      const key = `${own} ${name} ${code}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ line: own, name, code }];
    }),
  );
}

/** Whether every line of the order is meant, and none is told apart by an amount or a number of units. */
function isWholeOrder(base: FormModel, chosen: readonly string[], draft: Draft): boolean {
  if (base.line_argument === null) return true;
  if (base.one_action_per_line || chosen.length < base.lines.length) return false;
  if (base.fields.some((field) => field.required && isPerLine(base, field))) return false;
  return !chosen.some((line) => Object.values(draft.perLine[line] ?? {}).some((text) => text.trim() !== ""));
}

/** Judges what is ticked and typed by the rules the server will judge it by. Pure; called on every key. */
export function judgeWish(facts: FormFacts, base: FormModel, draft: Draft): Judged {
  const { grammar, order, matcher, openedAt } = facts;
  const review = (line: string | null): Review =>
    reviewForm({
      grammar,
      order,
      matcher,
      overlay: OVERLAY(order),
      now: openedAt,
      values: canonical(base, draft, line),
    });
  const allowed = new Set(base.lines.filter((line) => line.allowed).map(({ id }) => id));
  const chosen = (draft.lines ?? firstLines(base)).filter((line) => allowed.has(line));
  const whole = isWholeOrder(base, chosen, draft);
  const targets: (string | null)[] = whole || chosen.length === 0 ? [null] : [...chosen];
  const reviews = targets.map((line) => ({ line, review: review(line) }));
  const form = reviews[0]?.review.form ?? base;
  const nothingChosen = base.line_argument !== null && base.lines.length > 0 && chosen.length === 0;
  const problems = [
    ...(nothingChosen ? [{ line: null, name: base.line_argument, code: "required" as const }] : []),
    ...problemsOf(form, reviews).filter(({ name }) => !nothingChosen || name !== base.line_argument),
  ];
  const payloads = reviews.flatMap(({ line, review: { payload } }) => (payload === null ? [] : [{ line, payload }]));
  const sendings = problems.length === 0 && payloads.length === reviews.length ? payloads : null;
  const fieldsOf = (line: string) =>
    reviews.find((one) => one.line === line)?.review.form.fields ?? review(line).form.fields;
  return {
    form,
    chosen,
    whole,
    problems,
    sendings,
    asked: targets.map((line) => ({ line, values: textsOf(canonical(base, draft, line)) })),
    wishes: sendings === null ? [] : wishesOf(sendings, form, grammar),
    fieldsOf,
  };
}

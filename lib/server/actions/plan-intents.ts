import "server-only";
import type { RecordActionBody } from "@/lib/contract/actions";
import { normaliseLine, type Review, reviewForm, unlistedNames } from "@/lib/grammar";
import { badRequest, type FieldProblem } from "../errors";
import { type Params, WHOLE_ORDER } from "../outbox/row";
import type { ActionFacts } from "./action-facts";
import { reasonWords, VALUE_WORDS } from "./refusal-words";

/** One intent to be: the line it is for (`*` is the whole order) and what would be sent. */
export interface Planned {
  line: string;
  params: Params;
}

type Wish = Pick<RecordActionBody, "type" | "lines" | "args">;

function orderLines(facts: ActionFacts): Set<string> {
  return new Set(facts.order.packages.flatMap((parcel) => parcel.cart.map((line) => line.marketplace_order_line_id)));
}

function lineProblems(facts: ActionFacts, lines: readonly string[]): FieldProblem[] {
  const known = orderLines(facts);
  return lines.flatMap((line, index) => {
    if (!known.has(line)) return [{ field: `lines.${index}`, message: "is not a line of this order" }];
    return lines.indexOf(line) < index ? [{ field: `lines.${index}`, message: "is named twice" }] : [];
  });
}

function problemsOf(review: Review, lineArgument: string | null, fromLines: boolean): FieldProblem[] {
  return review.errors.map(({ name, code }) => {
    if (name === null) return { field: "type", message: VALUE_WORDS[code] };
    return { field: fromLines && name === lineArgument ? "lines" : `args.${name}`, message: VALUE_WORDS[code] };
  });
}

/**
 * Judges a wish by the same rules as the form and splits it: one intent per line where the marketplace knows lines for this action, else one
 * for the order. Arguments whose condition is false are left out; defaults of untouched ones are put in.
 * @throws AppError `bad_request` that names each field
 */
export function planIntents(marketplace: string, facts: ActionFacts, wish: Wish): Planned[] {
  const { grammar, order, matcher } = facts;
  const overlay = { marketplace };
  const unknown = unlistedNames(grammar, wish.args).map((name) => ({
    field: `args.${name}`,
    message: "is not an argument of this action on this marketplace",
  }));
  const { form } = reviewForm({ grammar, order, values: wish.args, matcher, overlay });
  if (!form.offered)
    throw badRequest([{ field: "type", message: form.reason ? reasonWords(form.reason) : "is not offered" }]);
  const { line_argument: lineArgument } = form;
  const lines = wish.lines ?? [];
  const problems = [...unknown, ...lineProblems(facts, lines)];
  if (lines.length > 0 && lineArgument !== null && wish.args[lineArgument] != null && wish.args[lineArgument] !== "") {
    problems.push({ field: `args.${lineArgument}`, message: "stands in lines already" });
  }
  if (problems.length > 0) throw badRequest(problems);
  const perLine = lines.length > 0 && lineArgument !== null;
  const targets: (string | null)[] = perLine ? [...lines] : [null];
  const planned: Planned[] = [];
  for (const target of targets) {
    const values = withLine(wish, facts, marketplace, lineArgument, target);
    const review = reviewForm({ grammar, order, values, matcher, overlay });
    if (review.payload === null) problems.push(...problemsOf(review, lineArgument, perLine));
    else planned.push({ line: lineOf(review.payload, lineArgument), params: review.payload });
  }
  if (problems.length > 0) throw badRequest(unique(problems));
  return planned;
}

function withLine(
  wish: Wish,
  { order }: ActionFacts,
  marketplace: string,
  lineArgument: string | null,
  target: string | null,
): Record<string, unknown> {
  if (lineArgument === null) return wish.args;
  if (target !== null) return { ...wish.args, [lineArgument]: target };
  const typed = wish.args[lineArgument];
  if (typeof typed !== "string" && typeof typed !== "number") return wish.args;
  return { ...wish.args, [lineArgument]: normaliseLine(String(typed), wish.type, order, { marketplace }) };
}

function lineOf(payload: Params, lineArgument: string | null): string {
  const line = lineArgument === null ? undefined : payload[lineArgument];
  return line === undefined ? WHOLE_ORDER : String(line);
}

function unique(problems: readonly FieldProblem[]): FieldProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ field, message }) => {
    const key = `${field} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

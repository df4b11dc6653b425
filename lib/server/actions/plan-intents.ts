import "server-only";
import type { RecordActionBody } from "@/lib/contract/actions";
import { normaliseLine, type Reason, type Review, reviewForm, unlistedNames } from "@/lib/grammar";
import { badRequest } from "../errors";
import { type Params, WHOLE_ORDER } from "../outbox/row";
import type { ActionFacts } from "./action-facts";
import { type ProblemCode, problemWords } from "./refusal-words";

/** One intent to be: the line it is for (`*` is the whole order) and what would be sent. */
export interface Planned {
  line: string;
  params: Params;
}

type Wish = Pick<RecordActionBody, "type" | "lines" | "args">;

/** What is wrong with a wish: the field, named as in the body of a request, and a code. `reason` tells why the action is not offered. */
export interface WishProblem {
  field: string;
  code: ProblemCode;
  reason?: Reason;
}

function orderLines(facts: ActionFacts): Set<string> {
  return new Set(facts.order.packages.flatMap((parcel) => parcel.cart.map((line) => line.marketplace_order_line_id)));
}

function lineProblems(facts: ActionFacts, lines: readonly string[]): WishProblem[] {
  const known = orderLines(facts);
  return lines.flatMap((line, index): WishProblem[] => {
    if (!known.has(line)) return [{ field: `lines.${index}`, code: "not_a_line" }];
    return lines.indexOf(line) < index ? [{ field: `lines.${index}`, code: "named_twice" }] : [];
  });
}

function problemsOf(review: Review, lineArgument: string | null, fromLines: boolean): WishProblem[] {
  return review.errors.map(({ name, code }) => {
    if (name === null) return { field: "type", code };
    return { field: fromLines && name === lineArgument ? "lines" : `args.${name}`, code };
  });
}

/**
 * Judges a wish by the same rules as the form and splits it: one intent per line where the marketplace knows lines for this action, else one
 * for the order. Arguments whose condition is false are left out; defaults of untouched ones are put in. With problems nothing is planned.
 */
export function judgeWish(
  marketplace: string,
  facts: ActionFacts,
  wish: Wish,
): { planned: Planned[]; problems: WishProblem[] } {
  const { grammar, order, matcher } = facts;
  const overlay = { marketplace };
  const { form } = reviewForm({ grammar, order, values: wish.args, matcher, overlay });
  if (!form.offered) {
    const reason = form.reason ? { reason: form.reason } : {};
    return { planned: [], problems: [{ field: "type", code: "not_offered", ...reason }] };
  }
  const { line_argument: lineArgument } = form;
  const before = problemsBefore(facts, wish, lineArgument);
  if (before.length > 0) return { planned: [], problems: before };
  const lines = wish.lines ?? [];
  const perLine = lines.length > 0 && lineArgument !== null;
  const targets: (string | null)[] = perLine ? [...lines] : [null];
  const [planned, problems]: [Planned[], WishProblem[]] = [[], []];
  for (const target of targets) {
    const values = withLine(wish, facts, marketplace, lineArgument, target);
    const review = reviewForm({ grammar, order, values, matcher, overlay });
    if (review.payload === null) problems.push(...problemsOf(review, lineArgument, perLine));
    else planned.push({ line: lineOf(review.payload, lineArgument), params: review.payload });
  }
  return problems.length > 0 ? { planned: [], problems: unique(problems) } : { planned, problems };
}

/** What is wrong before a value is looked at: arguments nobody knows, lines of other orders, a line said in two places. */
function problemsBefore(facts: ActionFacts, { args, lines = [] }: Wish, lineArgument: string | null): WishProblem[] {
  const unknown = unlistedNames(facts.grammar, args).map(
    (name): WishProblem => ({ field: `args.${name}`, code: "not_an_argument" }),
  );
  const problems = [...unknown, ...lineProblems(facts, lines)];
  if (lines.length > 0 && lineArgument !== null && args[lineArgument] != null && args[lineArgument] !== "")
    problems.push({ field: `args.${lineArgument}`, code: "named_in_lines" });
  return problems;
}

/**
 * What a wish comes to, as `judgeWish` splits it.
 * @throws AppError `bad_request` that names each field
 */
export function planIntents(marketplace: string, facts: ActionFacts, wish: Wish): Planned[] {
  const { planned, problems } = judgeWish(marketplace, facts, wish);
  if (problems.length > 0)
    throw badRequest(problems.map(({ field, code, reason }) => ({ field, message: problemWords(code, reason), code })));
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

function unique(problems: readonly WishProblem[]): WishProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ field, code }) => {
    const key = `${field} ${code}`;
    return !seen.has(key) && seen.add(key);
  });
}

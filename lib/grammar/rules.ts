/**
 * Which arguments are asked for: every `depends_on` evaluated against the order and the other arguments, until nothing moves.
 *
 * An argument hidden by its own condition counts as missing for others. Conditions may refer to each other in a circle; the result
 * is defined all the same: start with everything shown, go through the arguments in listed order, each seeing the earlier ones
 * settled, at most as many passes as there are arguments (API.md §14.6, "Cycles").
 */

import { applyFunction, type Outcome } from "./conditions/functions";
import type { Matcher } from "./conditions/matcher";
import { type Leaf, leavesInOrder, MISSING } from "./conditions/path";
import type { Argument, Condition, DependsOn } from "./model";

/** What became of an argument's condition; `not_evaluated` counts as if there were none. */
export type ConditionState = "none" | "holds" | "fails" | "not_evaluated";

export interface Visibility {
  visible: boolean;
  condition: ConditionState;
}

export interface RulesInput {
  /** In listed order, mandatory ones first. */
  arguments: readonly Argument[];
  order: unknown;
  /** The value an argument has if it is shown; MISSING when it is empty. */
  read: (name: string) => Leaf;
  matcher: Matcher;
  /** The overlay's own reasons to leave an argument out, seeing the same values as conditions do. */
  hides: (argument: Argument, seen: (name: string) => Leaf) => boolean;
}

/** The settled visibility of every argument, by name. */
export function settleVisibility(input: RulesInput): ReadonlyMap<string, Visibility> {
  const settled = new Map<string, Visibility>(
    input.arguments.map(({ name }) => [name, { visible: true, condition: "none" }]),
  );
  const isShown = (name: string): boolean => settled.get(name)?.visible ?? false;
  const seen = (name: string): Leaf => (isShown(name) ? input.read(name) : MISSING);
  const judges = new Map(
    input.arguments.flatMap(({ name, depends_on }) =>
      depends_on === null ? [] : [[name, judgeOf(depends_on, input, isShown)]],
    ),
  );
  for (let pass = 0; pass < input.arguments.length; pass += 1) {
    let moved = false;
    for (const argument of input.arguments) {
      const condition = judges.get(argument.name)?.() ?? "none";
      const visible = condition !== "fails" && !input.hides(argument, seen);
      moved ||= visible !== isShown(argument.name);
      settled.set(argument.name, { visible, condition });
    }
    if (!moved) break;
  }
  return settled;
}

/** A function that tells how the block stands now. Each condition is computed at most twice, however many passes there are. */
function judgeOf(block: DependsOn, input: RulesInput, isShown: (name: string) => boolean): () => ConditionState {
  const outcomes = block.conditions.map((condition) => outcomeOf(condition, input, isShown));
  return () => {
    const results = outcomes.map((outcome) => outcome());
    if (results.includes(null)) return "not_evaluated";
    const held = results.filter((result) => result === true).length;
    const holds =
      block.operator === "allOf" ? held === results.length : block.operator === "anyOf" ? held > 0 : held === 1;
    return holds ? "holds" : "fails";
  };
}

function outcomeOf(condition: Condition, input: RulesInput, isShown: (name: string) => boolean): () => Outcome {
  if (condition.root === "order")
    return once(() => anyOutcome(condition, leavesInOrder(input.order, condition.path), input));
  // An argument's value is fixed while visibility settles, so the outcome depends on nothing but whether it is shown.
  const shown = once(() => applyFunction(condition, input.read(condition.path), input.matcher));
  const hidden = once(() => applyFunction(condition, MISSING, input.matcher));
  return () => (isShown(condition.path) ? shown() : hidden());
}

/** True when any value at the end of the path satisfies; null as soon as one cannot be evaluated. */
function anyOutcome(condition: Condition, leaves: readonly Leaf[], input: RulesInput): Outcome {
  const outcomes = leaves.map((leaf) => applyFunction(condition, leaf, input.matcher));
  return outcomes.includes(null) ? null : outcomes.includes(true);
}

function once<T>(compute: () => T): () => T {
  let known: { value: T } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

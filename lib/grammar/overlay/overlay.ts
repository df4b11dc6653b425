/** Which overlay rules speak about one action of one marketplace, and what they add to it. */

import { MISSING } from "../conditions/path";
import type { Argument } from "../model";
import { scalarText } from "../raw/decimal";
import type { OrderFacts } from "../raw/order-facts";
import { OVERLAY_RULES, type OverlayEffect, type OverlayRule } from "./overlay-rules";

/** `null` is the overlay off altogether; `off` lists single rules that an account has switched off. */
export type OverlayChoice = { marketplace: string; off?: readonly string[] } | null;

/** Where a rule comes from, for the field it touches. */
export interface RuleRef {
  id: string;
  source: string;
  seen: string;
}

/** A reason of the overlay not to offer an action. */
export type OverlayRefusal = { code: "delivered_by_marketplace" } | { code: "use_other_action"; instead: string };

interface RuleEffect {
  rule: OverlayRule;
  effect: OverlayEffect;
}

const BEFORE_ACCEPTANCE = new Set(["new", "waiting_acceptance"]);

/** The rules for one action, asked one question at a time. */
export class Overlay {
  private readonly effects: readonly RuleEffect[];

  constructor(choice: OverlayChoice, action: string) {
    const rules = choice === null ? [] : OVERLAY_RULES.filter((rule) => speaksOf(rule, choice, action));
    this.effects = rules.flatMap((rule) => rule.effects.map((effect) => ({ rule, effect })));
  }

  /** Why the action is not offered although metadata allows it, or does not know it. */
  refusal(action: string, facts: OrderFacts): OverlayRefusal | null {
    if (this.has("not_when_delivered_by_marketplace") && facts.delivered_by_marketplace)
      return { code: "delivered_by_marketplace" };
    if (!this.has("refuse_before_refund_after")) return null;
    const right = BEFORE_ACCEPTANCE.has(facts.status ?? "") ? "refuse" : "refund";
    return action === right ? null : { code: "use_other_action", instead: right };
  }

  /** True when an optional argument must be left out: it belongs to a value that another argument does not have. */
  hides(argument: Argument, seen: (name: string) => unknown): boolean {
    // A mandatory argument is never taken away: leaving it out is what the metadata refuses.
    if (argument.mandatory) return false;
    return this.about(argument.name).some(
      ({ effect }) => effect.kind === "only_with" && !hasValue(seen(effect.other), effect.value),
    );
  }

  /** Required beyond the metadata. Asked for shown arguments only. */
  requires(argument: Argument): boolean {
    return this.about(argument.name).some(({ effect }) => effect.kind === "require" || effect.kind === "only_with");
  }

  expects(argument: Argument): boolean {
    return this.about(argument.name).some(({ effect }) => effect.kind === "expect");
  }

  maxLength(argument: Argument): number | null {
    const limits = this.about(argument.name).flatMap(({ effect }) =>
      effect.kind === "max_length" ? [effect.characters] : [],
    );
    return limits.length === 0 ? null : Math.min(...limits);
  }

  /** What the form opens with. `now` is the caller's clock, for this code has none. */
  prefill(argument: Argument, facts: OrderFacts, now: string | null): string | null {
    for (const { effect } of this.about(argument.name)) {
      if (effect.kind !== "prefill") continue;
      if (effect.with === "now") return now;
      return effect.with === "only_line" ? onlyLine(facts) : effect.with;
    }
    return null;
  }

  get oneActionPerLine(): boolean {
    return this.has("one_action_per_line");
  }

  /** What a person may type for the line of a one-line order, and the id it stands for. */
  lineAlias(facts: OrderFacts): { text: string; line: string } | null {
    const line = onlyLine(facts);
    for (const { effect } of this.effects)
      if (effect.kind === "only_line_alias" && line !== null) return { text: effect.text, line };
    return null;
  }

  rulesAbout(argument: Argument): RuleRef[] {
    const rules = new Set(this.about(argument.name).map(({ rule }) => rule));
    return [...rules].map(({ id, source, seen }) => ({ id, source, seen }));
  }

  private has(kind: OverlayEffect["kind"]): boolean {
    return this.effects.some(({ effect }) => effect.kind === kind);
  }

  private about(name: string): readonly RuleEffect[] {
    return this.effects.filter(({ effect }) =>
      "arguments" in effect ? effect.arguments.includes(name) : "argument" in effect && effect.argument === name,
    );
  }
}

function speaksOf(
  rule: OverlayRule,
  choice: { marketplace: string; off?: readonly string[] },
  action: string,
): boolean {
  if (choice.off?.includes(rule.id) === true || !rule.actions.includes(action)) return false;
  return rule.marketplaces.some((family) => choice.marketplace.toLowerCase().startsWith(family));
}

function hasValue(value: unknown, wanted: string): boolean {
  return value !== MISSING && scalarText(value)?.toLowerCase() === wanted.toLowerCase();
}

function onlyLine(facts: OrderFacts): string | null {
  return facts.lines.length === 1 ? (facts.lines[0]?.id ?? null) : null;
}

import "server-only";
import type { TriageFamily } from "@/lib/contract/triage";
import { isOwnText } from "@/lib/lengow";
import { familyOf, groupMessages, type MaskedMessage, type MaskRule, maskMessage, maskRule } from "@/lib/triage";
import { once } from "../once";
import type { Candidate } from "./candidates";

/** A decision of people, or of ourselves where a key changed, about which group a cause belongs to. */
export interface RuleRow {
  id: string;
  kind: "merge" | "mask" | "renamed";
  from_group: string;
  into_group: string;
  mask: string | null;
}

/** The scope of a mask: only messages of the same marketplace, action and kind can join. */
export interface GroupScope {
  marketplace: string;
  action_type: string;
  kind: string;
}

/** Where a failure belongs, by its words alone and after all rules. */
export interface Assigned {
  group_key: string;
  own: string;
  group: string;
  /** The administrator's mask that took it, else what its words have in common with others'. */
  mask: string;
  family: TriageFamily;
}

/** A group's id: its key in one path segment; failures of another kind than a refusal have groups of their own. */
export function groupIdOf(groupKey: string, kind: Candidate["kind"]): string {
  const id = groupKey.replaceAll("/", "~");
  return kind === "failed" ? id : `${id}~${kind}`;
}

/** What is left of a group whose mask an administrator narrowed. */
const REST = "~rest";

export const isRest = (group: string): boolean => group.endsWith(REST);

/**
 * What a failure says; one without words speaks by why it is where it is, and so does one that was merely not heard: whether its connection broke
 * off or the answer came too late is one cause. Our objections tell causes apart, so that each can be corrected by itself.
 */
export function wordsOf({ message, reason, kind }: Pick<Candidate, "message" | "reason" | "kind">): string {
  if (message !== null && message.trim() !== "" && !isOwnText(message)) return message;
  return `${kind} ${reason ?? "no answer yet"}`.replaceAll("_", " ");
}

/** Follows merges to their end; a circle, which cannot be made by the screens, ends where it began. */
export function followMerges(id: string, merges: ReadonlyMap<string, string>): string {
  let at = id;
  for (let steps = 0; steps < 50; steps++) {
    const next = merges.get(at);
    if (next === undefined) return at;
    at = next;
  }
  return id;
}

interface OwnMask {
  group: string;
  mask: string;
  scope: GroupScope;
  rule: MaskRule;
}

function ownMasks(rules: readonly RuleRow[], scopes: ReadonlyMap<string, GroupScope>): OwnMask[] {
  return rules.flatMap(({ kind, into_group: group, mask }) => {
    const scope = scopes.get(group);
    return kind === "mask" && mask !== null && scope ? [{ group, mask, scope, rule: maskRule(mask) }] : [];
  });
}

const MOST_MASKS = 40_000;

/** Masking reads a text word by word; the same text is not read twice while this process lives. */
function rememberedMask(text: string): MaskedMessage {
  const masks = once("triage-masks", () => new Map<string, MaskedMessage>());
  const known = masks.get(text);
  if (known) return known;
  const masked = maskMessage(text);
  if (masks.size >= MOST_MASKS) masks.clear();
  masks.set(text, masked);
  return masked;
}

/**
 * Groups all failures of an account: by their words as a set, then by administrators' masks, then by merges. Rules hold for what comes later as
 * well (PRODUCT Q11). `rules` are newest first.
 */
export function assignGroups(
  candidates: readonly Candidate[],
  rules: readonly RuleRow[],
  scopes: ReadonlyMap<string, GroupScope>,
): Assigned[] {
  const texts = candidates.map(wordsOf);
  const grouped = groupMessages(
    candidates.map(({ marketplace, action_type }, at) => ({ text: texts[at] ?? "", marketplace, action_type })),
    rememberedMask,
  );
  const masks = ownMasks(rules, scopes);
  const merges = new Map(rules.filter(({ kind }) => kind !== "mask").map((rule) => [rule.from_group, rule.into_group]));
  return candidates.map((candidate, at) => {
    const {
      group_key: groupKey,
      mask,
      family,
    } = grouped[at] ?? {
      group_key: "",
      mask: "",
      family: familyOf(texts[at] ?? ""),
    };
    const natural = groupIdOf(groupKey, candidate.kind);
    const inScope = masks.filter(
      ({ scope }) =>
        scope.marketplace === candidate.marketplace &&
        scope.action_type === candidate.action_type &&
        scope.kind === candidate.kind,
    );
    const taken = inScope.find(({ rule }) => rule.matches(texts[at] ?? ""));
    const own = taken ? taken.group : inScope.some(({ group }) => group === natural) ? natural + REST : natural;
    return { group_key: groupKey, own, group: followMerges(own, merges), mask: taken?.mask ?? mask, family };
  });
}

import { familyOfMask } from "./family-of";
import type { Family } from "./family-rules/family-rule";
import { type Failure, keyOf } from "./group-key";
import { type MaskedMessage, maskMessage } from "./mask-message";

export interface GroupedFailure {
  group_key: string;
  family: Family;
  mask: string;
}

/** A cut text shorter than this says too little to be sure how it went on. */
const FEWEST_WORDS = 3;
const FEWEST_WORDS_UNMARKED = 6;

const firstNotBelow = (sorted: readonly string[], text: string): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The one longest text that goes on where `start` stops; null when none does or when they disagree. */
const continuation = (sorted: readonly string[], start: string): string | null => {
  let longest: string | null = null;
  for (let at = firstNotBelow(sorted, start); at < sorted.length; at++) {
    const found = sorted[at]!;
    if (!found.startsWith(start)) break;
    if (longest !== null && !found.startsWith(longest)) return null;
    longest = found;
  }
  return longest === start ? null : longest;
};

const wholeText = ({ words, cut }: MaskedMessage, marked: boolean, sorted: readonly string[]): string => {
  const own = words.join(" ");
  if (!cut || words.length < (marked ? FEWEST_WORDS : FEWEST_WORDS_UNMARKED)) return own;
  return continuation(sorted, own) ?? (marked ? null : continuation(sorted, words.slice(0, -1).join(" "))) ?? own;
};

/**
 * Groups a set of failures. Each message has its own group by {@link maskMessage}; only a text that was cut off joins the group of the
 * one longer message of the same marketplace and action that it begins. The order of the set changes nothing. n log n.
 */
export const groupMessages = (failures: readonly Failure[]): GroupedFailure[] => {
  const masked = failures.map((failure) => maskMessage(failure.text));
  const families = new Map<string, Family>();
  const byScope = new Map<string, Set<string>>();
  failures.forEach((failure, at) => {
    const scope = keyOf(failure.marketplace, failure.action_type, []);
    const texts = byScope.get(scope) ?? new Set<string>();
    texts.add(masked[at]!.words.join(" "));
    byScope.set(scope, texts);
  });
  const sorted = new Map([...byScope].map(([scope, texts]) => [scope, [...texts].sort()] as const));
  return failures.map(({ marketplace, action_type }, at) => {
    const one = masked[at]!;
    const texts = sorted.get(keyOf(marketplace, action_type, [])) ?? [];
    const whole = wholeText(one, one.mask.endsWith("..."), texts);
    const family = families.get(one.mask) ?? familyOfMask(one.mask);
    families.set(one.mask, family);
    return { group_key: keyOf(marketplace, action_type, [whole]), family, mask: one.mask };
  });
};

import { wholeOf } from "./cut-texts";
import { familyOfMask } from "./family-of";
import type { Family } from "./family-rules/family-rule";
import { type Failure, keyOf } from "./group-key";
import { type MaskedMessage, maskMessage } from "./mask-message";
import { commonOf, type Sightings, sightings } from "./strange-words";

export interface GroupedFailure {
  group_key: string;
  family: Family;
  mask: string;
}

/** How one message is masked: {@link maskMessage}, or a memory of it. */
export type Mask = (text: string) => MaskedMessage;

/** The messages of one marketplace and action. */
interface Scope {
  masked: MaskedMessage[];
  seen: Sightings;
  /** Every text after names in small letters were recognised, sorted for the search of whole texts. */
  sorted: string[];
}

const scopeOf = ({ marketplace, action_type }: Failure): string => keyOf(marketplace, action_type, []);

const readScope = (masked: MaskedMessage[]): Scope => {
  const seen = sightings(masked);
  return { masked, seen, sorted: [...new Set(masked.map((one) => commonOf(one, seen)))].sort() };
};

/**
 * Groups a set of failures; the order of the set changes nothing. Each message has the group of its own masked text, with two
 * corrections that only a set can tell: words that vary where everything else is equal are values, and a text that was cut off belongs
 * to the one longer text that it begins. n log n in the number of messages. `mask` may remember what it read: masking is most of the work.
 */
export const groupMessages = (failures: readonly Failure[], mask: Mask = maskMessage): GroupedFailure[] => {
  const masked = failures.map((failure) => mask(failure.text));
  const members = new Map<string, MaskedMessage[]>();
  failures.forEach((failure, at) => {
    const scope = scopeOf(failure);
    const inScope = members.get(scope);
    if (inScope) inScope.push(masked[at]!);
    else members.set(scope, [masked[at]!]);
  });
  const scopes = new Map([...members].map(([scope, inScope]) => [scope, readScope(inScope)] as const));
  const families = new Map<string, Family>();
  return failures.map((failure, at) => {
    const one = masked[at]!;
    const { seen, sorted } = scopes.get(scopeOf(failure))!;
    const family = families.get(one.mask) ?? familyOfMask(one.mask);
    families.set(one.mask, family);
    const text = wholeOf(one, commonOf(one, seen), sorted);
    return { group_key: keyOf(failure.marketplace, failure.action_type, [text]), family, mask: one.mask };
  });
};

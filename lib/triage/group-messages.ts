import { wholeOf } from "./cut-texts";
import { familyOfMask } from "./family-of";
import type { Family } from "./family-rules/family-rule";
import { type Failure, keyOf } from "./group-key";
import { type MaskedMessage, maskMessage } from "./mask-message";
import { slotSiblings } from "./slot-siblings";
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
  seen: Sightings;
  /** By its mask, what a message with words in place of a value reads like. */
  siblings: ReadonlyMap<string, MaskedMessage>;
  /** Every text after names in small letters were recognised, sorted for the search of whole texts. */
  sorted: readonly string[];
}

const scopeOf = ({ marketplace, action_type }: Failure): string => `${marketplace}\n${action_type}`;

const readScope = (masked: readonly MaskedMessage[]): Scope => {
  const seen = sightings(masked);
  const texts = new Set([...new Set(masked)].map((one) => commonOf(one, seen)));
  return { seen, siblings: slotSiblings(masked), sorted: [...texts].sort() };
};

/** The same text comes again and again, and what follows from it is worked out once. */
const onceFor = <K, V>(made: Map<K, V>, key: K, make: () => V): V => {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
};

/**
 * Groups a set of failures; the order of the set changes nothing. Each message has the group of its own masked text, with three
 * corrections that only a set can tell: words that vary where everything else is equal are values, so are words where a like message has
 * one, and a text that was cut off belongs to the one longer text that it begins. n log n in the number of messages. `mask` may remember what it read: masking is most of the work.
 */
export const groupMessages = (failures: readonly Failure[], mask: Mask = maskMessage): GroupedFailure[] => {
  const byText = new Map<string, MaskedMessage>();
  const masked = failures.map(({ text }) => onceFor(byText, text, () => mask(text)));
  const members = new Map<string, number[]>();
  for (const [at, failure] of failures.entries()) onceFor(members, scopeOf(failure), () => []).push(at);
  const families = new Map<string, Family>();
  const grouped = new Array<GroupedFailure>(failures.length);
  for (const places of members.values()) {
    const { seen, siblings, sorted } = readScope(places.map((at) => masked[at]!));
    const { marketplace, action_type: type } = failures[places[0]!]!;
    const known = new Map<MaskedMessage, GroupedFailure>();
    for (const at of places) {
      const one = masked[at]!;
      grouped[at] = onceFor(known, one, () => ({
        group_key: keyOf(marketplace, type, [wholeOf(one, commonOf(siblings.get(one.mask) ?? one, seen), sorted)]),
        family: onceFor(families, one.mask, () => familyOfMask(one.mask)),
        mask: one.mask,
      }));
    }
  }
  return grouped;
};

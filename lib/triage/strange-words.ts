import { isClaim } from "./lexicon/lexicon";
import type { MaskedMessage } from "./mask-message";

/**
 * Names that nothing gives away ("refused by kangaroo parcel") are seen only beside their likes. Messages that are equal but for words
 * no lexicon holds share a core. A strange word that few of them have is a value and is dropped; one that comes again and again is part
 * of the sentence and stays.
 */

interface Kin {
  messages: number;
  /** Different full texts. */
  texts: Set<string>;
  /** In how many messages each strange word stands. */
  strange: Map<string, number>;
}

/** What was seen, by core. */
export type Sightings = ReadonlyMap<string, Kin>;

/** A word in at most this many messages is rare, and so is one in at most a sixth of them. */
const RARE = 2;
const RARE_SHARE = 6;
const FEWEST_VARIANTS = 3;

const strangeOf = ({ words, core }: MaskedMessage): string[] => {
  const known = new Set(core);
  return words.filter((word) => !known.has(word));
};

export const sightings = (messages: readonly MaskedMessage[]): Sightings => {
  const byCore = new Map<string, Kin>();
  for (const message of messages) {
    const core = message.core.join(" ");
    const kin = byCore.get(core) ?? { messages: 0, texts: new Set<string>(), strange: new Map<string, number>() };
    kin.messages += 1;
    kin.texts.add(message.words.join(" "));
    for (const word of strangeOf(message)) kin.strange.set(word, (kin.strange.get(word) ?? 0) + 1);
    byCore.set(core, kin);
  }
  return byCore;
};

/** Three known words, or two of which one says what is wrong: enough to be one cause without the rest. */
const saysEnough = (core: readonly string[]): boolean => core.length > 2 || (core.length === 2 && core.some(isClaim));

const isRare = (times: number, messages: number): boolean =>
  times < messages && (times <= RARE || times * RARE_SHARE <= messages);

/** The text that decides a message's group: its own, without the strange words that vary among the messages seen. */
export const commonOf = (message: MaskedMessage, seen: Sightings): string => {
  const own = message.words.join(" ");
  const core = message.core.join(" ");
  const kin = seen.get(core);
  if (own === core || !kin || !saysEnough(message.core)) return own;
  const strange = strangeOf(message);
  const rare = new Set(strange.filter((word) => isRare(kin.strange.get(word) ?? 0, kin.messages)));
  const common = message.words.filter((word) => !rare.has(word)).join(" ");
  return kin.texts.has(common) || kin.texts.size >= FEWEST_VARIANTS ? common : own;
};

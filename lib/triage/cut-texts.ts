import type { MaskedMessage } from "./mask-message";

/** A cut text with fewer words says too little to be sure how it went on. */
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

/**
 * The text that a cut message was going to be: the only one of its scope that goes on from it, or its own. Without an ellipsis the last
 * word may be half a word, so it is tried without.
 */
export const wholeOf = ({ words, cut, mask }: MaskedMessage, own: string, sorted: readonly string[]): string => {
  const marked = mask.endsWith("...");
  if (!cut || words.length < (marked ? FEWEST_WORDS : FEWEST_WORDS_UNMARKED)) return own;
  const found = continuation(sorted, own);
  if (found !== null || marked) return found ?? own;
  return continuation(sorted, own.slice(0, Math.max(0, own.lastIndexOf(" ")))) ?? own;
};

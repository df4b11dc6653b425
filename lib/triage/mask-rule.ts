import { cleanText } from "./clean-text";

/** A slot as masks write it: `<order>`, `<carrier>`. */
const SLOT = /<[a-z_ ]{1,20}>/g;
const MOST_SLOTS = 40;

/** Words alone: marks, blanks and case say nothing about a cause. */
const flat = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A mask that an administrator wrote: fixed words with slots between them that take any text. */
export interface MaskRule {
  /** Whether a message is one of those the mask describes. Linear in its length. */
  matches(message: string): boolean;
}

/** Why a mask cannot be used: `empty` when it has no words, `too_many_slots`, `too_long`. */
export type MaskProblem = "empty" | "too_long" | "too_many_slots";

export function maskProblem(mask: string): MaskProblem | null {
  if (mask.length > 600) return "too_long";
  if ((mask.match(SLOT) ?? []).length > MOST_SLOTS) return "too_many_slots";
  return /\p{L}{2}/u.test(mask.replace(SLOT, "")) ? null : "empty";
}

/** Reads a mask. Words are compared without regard to case, blanks and marks; each slot takes any text, also none. */
export function maskRule(mask: string): MaskRule {
  const parts = mask.replace(SLOT, "\u0000").split("\u0000").map(flat);
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  return {
    matches(message) {
      const text = flat(cleanText(message));
      if (last === undefined) return text === first;
      if (!text.startsWith(first)) return false;
      let at = first.length;
      for (const part of rest) {
        const found = text.indexOf(part, at);
        if (found < 0) return false;
        at = found + part.length;
      }
      return text.length - last.length >= at && text.endsWith(last);
    },
  };
}

import { de } from "./family-rules/de";
import { en } from "./family-rules/en";
import { es } from "./family-rules/es";
import { FAMILIES, type Family, type FamilyRule } from "./family-rules/family-rule";
import { fr } from "./family-rules/fr";
import { it } from "./family-rules/it";
import { maskMessage } from "./mask-message";
import { foldWord } from "./stem-word";

const RULES: readonly FamilyRule[] = [...en, ...fr, ...de, ...it, ...es];
const ORDERED: readonly FamilyRule[] = FAMILIES.flatMap((family) => RULES.filter((rule) => rule.family === family));

/** ` the words of a mask between blanks `, so that a phrase with a blank before it matches from the beginning of a word. */
const readable = (mask: string): string =>
  ` ${foldWord(mask.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2"))
    .replace(/[^\p{L}\p{N}<>]+/gu, " ")
    .trim()} `;

const says = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => text.includes(` ${phrase}`));

/** The rule that decides for a mask, with its reason; null when none does. */
export const ruleForMask = (mask: string): FamilyRule | null => {
  const text = readable(mask);
  return (
    ORDERED.find((rule) => rule.all.every((any) => says(text, any)) && !(rule.none && says(text, rule.none))) ?? null
  );
};

export const familyOfMask = (mask: string): Family => ruleForMask(mask)?.family ?? "unknown";

/** The family of a raw message: the first matching rule in the order of {@link FAMILIES}, over its mask, in whatever language it is. */
export const familyOf = (text: string): Family => familyOfMask(maskMessage(text).mask);

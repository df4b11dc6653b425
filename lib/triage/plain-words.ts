import { identifierParts } from "./identifier-parts";
import { isEveryday, mayBeName } from "./lexicon/everyday";
import { isStop, isWord } from "./lexicon/lexicon";
import { maskMessage } from "./mask-message";
import { foldWord } from "./stem-word";

/**
 * Failure texts for people who may not see what is one order's alone. A mask holds no values it could tell from words; a word that no lexicon
 * holds may still be somebody's name, so here only the words of failure and everyday ones are left.
 */

const SLOT = /<[^<>\s]{1,40}>/;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_@.\-/'’+#&]{0,200}/gu;
/** Codes are kept by a mask on purpose; they are short and hold digits. */
const CODE = /^(?=.*\d)[\w.-]{1,20}$/;

const isKnown = (word: string): boolean =>
  word.split(/['’]/).every((piece) => {
    const whole = foldWord(piece);
    if (piece.length < 2 || isStop(whole) || isWord(whole)) return true;
    const parts = identifierParts(piece).map(foldWord);
    return parts.length > 1 && parts.every((part) => part.length < 2 || isStop(part) || isWord(part));
  });

const hideIn = (text: string, hidden: string): string =>
  text.replace(WORD, (found) => {
    const word = found.replace(/[.\-/'’+#&]+$/, "");
    const isPlain = CODE.test(word) || isEveryday(word) || (isKnown(word) && !mayBeName(word));
    return isPlain ? found : hidden + found.slice(word.length);
  });

/** `text` with `change` made to everything but the slots. */
export const betweenSlots = (mask: string, change: (text: string) => string): string =>
  mask
    .split(new RegExp(`(${SLOT.source})`))
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join("");

/** A mask without the words that no lexicon holds; its slots stay. Several hidden words in a row are written once. */
export const hideStrangeWords = (mask: string, hidden: string): string => {
  const clean = betweenSlots(mask, (text) => hideIn(text, hidden));
  return clean.split(new RegExp(`(?:${hidden}[\\s,-]*)+(?=${hidden})`)).join("");
};

/** What every message of its kind says: neither values nor strange words. */
export const generalText = (text: string, hidden: string): string =>
  hideStrangeWords(maskMessage(text).mask.replace(new RegExp(SLOT, "g"), hidden), hidden);

const WHEREABOUTS: readonly RegExp[] = [
  /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/giu,
  /(?<![\p{L}\d])(?:\+|00)\d[\d ()./-]{6,20}\d/gu,
  /(?<![\p{L}\d])0\d(?:[ ./-]?\d){6,10}(?!\d)/gu,
  /(?<![\p{L}\d])\d{1,4}(?: ?(?:bis|ter|[a-d]))?,? (?:rue|avenue|av\.|boulevard|bd|allée|chemin|place|quai|impasse|route|cours)(?!\p{L})[^\d,;:()"\n]{1,40}\p{L}{0,40}/giu,
  /(?<!\p{L})(?:rue|avenue|via|viale|piazza|corso|calle|avenida|plaza|paseo)\s[\p{L}'’. ]{2,40},?\s\d{1,4}(?!\d)/giu,
  /(?<!\p{L})\p{Lu}[\p{L}-]{1,30}(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|straat|laan)\s\d{1,4}\s?[a-z]?(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])\d{1,4}[a-z]?,? (?:\p{Lu}[\p{L}'’-]{1,20} ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Drive|Close|Way|Court|Square)(?!\p{L})/gu,
];

/** A text with e-mail addresses, telephone numbers and streets with their numbers hidden, as far as their shape gives them away. */
export const hideWhereabouts = (text: string, hidden: string): string =>
  WHEREABOUTS.reduce((rest, pattern) => rest.replace(pattern, hidden), text);

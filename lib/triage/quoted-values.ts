import { namesCarrier } from "./carriers";
import { isFieldWord } from "./field-words";
import { identifierParts } from "./identifier-parts";
import { isClaim, isStop, isWord } from "./lexicon/lexicon";
import { GIVEN } from "./name-cues";
import { PLACEHOLDER, type SlotStore } from "./slots";
import { foldWord } from "./stem-word";

/**
 * What stands in quotation marks is a value, unless it is the name of a field ('tracking_number') or itself a message
 * (`"message": "Order not found"`). Keys of JSON are words, its other strings follow the same rule.
 */

/** Keys whose string is the message or its code. */
const TEXT_KEYS = new Set(
  `message messages msg detail details description error errors errormessage error_description usermessage longmessage shortmessage reason
  title cause text why explanation begrundung meldung fehlermeldung mensaje messaggio descripcion descrizione beschreibung libelle motif motivo grund fault faultstring code errorcode error_code field fields path name parameter property attribute type category domain violation violations`.split(
    /\s+/,
  ),
);
/** Keys that only wrap: they would part a bare message from the same one in JSON. */
const ENVELOPE_KEYS = new Set(["error", "errors", "message", "code", "status", "details", "detail", "title"]);

const MAX_QUOTE = 400;
/** How far after a quotation its judgement is looked for. */
const JUDGED_REACH = 70;
const REACH_BEFORE = 32;
const MAX_DEPTH = 3;

const wordsOf = (text: string): string[] =>
  (text.match(/[\p{L}_][\p{L}\p{M}\p{N}_.]*/gu) ?? []).slice(0, 60).map(foldWord);

/** A field may begin with a deed (return_carrier); a word that ends with one is a status or a reason (CustomerReturn, Shipped). */
const DEEDS = new Set([
  "return",
  "refund",
  "cancel",
  "ship",
  "shipped",
  "delivered",
  "delivery",
  "shipment",
  "envio",
  "spedizione",
]);

const isKnown = (word: string): boolean => isStop(word) || isWord(word);

/** Quoted or not: says which field is meant, not what stood in it. */
export const isFieldName = (content: string): boolean => {
  if (/[\d\s]/.test(content.trim()) && !/^[\p{L} ]{3,30}$/u.test(content)) return false;
  const parts = content.trim().split(" ").flatMap(identifierParts).map(foldWord);
  return parts.length > 0 && parts.length <= 5 && parts.every(isFieldWord) && !DEEDS.has(parts.at(-1) ?? "");
};

/** A single letter is no word of a message; values are full of them. */
const isMessage = (content: string, key: string): boolean => {
  const words = wordsOf(content)
    .flatMap(identifierParts)
    .filter((word) => word.length > 1);
  if (words.length === 0) return false;
  const known = words.filter(isKnown).length;
  if (TEXT_KEYS.has(key))
    return words.length >= 3 || known * 2 >= identifierParts(content).length || (known >= 2 && words.some(isClaim));
  return words.length >= 3 && known * 5 >= words.length * 3 && words.some(isClaim);
};

/** Where the quotation that opens at `open` ends, or -1. A mark between two letters is an apostrophe. */
const closingAt = (text: string, open: number): number => {
  const mark = text[open] ?? "";
  const last = Math.min(text.length, open + MAX_QUOTE);
  for (let at = open + 1; at < last; at++) {
    if (text[at] !== mark) continue;
    if (mark === '"' || !/[\p{L}\d]/u.test(text[at + 1] ?? " ")) return at;
  }
  return -1;
};

const opens = (text: string, at: number): boolean => {
  const mark = text[at];
  if (mark !== '"' && mark !== "'") return false;
  const before = text[at - 1] ?? " ";
  if (mark === "'") return !/[\p{L}\d]/u.test(before) && /\S/.test(text[at + 1] ?? " ");
  return !/\d/.test(before);
};

const IS =
  "(?:is|are|was|est|sont|ist|sind|wurden?|wird|werden|darf|kann|will|could|can|cannot|can't|peut|può|puede|viene|ha|a|fue|es|son|è|does|has|nicht|non|no|not|kein|ne) |(?:e'|n')";
const FIT =
  "valid|gültig|zulässig|allowed|permitted|permis|permitid|autoris|erlaubt|ammess|consentit|exist|esist|known|bekannt|connu|reconnu|recogni[sz]ed|erkannt|support|unterstützt|accept|akzept|accett|acept|admis|admitid|used|found|trouvé|gefunden|trovat|encontrad|verwendet|utilis|usat";
const REFUSED =
  "refused|rejected|invalid|unknown|refusée?|rejetée?|inconnue?|abgelehnt|ungültig|unbekannt|rifiutat[ao]|sconosciut[ao]|rechazad[ao]|inválid[ao]|desconocid[ao]";

/** "'Client annulé' is not valid", "« Livré » n'existe pas", "'Kein Bestand' abgelehnt": the sentence goes on and judges it. */
export const REFUSED_NEXT = new RegExp(String.raw`^ (?:(?:${IS}).{0,40}?(?:${FIT})|(?:${REFUSED})(?!\p{L}))`, "iu");

/** True where the sentence around a quotation says that it is a value, however much what is in it reads like a message. */
const isJudged = (before: string, after: string): boolean => {
  const word = /([\p{L}\d_]{1,30})\s$/u.exec(before)?.[1];
  return word !== undefined && (GIVEN.has(foldWord(word)) || REFUSED_NEXT.test(after));
};

const keyBefore = (out: string, key: string): string => (/[:=[,{(]\s{0,3}$/.test(out) ? key : "");

const holdsCode = (content: string, store: SlotStore): boolean =>
  [...content].some((char) => PLACEHOLDER.test(char) && store.get(char)?.name === "code");

const replacement = (content: string, key: string, judged: boolean, store: SlotStore, depth: number): string => {
  const bare = content.trim();
  if (bare === "") return store.put("value", "");
  if (bare.length === 1 && PLACEHOLDER.test(bare)) return bare;
  if (isFieldName(bare) || (!judged && (isMessage(bare, key) || holdsCode(bare, store))))
    return ` ${depth < MAX_DEPTH ? takeQuoted(bare, store, depth + 1) : bare} `;
  if (/^[\d.,\s-]+$/.test(bare)) return store.put("number", bare);
  const parts = bare.split(/[\s_\-/]+/).map(foldWord);
  return store.put(namesCarrier(parts) ? "carrier" : "value", bare);
};

/** Where the next quotation mark stands at or after `from`; the text's length when there is none. */
const nextMark = (text: string, from: number): number => {
  for (let at = from; at < text.length; at++) if (text[at] === '"' || text[at] === "'") return at;
  return text.length;
};

/** Replaces quoted values by slots and unwraps quoted messages and field names. */
export const takeQuoted = (text: string, store: SlotStore, depth = 0): string => {
  let out = "";
  let key = "";
  let at = 0;
  let unclosedBefore = -1;
  while (at < text.length) {
    const mark = nextMark(text, at);
    out += text.slice(at, mark);
    at = mark;
    if (at === text.length) break;
    const close = opens(text, at) && at >= unclosedBefore ? closingAt(text, at) : -1;
    if (close < 0) {
      // A mark that does not close within reach: the next ones up to there need not be tried again.
      if (text[at] === '"') unclosedBefore = at + MAX_QUOTE;
      out += text[at];
      at += 1;
      continue;
    }
    const content = text.slice(at + 1, close);
    const after = /^\s{0,3}[:=]/.exec(text.slice(close + 1, close + 5));
    if (after && text[at] === '"' && /^[\p{L}_$@][\w.\-$]{0,60}$/u.test(content)) {
      key = foldWord(content);
      out += ENVELOPE_KEYS.has(key) ? " : " : ` ${content} : `;
      at = close + 1 + after[0].length;
      continue;
    }
    const judged = isJudged(out.slice(-REACH_BEFORE), text.slice(close + 1, close + 1 + JUDGED_REACH));
    out += replacement(content, keyBefore(out, key), judged, store, depth);
    at = close + 1;
  }
  return out;
};

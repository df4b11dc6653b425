import { PLACEHOLDER, type SlotStore } from "./slots";

/**
 * "Valid values: NoInventory, BuyerCanceled." tells what would have been taken, not what was wrong; the list differs from shop to shop
 * and from day to day. It is masked as one value, however long it is. The words before it stay: they say what the list is of.
 */

/** Words that say a list of choices follows: before the noun, behind it, or without one. */
const BEFORE =
  "valid|allowed|permitted|accepted|acceptable|possible|supported|available|expected|known|zulässige[nrs]?|zulaessige[nrs]?|erlaubte[nrs]?|gültige[nrs]?|mögliche[nrs]?|erwartete[nrs]?|verfügbare[nrs]?|unterstützte[nrs]?|posibles|possibili|possibles";
const BEHIND =
  "possibles?|autorisée?s?|admise?s?|acceptée?s?|valides?|attendue?s?|permise?s?|ammess[aei]|consentit[aei]|possibili|valid[aei]|accettat[aei]|permitid[ao]s?|válid[ao]s?|admitid[ao]s?|posibles|aceptad[ao]s?|esperad[ao]s?|allowed|permitted|accepted|supported|available";
const ALONE =
  "expected|allowed|permitted|erwartet|erlaubt|zulässig|attendu|autorisés?|consentiti|ammessi|permitidos|admitidos";
const ONE_OF = "one of(?: the following| these)?|parmi|eine[rs]? (?:von|der folgenden)|uno (?:dei seguenti|tra|de)";

const CUE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:${BEFORE})\s[\p{L}_ ]{2,40}?|[\p{L}_]{2,30}\s(?:${BEHIND})|${ALONE}|${ONE_OF})(?:\s(?:are|sont|sind|sono|son))?\s?(?=[:=([])`,
  "giu",
);
/** "must be one of A, B, C": the list follows without a sign. */
const CUE_WITHOUT_SIGN = new RegExp(String.raw`(?<![\p{L}\d])(?:${ONE_OF})\s(?=[\p{L}\d"'\ue000-\uf8ff])`, "giu");

const MAX_LIST = 800;
const MAX_ITEM_WORDS = 6;
const SEPARATOR = /\s?[,;|/]\s?|\s(?:or|ou|oder|o|and|et|und|y|e)\s/u;
const OPENERS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Where the quotation that opens at `open` closes, or -1. */
const quoteEnd = (text: string, open: number): number => {
  const close = text.indexOf(text[open]!, open + 1);
  return close < 0 || close - open > 100 ? -1 : close;
};

/** Index after the last character of a list that begins at `from`: a full stop, a mark that closes what was open before, or the end. */
const listEnd = (text: string, from: number): number => {
  const open: string[] = [];
  const last = Math.min(text.length, from + MAX_LIST);
  let fresh = true;
  for (let at = from; at < last; at++) {
    const char = text[at]!;
    if (char === '"' || (char === "'" && fresh)) {
      const close = fresh ? quoteEnd(text, at) : -1;
      if (close < 0) return at;
      at = close;
      fresh = false;
      continue;
    }
    const closer = OPENERS[char];
    if (closer) open.push(closer);
    else if (/[)\]}]/.test(char)) {
      if (open.pop() !== char) return at;
      if (open.length === 0 && OPENERS[text[from]!] === char) return at + 1;
    } else if (open.length === 0 && char === "." && /^(?:\s|$)/.test(text.slice(at + 1, at + 2))) return at;
    if (char !== " ") fresh = /[,;|/:=([{]/.test(char);
  }
  return last;
};

const bare = (item: string): string => item.replace(/^[\s"'([{]+|[\s"')\]}]+$/g, "");

/** Two or more short items; a list of fields says which of them is missing, and stays. */
const isChoice = (list: string, isField: (item: string) => boolean): boolean => {
  const items = list.split(SEPARATOR).map(bare).filter(Boolean);
  return (
    items.length > 1 &&
    items.every((item) => item.split(/\s+/).length <= MAX_ITEM_WORDS) &&
    !items.every((item) => isField(item))
  );
};

const holdsCode = (list: string, store: SlotStore): boolean =>
  [...list].some((char) => PLACEHOLDER.test(char) && store.get(char)?.name === "code");

/** Masks each list of permitted values as one value; to be taken before quoted values, which are its items. Linear. */
export const takeAllowed = (text: string, store: SlotStore, isField: (item: string) => boolean): string => {
  if (!/[,;|/]|\s(?:or|ou|oder|o)\s/u.test(text)) return text;
  let out = "";
  let done = 0;
  const cues = [...text.matchAll(CUE), ...text.matchAll(CUE_WITHOUT_SIGN)].sort(
    (one, other) => one.index - other.index,
  );
  for (const cue of cues) {
    const cueEnd = cue.index + cue[0].length;
    if (cueEnd < done) continue;
    const sign = /^\s?[:=]?\s?/.exec(text.slice(cueEnd, cueEnd + 4))![0].length;
    const from = cueEnd + sign;
    const end = listEnd(text, from);
    const list = text.slice(from, end);
    if (!isChoice(list, isField) || holdsCode(list, store)) continue;
    out += `${text.slice(done, from)} ${store.put("value", list)} `;
    done = end;
  }
  return out + text.slice(done);
};

import { isFieldWord } from "./field-words";
import { isClaim, looksGerman } from "./lexicon/lexicon";
import { CUES, IDENTIFIER_CUES, isVerb, SERVICE_CUES, TITLES } from "./name-cues";
import { bracketEnd, isCapitalWord, nameLike, type Reading, runEnd, strangeRun, tailEnd, upToVerb } from "./name-runs";
import type { SlotName } from "./slots";
import { stemWord } from "./stem-word";
import type { Token } from "./tokens";

/**
 * Names of products, people, carriers and places that stand in a message without quotation marks. The rule: a word that no lexicon
 * holds and that looks like a name (a capital inside a sentence, or right after a noun that introduces one) is a name, and takes
 * with it the small words and numbers between its parts ("Casque audio sans fil 40 h").
 */

interface Name {
  /** Index after the last token of the name. */
  end: number;
  slot: SlotName;
}

/** The word before `at`, over marks that introduce ("Carrier: X") and words without weight. */
const introducedBy = (tokens: readonly Token[], at: number): SlotName | undefined => {
  for (let back = at - 1; back >= 0 && at - back <= 2; back--) {
    const token = tokens[back]!;
    if (token.kind === "word" || token.kind === "unknown" || token.kind === "stop") {
      const found = CUES.get(stemWord(token.folded));
      if (found || token.kind !== "stop") return found;
    } else if (token.kind !== "mark" || !/^[:.#=(-]$/.test(token.text)) return undefined;
  }
  return undefined;
};

const startsSentence = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return before === undefined || (before.kind === "mark" && /[.!?;]/.test(before.text)) || before.kind === "code";
};

const isAcronym = (token: Token): boolean => /^\p{Lu}{4,}$/u.test(token.text);

/** An unknown word with a capital inside a sentence; in German only if another name part follows, or if it is all capitals. */
const isNameStart = ({ tokens, shouted, german }: Reading, at: number): boolean => {
  const token = tokens[at]!;
  if (token.kind !== "unknown" || !token.capital || shouted) return false;
  const next = tokens[at + 1];
  if (next?.kind === "unknown" && next.capital) return true;
  if (startsSentence(tokens, at)) return false;
  return !german || isAcronym(token) || (next?.kind === "slot" && next.slot !== "carrier");
};

/** "product Zaino Invicta blu non ...": after a noun for products, everything up to the verb. */
const productAt = (reading: Reading, at: number, slot: SlotName | undefined): Name | null => {
  const token = reading.tokens[at]!;
  if (slot !== "product" || reading.tokens[at - 1]?.kind !== "word" || token.kind === "mark") return null;
  if (!nameLike(token) && (!token.capital || reading.shouted)) return null;
  const end = upToVerb(reading, at);
  return end > at + 1 || (end > at && token.kind === "unknown") ? { end, slot } : null;
};

/** "reason SoldOut", "user api_shop": an identifier right after a noun that introduces one, unless it is a field's name. */
const identifierAt = ({ tokens }: Reading, at: number, slot: SlotName | undefined): Name | null => {
  const before = tokens[at - 1];
  const parts = tokens.slice(at, at + (tokens[at]?.parts ?? 0));
  if (before?.kind !== "word" || parts.length < 2 || parts.every((part) => isFieldWord(part.folded))) return null;
  return slot || IDENTIFIER_CUES.has(stemWord(before.folded)) || SERVICE_CUES.has(stemWord(before.folded))
    ? { end: at + parts.length, slot: slot ?? "value" }
    : null;
};

/** "Ship speed Standard is not allowed": a capital between the noun and the verb begins a value. */
const serviceAt = (reading: Reading, at: number): Name | null => {
  const before = reading.tokens[at - 1];
  const ends = reading.tokens[at + 1];
  if (!isCapitalWord(reading, reading.tokens[at]) || isClaim(reading.tokens[at]!.folded)) return null;
  if (before?.kind !== "word" || !SERVICE_CUES.has(stemWord(before.folded))) return null;
  return ends && isVerb(ends, reading.tokens[at + 2]) ? { end: at + 1, slot: "value" } : null;
};

/** Names that begin with an ordinary word: "San Sebastián", "Transports Girard", "Signora Conti". */
const capitalWordAt = (reading: Reading, at: number, slot: SlotName | undefined): Name | null => {
  const { tokens, shouted } = reading;
  const token = tokens[at]!;
  const before = tokens[at - 1];
  if (shouted || !token.capital || startsSentence(tokens, at)) return null;
  const titled = before !== undefined && TITLES.has(before.folded) && token.kind === "word";
  if (titled) return { end: runEnd(reading, at, "name"), slot: "name" };
  const next = tokens[at + 1];
  const introduced = slot !== undefined && (token.kind === "word" || token.kind === "stop");
  if (!introduced && !isCapitalWord(reading, token)) return null;
  return next?.kind === "unknown" && next.capital
    ? { end: runEnd(reading, at + 1, slot ?? "value"), slot: slot ?? "name" }
    : null;
};

/** A known word in small letters after another word begins no name; most tokens are of this kind. */
const isPlain = (token: Token, before: Token | undefined): boolean =>
  token.kind === "mark" ||
  token.kind === "code" ||
  ((token.kind === "word" || token.kind === "stop") &&
    !token.capital &&
    token.parts === undefined &&
    before?.kind !== "mark");

const nameAt = (reading: Reading, at: number): Name | null => {
  const { tokens, shouted } = reading;
  const token = tokens[at]!;
  if (isPlain(token, tokens[at - 1])) return null;
  const slot = introducedBy(tokens, at);
  const given = Math.max(bracketEnd(reading, at), tailEnd(reading, at));
  if (given > at) return { end: given, slot: slot ?? "value" };
  const introduced = productAt(reading, at, slot) ?? identifierAt(reading, at, slot) ?? serviceAt(reading, at);
  if (introduced) return introduced;
  if (slot && token.kind === "unknown" && (token.capital || shouted || tokens[at - 1]?.kind !== "stop"))
    return { end: runEnd(reading, at, slot), slot };
  const capital = capitalWordAt(reading, at, slot);
  if (capital) return capital;
  if (isNameStart(reading, at)) return { end: runEnd(reading, at, slot ?? "value"), slot: slot ?? "name" };
  const end = strangeRun(reading, at);
  return end > at ? { end, slot: slot ?? "value" } : null;
};

/** Capitals that carry no sign: everything in capitals, or, outside German, a headline. */
const isShouted = (tokens: readonly Token[], german: boolean): boolean => {
  const known = tokens.filter((token) => (token.kind === "word" || token.kind === "stop") && token.text.length > 1);
  const marked = known.filter((token) => (german ? !/\p{Ll}/u.test(token.text) : token.capital));
  return known.length > 0 && marked.length * 3 > known.length * 2;
};

const read = (tokens: readonly Token[]): Reading => {
  const german = looksGerman(tokens.map((token) => token.folded).filter(Boolean));
  const known = tokens.filter((token) => token.kind === "word").length;
  const strange = tokens.filter((token) => token.kind === "unknown").length;
  const claims = tokens.some((token) => token.kind === "word" && isClaim(token.folded));
  return { tokens, shouted: isShouted(tokens, german), german, understood: known > 1 && known >= strange && claims };
};

/** Replaces bare names by slots. */
export const takeNames = (tokens: readonly Token[]): Token[] => {
  const reading = read(tokens);
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    const name = nameAt(reading, at);
    if (name) {
      out.push({ kind: "slot", slot: name.slot, text: token.text, folded: "", spaced: token.spaced, capital: false });
      at = name.end;
    } else {
      out.push(token);
      at += 1;
    }
  }
  return out;
};

import { isCarrierService } from "./carriers";
import { isFieldWord } from "./field-words";
import { isClaim } from "./lexicon/lexicon";
import { CUES, GIVEN, isMeasureOnly, isVerb, LINKS, REFUSALS, TITLES } from "./name-cues";
import type { SlotName } from "./slots";
import { stemWord } from "./stem-word";
import type { Token } from "./tokens";

/** How far a name reaches: each function answers with the index after its last token, or -1. */

const MAX_NAME = 14;

/** A message as its names are read. */
export interface Reading {
  tokens: readonly Token[];
  /** Capitals tell nothing: the whole message is in capitals, or it is a headline. */
  shouted: boolean;
  german: boolean;
  /** Known words outweigh the unknown ones, and one of them says what is wrong. */
  understood: boolean;
}

export const nameLike = (token: Token): boolean => token.kind === "unknown" || token.kind === "slot";

/** An ordinary word with a capital, where a capital means something: part of a name if its neighbour is one. */
export const isCapitalWord = ({ shouted, german }: Reading, token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === "word" || token.kind === "stop") &&
  token.capital &&
  !shouted &&
  !german &&
  token.parts === undefined &&
  !isFieldWord(token.folded);

/** A full stop before a number or a small letter ends an abbreviation ("Gr. 38"), not a sentence. */
const endsSentence = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]!;
  if (token.kind !== "mark" || !/[.;:!?]/.test(token.text)) return false;
  const next = tokens[at + 1];
  return token.text !== "." || next === undefined || (next.kind !== "slot" && next.capital);
};

/** A product name that runs up to a verb; -1 when it holds no unknown word and so may be the name of a field. */
export const upToVerb = ({ tokens }: Reading, start: number): number => {
  let strange = false;
  let claimAt = -1;
  for (let at = start; at < tokens.length && at - start <= MAX_NAME; at++) {
    const token = tokens[at]!;
    if (at > start && isVerb(token, tokens[at + 1])) return strange ? at : -1;
    if (endsSentence(tokens, at)) break;
    const claims = token.kind === "word" && isClaim(token.folded) && !isMeasureOnly(token, tokens[at - 1]);
    if (claimAt < 0 && claims && at > start && strange) claimAt = at;
    strange ||= nameLike(token);
  }
  return claimAt;
};

const isLink = (token: Token): boolean =>
  token.kind === "mark" ? /^[,/&+'-]$/.test(token.text) : LINKS.has(token.folded);

/** Skips links and light marks, and after a link one plain word ("scarpe da running Asics"); -1 when no part of a name follows. */
const nextPart = (tokens: readonly Token[], from: number): number => {
  let bridged = false;
  for (let at = from; at < tokens.length && at - from < 4; at++) {
    const token = tokens[at]!;
    const small = LINKS.has(token.folded) && !token.capital;
    if (nameLike(token) && !small) return at;
    if (isVerb(token, tokens[at + 1])) return -1;
    if (isLink(token)) continue;
    // "taglia 42 del prodotto Sneaker": another noun that introduces a name begins the next one.
    if (token.kind === "word" && CUES.get(stemWord(token.folded)) === "product") return -1;
    const plain = token.kind === "word" && at > from && !isClaim(token.folded) && !isFieldWord(token.folded);
    if (!plain || bridged || tokens[at + 1]?.kind !== "unknown") return -1;
    bridged = true;
  }
  return -1;
};

/** "Herrn Peter Lang, Gartenweg 3": behind a title and a first name a noun that ends the phrase is the surname. */
const isSurname = (tokens: readonly Token[], start: number, at: number): boolean => {
  const token = tokens[at]!;
  const after = tokens[at + 1];
  return (
    at === start + 1 &&
    TITLES.has(tokens[start - 1]?.folded ?? "") &&
    token.kind === "word" &&
    token.capital &&
    (after === undefined || after.kind === "mark" || isVerb(after, tokens[at + 2]))
  );
};

/** People have capitals in all parts of their names; what is written small after one is the sentence again. */
export const runEnd = (reading: Reading, start: number, slot: SlotName): number => {
  const { tokens, shouted, german } = reading;
  let end = start + 1;
  while (end < tokens.length && end - start < MAX_NAME) {
    const next = nextPart(tokens, end);
    const part = tokens[next];
    const after = tokens[end]!;
    if (part && (slot !== "name" || part.capital || part.kind === "slot")) end = next + 1;
    else if (slot === "name" && isSurname(tokens, start, end)) end += 1;
    else if (slot === "carrier" && isCarrierService(after.folded)) end += 1;
    else if (after.kind === "word" && after.capital && !shouted && !german && !isClaim(after.folded)) end += 1;
    else break;
  }
  return end;
};

/**
 * "Refund failed for blue denim jacket": two or more unknown words together, in a message we otherwise understand, are a name even in
 * small letters. In a language without lexicon everything is unknown, and nothing is dropped.
 */
export const strangeRun = ({ tokens, understood }: Reading, at: number): number => {
  if (!understood || tokens[at]?.kind !== "unknown") return -1;
  let end = at + 1;
  let strange = 1;
  for (let next = nextPart(tokens, end); next >= 0 && end - at < MAX_NAME; next = nextPart(tokens, end)) {
    // "no dispone de Tapis ...": a verb we do not know, and then the name.
    if (next > end && tokens[next]?.capital && !tokens[at]?.capital) break;
    if (tokens[next]?.kind === "unknown") strange += 1;
    end = next + 1;
  }
  return strange > 1 ? end : -1;
};

/** "(Artikel 4711, Größe 42, rot/weiß)": a product's number and what it looks like, where nothing says what is wrong with it. */
const productEnd = (tokens: readonly Token[], at: number): number => {
  if (CUES.get(stemWord(tokens[at]!.folded)) !== "product") return -1;
  const number = tokens[at + 1]?.kind === "mark" ? tokens[at + 2] : tokens[at + 1];
  if (number === undefined || !nameLike(number)) return -1;
  for (let end = at + 1; end < tokens.length && end - at < 24; end++) {
    const token = tokens[end]!;
    if (token.text === ")" && token.kind === "mark") return end;
    const says = token.kind === "word" && (isClaim(token.folded) || isFieldWord(token.folded));
    if (token.kind === "code" || isVerb(token, tokens[end + 1]) || says) return -1;
  }
  return -1;
};

/**
 * "(Müller, Lindenstraße, 10115 Berlin)": a bracket without a word that says what is wrong holds somebody's data, if what no lexicon
 * knows is twice the rest.
 */
export const bracketEnd = (reading: Reading, at: number): number => {
  const { tokens } = reading;
  if (tokens[at - 1]?.text !== "(") return -1;
  const product = productEnd(tokens, at);
  if (product > at) return product;
  const told = GIVEN.has(tokens[at]!.folded);
  let strange = told ? 1 : 0;
  let known = 0;
  for (let end = at; end < tokens.length && end - at < 24; end++) {
    const token = tokens[end]!;
    if (token.text === ")" && token.kind === "mark") return strange > 0 && strange >= known * 2 ? end : -1;
    if (!told && token.kind === "code") return -1;
    if (!told && token.kind === "word") {
      if (isClaim(token.folded) || isFieldWord(token.folded) || token.parts !== undefined) return -1;
      if (!isCapitalWord(reading, token)) known += 1;
    }
    if (nameLike(token)) strange += 1;
  }
  return -1;
};

const refuses = (tokens: readonly Token[], before: number): boolean =>
  tokens.slice(0, before).some((token) => REFUSALS.has(stemWord(token.folded)));

/** "Unknown carrier: nexive", "Invalid tracking number: pending": from a colon to the end stands the value that was refused. */
export const tailEnd = ({ tokens, shouted }: Reading, at: number): number => {
  const before = tokens[at - 1];
  const rest = tokens.length - at > 10 ? [] : tokens.slice(at);
  if (before?.kind !== "mark" || !before.text.endsWith(":") || rest.length === 0) return -1;
  const [first] = rest as [Token, ...Token[]];
  const bare = rest.slice(1).every((token) => token.kind === "mark");
  if (bare && first.kind === "word" && !isClaim(first.folded) && !isFieldWord(first.folded) && refuses(tokens, at))
    return at + 1;
  const strange = rest.filter(nameLike).length;
  const known = rest.filter((token) => token.kind === "word").length;
  if (strange === 0 || known > strange + 1 || rest.some((token, index) => isVerb(token, rest[index + 1]))) return -1;
  if (!tokens.slice(0, at).some((token) => token.kind === "word")) return -1;
  const whole =
    first.capital && !shouted
      ? rest.every((token) => !isClaim(token.folded) && token.kind !== "code" && token.parts === undefined)
      : refuses(tokens, at) && rest.every((token) => nameLike(token) || token.kind === "mark" || isLink(token));
  return whole ? tokens.length : -1;
};

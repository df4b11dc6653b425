import { carrierLength, isCarrierService, namesCarrier } from "./carriers";
import { identifierParts } from "./identifier-parts";
import { isStop, isWord } from "./lexicon/lexicon";
import { PLACEHOLDER, type SlotName, type SlotStore } from "./slots";
import { foldWord } from "./stem-word";
import { rememberedByWord } from "./word-memory";

/** One piece of a message after the patterns: a slot, a word we know, a word without weight, a word we do not know, or a mark. */
export interface Token {
  kind: "slot" | "code" | "word" | "stop" | "unknown" | "mark";
  /** As written (for a slot: its name, for a code: the code). */
  text: string;
  folded: string;
  slot?: SlotName;
  /** A blank stood before it. */
  spaced: boolean;
  capital: boolean;
  /** On the first word of an identifier (`out_of_stock`): how many tokens it was split into. */
  parts?: number;
  /** On its other words: what joins each to the one before (`_`; nothing in `outOfStock`), so that it is shown as it was written. */
  joint?: string;
}

const PIECE = /[\ue000-\uf8ff]|[\p{L}\p{N}_@][\p{L}\p{N}\p{M}_@.\-/'*+#&]*|[^\s]/gu;
/** Words written with a digit. */
const WORDS_WITH_DIGIT = new Set([
  "b2b",
  "b2c",
  "oauth2",
  "sha256",
  "sha1",
  "md5",
  "utf8",
  "utf-8",
  "iso8601",
  "3ds",
  "psd2",
  "win1252",
]);
const MAX_WORD = 48;

const ELISION = /^(?:[ldnscjmt]|qu|jusqu|lorsqu|dell|all|dall|nell|sull|un|quest|c)'(?=\p{L})/iu;
const NEGATIVE =
  /^(?:can't|cannot|won't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|couldn't|hasn't|haven't|shouldn't)$/;

const slotToken = (slot: SlotName, text: string, spaced: boolean): Token => ({
  kind: "slot",
  text,
  folded: "",
  slot,
  spaced,
  capital: false,
});

/** `gehoert` is `gehört` where umlauts cannot be written; only a word that nobody knows otherwise is read so. */
const withoutDigraphs = rememberedByWord((folded): string => {
  if (!/[aou]e/.test(folded) || isWord(folded) || isStop(folded)) return folded;
  const plain = folded.replace(/([aou])e/g, "$1");
  return isWord(plain) || isStop(plain) ? plain : folded;
});

const wordToken = (text: string, spaced: boolean): Token => {
  const folded = withoutDigraphs(foldWord(text));
  const kind = isStop(folded) ? "stop" : isWord(folded) ? "word" : "unknown";
  return { kind, text, folded, spaced, capital: /\p{Lu}/u.test(text) };
};

const orderNumber = /^\d{3}-\d{7}-\d{7}$/;

const digitToken = (piece: string, spaced: boolean): Token[] => {
  if (WORDS_WITH_DIGIT.has(foldWord(piece)))
    return [{ kind: "word", text: piece, folded: foldWord(piece), spaced, capital: false }];
  const parts = piece.split(".");
  // `lines.0.quantity` is a path: its words say which field, its digits only which line.
  if (
    parts.length > 1 &&
    parts.some((part) => /^\p{L}{3,}/u.test(part)) &&
    parts.every((part) => /^(?:\d{1,3}|[\p{L}_]+)$/u.test(part))
  )
    return parts.filter((part) => !/\d/.test(part)).flatMap((part) => wordTokens(part, spaced));
  const folded = piece.split(/[_\-/]+/).map(foldWord);
  if (namesCarrier(folded)) return [slotToken("carrier", piece, spaced)];
  if (orderNumber.test(piece)) return [slotToken("order", piece, spaced)];
  return [slotToken(/^[\d.,/-]+$/.test(piece) ? "number" : "value", piece, spaced)];
};

const wordTokens = (piece: string, spaced: boolean): readonly Token[] =>
  spaced ? spacedTokens(piece) : joinedTokens(piece);

const readWord = (piece: string, spaced: boolean): Token[] => {
  const lower = foldWord(piece);
  if (NEGATIVE.test(lower)) return [{ kind: "word", text: piece, folded: "not", spaced, capital: false }];
  const elided = ELISION.exec(piece);
  if (elided) {
    const [first, ...rest] = wordTokens(piece.slice(elided[0].length), false);
    const article: Token = { kind: "stop", text: elided[0], folded: foldWord(elided[0]), spaced, capital: false };
    return first ? [article, first, ...rest] : [article];
  }
  const bare = lower.endsWith("'s") ? piece.slice(0, -2) : piece;
  const whole = wordToken(bare, spaced);
  if (whole.kind !== "unknown") return [whole];
  const parts = identifierParts(bare);
  const folded = parts.map(foldWord);
  if (parts.length < 2) return [whole];
  if (namesCarrier(folded)) return [slotToken("carrier", piece, spaced)];
  // iPhone, eBay: a single letter makes a brand, not an identifier.
  if (parts.some((part) => part.length === 1)) return [whole];
  // Marie-Claire, T-Shirt: between hyphens every part must be a word, or the whole is a name.
  const hyphened = /^[^_.]+$/.test(bare) && bare.includes("-");
  const known = folded.filter((part) => part.length > 1 && (isWord(part) || isStop(part))).length;
  // SwiftShip begins like a name, FormatException like a word.
  const camel = !/[_.-]/.test(bare) && !isWord(folded[0] ?? "") && known * 2 <= parts.length;
  if (camel || !folded.some(isWord)) return [whole];
  if (known * 2 < parts.length || (hyphened && known < parts.length)) return [whole];
  let end = 0;
  return parts.map((part, at) => {
    const begin = bare.indexOf(part, end);
    const joint = bare.slice(end, begin);
    end = begin + part.length;
    return { ...wordToken(part, at > 0 || spaced), ...(at === 0 ? { parts: parts.length } : { joint }) };
  });
};

const spacedTokens = rememberedByWord((piece): readonly Token[] => readWord(piece, true));
const joinedTokens = rememberedByWord((piece): readonly Token[] => readWord(piece, false));

const pieceTokens = (piece: string, spaced: boolean, store: SlotStore): Token[] => {
  if (PLACEHOLDER.test(piece)) {
    const slot = store.get(piece);
    if (!slot) return [];
    if (slot.name !== "code") return [slotToken(slot.name, slot.text, spaced)];
    return [{ kind: "code", text: slot.text, folded: `#${slot.text.toLowerCase()}`, spaced, capital: false }];
  }
  const trimmed = piece.replace(/[.\-/'*+#&]+$/, "");
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return [{ kind: "mark", text: piece, folded: "", spaced, capital: false }];
  const tail: Token[] =
    trimmed.length < piece.length
      ? [{ kind: "mark", text: piece.slice(trimmed.length), folded: "", spaced: false, capital: false }]
      : [];
  if (trimmed.length > MAX_WORD) return [slotToken("value", trimmed, spaced), ...tail];
  return [...(/\p{N}/u.test(trimmed) ? digitToken(trimmed, spaced) : wordTokens(trimmed, spaced)), ...tail];
};

const asCarrier = (tokens: readonly Token[]): Token[] => {
  const folded = tokens.map((token) => (token.kind === "slot" || token.kind === "mark" ? "\u0000" : token.folded));
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    let length = carrierLength(folded, at);
    const here = tokens[at]!;
    if (length === 0 && here.slot !== "carrier") {
      out.push(here);
      at += 1;
      continue;
    }
    length = Math.max(length, 1);
    while (isCarrierService(folded[at + length] ?? "") && tokens[at + length]!.capital === /\p{Lu}/u.test(here.text))
      length += 1;
    out.push(slotToken("carrier", here.text, here.spaced));
    at += length;
  }
  return out;
};

/** Splits a text whose variable parts are placeholders. Carriers are slots afterwards; names of people and products are still words. */
export const tokenize = (text: string, store: SlotStore): Token[] => {
  const tokens: Token[] = [];
  let end = 0;
  for (const found of text.matchAll(PIECE)) {
    const at = found.index;
    tokens.push(...pieceTokens(found[0], at > end || at === 0, store));
    end = at + found[0].length;
  }
  return asCarrier(tokens);
};

import { isFieldWord } from "./field-words";
import { isClaim, isStop } from "./lexicon/lexicon";
import type { MaskedMessage } from "./mask-message";
import { foldWord } from "./stem-word";

/**
 * What stands in one message where a like message has a value is a value too: "closed on 3 May (<value>)" beside "closed on 4 May (bank
 * holiday)". Only words that say nothing of what is wrong are taken for one, and only in a sentence that says enough without them.
 */

/** Words that may be one value. */
const MOST_WORDS = 3;
/** Words a sentence needs besides, of which one says what is wrong. */
const FEWEST_WORDS = 4;
/** Likes with the same beginning that are compared; more come from texts made to cost time. */
const MOST_LIKES = 40;

const SLOT = /^<[a-z]+>$/;
/** Slots that stand for a name, a quotation or something like it; a number or a date is never words. */
const OPEN_SLOT = /^<(?:value|name|product|carrier|path)>$/;
const PIECE = /<[a-z]+>|[\p{L}\p{N}_'’-]+|[^\s\p{L}\p{N}]/gu;

/** What stands behind one of these is the name of a field, and says what is wrong. */
const FIELD_SIGN =
  /^(?:field|column|champ|colonne|feld|spalte|campo|colonna|columna|attributes?|attribut|attributo|atributo|element|tag)$/;
/** Words that turn a sentence into another one, besides those that say what is wrong. */
const TURNING = new Set(
  `no not non pas ne ni kein keine keinen keiner nicht nie never sin senza ohne without sans only nur seulement solo too zu trop troppo
  demasiado before vor avant antes prima after nach apres despues dopo null none`.split(/\s+/),
);

interface Pieces {
  /** The mask cut into folded words, marks and slots; every slot reads the same. */
  pieces: string[];
  /** Places of the slots that may be words elsewhere. */
  open: number[];
}

const piecesOf = (mask: string): Pieces => {
  const found = mask.match(PIECE) ?? [];
  const open = found.flatMap((piece, at) => (OPEN_SLOT.test(piece) ? [at] : []));
  return { pieces: found.map((piece) => (SLOT.test(piece) ? "<>" : foldWord(piece))), open };
};

const mayBeValue = (piece: string): boolean =>
  /^\p{L}/u.test(piece) && !isClaim(piece) && !TURNING.has(piece) && !isFieldWord(piece);

const saysEnough = ({ core }: MaskedMessage): boolean => core.length >= FEWEST_WORDS && core.some(isClaim);

interface Like {
  message: MaskedMessage;
  /** What comes after its value. */
  rest: string;
}

/** The message that has a value where these pieces have words and is the same before and after; null when none is. */
const siblingOf = (pieces: readonly string[], likes: ReadonlyMap<string, Like[]>): MaskedMessage | null => {
  let before = "";
  for (let at = 0; at < pieces.length; at++) {
    if (at > 0) before += `${at > 1 ? " " : ""}${pieces[at - 1]}`;
    const here = FIELD_SIGN.test(pieces[at - 1] ?? "") ? undefined : likes.get(before);
    if (!here) continue;
    for (let words = 1; words <= MOST_WORDS && mayBeValue(pieces[at + words - 1] ?? ""); words++) {
      const rest = pieces.slice(at + words).join(" ");
      const found = here.find((like) => like.rest === rest);
      if (found && !pieces.slice(at, at + words).every(isStop)) return found.message;
    }
  }
  return null;
};

/**
 * For each message that has words where another one has a value, that other one; a message without is left out. The order of the messages
 * changes nothing. Linear in their number.
 */
export const slotSiblings = (messages: Iterable<MaskedMessage>): ReadonlyMap<string, MaskedMessage> => {
  const byMask = new Map<string, MaskedMessage>();
  for (const message of messages) if (!byMask.has(message.mask)) byMask.set(message.mask, message);
  const all = [...byMask.keys()].sort().map((mask) => ({ message: byMask.get(mask)!, ...piecesOf(mask) }));
  const likes = new Map<string, Like[]>();
  for (const { message, pieces, open } of all) {
    if (!saysEnough(message)) continue;
    for (const at of open) {
      const before = pieces.slice(0, at).join(" ");
      const known = likes.get(before) ?? [];
      if (known.length < MOST_LIKES) known.push({ message, rest: pieces.slice(at + 1).join(" ") });
      likes.set(before, known);
    }
  }
  const next = new Map<string, MaskedMessage>();
  for (const { message, pieces } of all) {
    const found = siblingOf(pieces, likes);
    if (found) next.set(message.mask, found);
  }
  // A sibling may have one of its own: each has fewer words than the one before, so this comes to an end.
  for (const [mask, first] of next) {
    let last = first;
    for (let further = next.get(last.mask); further; further = next.get(last.mask)) last = further;
    next.set(mask, last);
  }
  return next;
};

import { foldText } from "./fold-text";

/** Words between the parts of names that are ordinary words as well: never a name by themselves, nor two of them. */
const PARTICLES = new Set(
  "von van der den dem de del della des di da das do dos du la le les el und et and y e zu zum zur bin ben al of the".split(
    " ",
  ),
);
const folded = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(foldText));
/** What follows one of these is a name however it is written: a salutation, what a marketplace calls people, or "name". */
const ANNOUNCING = folded(
  "herr herrn frau hr fr mr mrs ms miss mister sir mme mlle monsieur madame mademoiselle dr prof signor signora sig senor senora sr sra don dona " +
    "kunde kunden kundin käufer käufers käuferin empfänger empfängers empfängerin client cliente acheteur acheteuse destinataire buyer customer " +
    "recipient addressee consignee comprador compradora destinatario acquirente named namens heißt heisst appelle",
);
const NAMING = folded(
  "name names vorname nachname familienname surname firstname lastname nom prénom nome cognome nombre apellido",
);
/** "name is", "nom est": what may stand between "name" and a name. */
const LINKING = folded("is ist est es war was lautet");
/** The most parts of a name between what announces it and the last of them. */
const MOST_PARTS = 6;
/** The shortest word that is hidden by itself: shorter ones are words of every sentence. */
const SHORTEST = 3;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const isLower = (word: string): boolean => word === word.toLowerCase() && word !== word.toUpperCase();

/** Whether whoever wrote this begins some words with capitals, so that a small letter says something. */
function usesCapitals(text: string): boolean {
  return /(?<![\p{L}\p{M}\p{N}])\p{Lu}/u.test(text);
}

/**
 * Whether one word of a sentence is taken for the name that it equals, by its writing alone: with a capital and three letters or more, beside
 * digits, or in letters that know no capitals. A small word in a text that knows capitals is an ordinary one ("wir kommen" beside Mr Kommen)
 * unless something announces a name. That is for a marketplace's own sentences; what people type is hidden however it is written.
 */
function isWrittenAsName(word: string, inText: string): boolean {
  if (/\p{N}/u.test(word)) return true;
  const length = Array.from(word).length;
  if (word.toLowerCase() === word.toUpperCase()) return true;
  return length >= SHORTEST && (!isLower(word) || !usesCapitals(inText));
}

interface Piece {
  word: string;
  at: number;
  isKnown: boolean;
  isParticle: boolean;
}

/** Only blanks and what joins the parts of a name stand between two words of it. */
const joins = (between: string): boolean => /^[\s.,'’-]{1,3}$/.test(between);

/** Marks known words that stand beside each other, particles between them: a whole name, however it is written. */
function wholeNames(text: string, pieces: readonly Piece[]): Set<Piece> {
  const marked = new Set<Piece>();
  let run: Piece[] = [];
  const end = () => {
    if (run.filter(({ isParticle }) => !isParticle).length > 1) for (const piece of run) marked.add(piece);
    run = [];
  };
  for (const piece of pieces) {
    const last = run.at(-1);
    if (last && !joins(text.slice(last.at + last.word.length, piece.at))) end();
    if (piece.isKnown) run.push(piece);
    else end();
  }
  end();
  return marked;
}

/** Whether a name is announced here; earlier parts of it may stand between ("Herr van dijk"). */
function isAnnounced(pieces: readonly Piece[], at: number): boolean {
  const word = (place: number) => foldText(pieces[place]?.word ?? "");
  for (let place = at - 1; place >= Math.max(0, at - MOST_PARTS); place--) {
    const before = word(place);
    if (ANNOUNCING.has(before) || NAMING.has(before)) return true;
    if (LINKING.has(before) && NAMING.has(word(place - 1))) return true;
    if (!pieces[place]?.isKnown && !pieces[place]?.isParticle) return false;
  }
  return false;
}

/** Replaces, in a marketplace's sentences, the words of names that are written as names. `isKnown` is given a word as it stands. */
export function hideWrittenNames(text: string, isKnown: (word: string) => boolean, mask: string): string {
  const pieces = [...text.matchAll(WORD)].map(
    ({ 0: word, index: at }): Piece => ({
      word,
      at,
      isKnown: isKnown(word),
      isParticle: PARTICLES.has(word.toLowerCase()),
    }),
  );
  const whole = wholeNames(text, pieces);
  const hidden = (piece: Piece, at: number): boolean => {
    if (!piece.isKnown) return false;
    return whole.has(piece) || isAnnounced(pieces, at) || isWrittenAsName(piece.word, text);
  };
  let done = 0;
  let result = "";
  pieces.forEach((piece, at) => {
    if (!hidden(piece, at)) return;
    result += text.slice(done, piece.at) + mask;
    done = piece.at + piece.word.length;
  });
  return result + text.slice(done);
}

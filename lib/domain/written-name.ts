import { foldText } from "./fold-text";

/** Words between the parts of names that are ordinary words as well: never a name by themselves, nor two of them. */
const PARTICLES = new Set(
  "von van der den dem de del della des di da das do dos du la le les el und et and y e zu zum zur bin ben al of the".split(
    " ",
  ),
);
/** What follows one of these is a name however it is written. */
const SALUTATIONS = new Set(
  "herr herrn frau hr fr mr mrs ms miss mister sir mme mlle monsieur madame mademoiselle dr prof signor signora sig senor senora sr sra don dona".split(
    " ",
  ),
);
/** The shortest word that is hidden by itself: shorter ones are words of every sentence. */
const SHORTEST = 3;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const isLower = (word: string): boolean => word === word.toLowerCase() && word !== word.toUpperCase();

/** Whether whoever wrote this begins some words with capitals, so that a small letter says something. */
export function usesCapitals(text: string): boolean {
  return /(?<![\p{L}\p{M}\p{N}])\p{Lu}/u.test(text);
}

/**
 * Whether one word of a text may be the name that it equals, judged by how it is written. A small word in a text that knows capitals is taken for
 * an ordinary one ("wir kommen" beside Mr Kommen); whatever is in doubt is a name.
 */
export function isWrittenAsName(word: string, inText: string): boolean {
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

/** Replaces, in sentences of people and machines, the words of names that are written as names. `isKnown` is given a word as it stands. */
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
    if (whole.has(piece)) return true;
    const before = pieces[at - 1]?.word ?? "";
    return (
      SALUTATIONS.has(foldText(before)) || SALUTATIONS.has(before.toLowerCase()) || isWrittenAsName(piece.word, text)
    );
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

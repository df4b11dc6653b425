import { foldWord, stemWord } from "../stem-word";
import { rememberedByWord } from "../word-memory";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { it } from "./it";

/** The words of failure in one language, whitespace between them; whatever is in no lexicon may be a name. */
export interface Lexicon {
  /** Words that carry no cause: articles, auxiliaries, politeness, weekdays. Negations are never among them. */
  stop: string;
  /** Words that say what is wrong. A quoted text with one of them is a message, not a value. */
  claims: string;
  /** Everything else such messages are made of. */
  words: string;
}

export type Language = "en" | "fr" | "de" | "it" | "es";

const LEXICONS: Readonly<Record<Language, Lexicon>> = { en, fr, de, it, es };

const entries = (text: string): string[] => text.split(/\s+/).filter(Boolean).map(foldWord);
const everyLanguage = (part: keyof Lexicon): string[] => Object.values(LEXICONS).flatMap((one) => entries(one[part]));

/** `y`, `no`, `si`, `ne` mean something else next door; a negation anywhere is a negation everywhere. */
const KEPT = new Set(["no", "non", "pas", "ya", "più", "plus", "past", "via", "name", "time", "state"].map(foldWord));

const STOP = new Set(everyLanguage("stop").filter((word) => !KEPT.has(word)));
const CLAIMS = new Set(everyLanguage("claims").map(stemWord));
const FORMS = new Set([...everyLanguage("words"), ...everyLanguage("claims")]);
const WORDS = new Set([...FORMS].map(stemWord));

const GERMAN_STOP = new Set(entries(de.stop));
const OTHER_STOP = new Set([en, fr, it, es].flatMap((one) => entries(one.stop)));

export const isStop = (folded: string): boolean => STOP.has(folded);
export const isClaim = (folded: string): boolean => CLAIMS.has(stemWord(folded));
/** German builds nouns from nouns; with one of these at either end a word speaks of orders, whatever the rest is. */
const COMPOUND_START =
  /^(?:versand|liefer|bestell|sendung|storn|retour|rechnung|zahlung|adress|artikel|auftrag|kunden|handler|frist|erstattung|steuer|status|zugriff|authentifi|wartung|dienst|schnittstell|verbindung|berechtig|anfrag|konto|gutschrift|annahme|ruckgabe|rucksend|tracking|transport|zustell|position|fehler|marktplatz|datei|feld|waren|menge)/;
const COMPOUND_END =
  /(?:nummer|datum|frist|adresse|position|positionen|status|dienst|partner|fehler|limit|preis|betrag|menge|grund|arbeiten|schnittstelle|gebuhr|angabe|daten|schlussel|kennung|konto|verfahren|bestellung|lieferung|sendung|rechnung|prufung|zeitraum)$/;

const isCompound = (folded: string): boolean =>
  folded.length > 9 && !folded.includes("-") && (COMPOUND_START.test(folded) || COMPOUND_END.test(folded));

/** Short stems collide ("Paris" and "par"), so they do not count. */
const hasKnownStem = (folded: string): boolean => {
  const stem = stemWord(folded);
  return stem.length > 3 && WORDS.has(stem);
};

export const isWord = rememberedByWord(
  (folded): boolean => FORMS.has(folded) || hasKnownStem(folded) || isCompound(folded),
);

const GERMAN_ENDING = /(?:ungen?|keit|heit|schaft|nummer|datum|frist|stellung|ge[bn]en)$/;

/** How much a word speaks for German; less than nought: for another language. */
const germanWeight = rememberedByWord((word): number => {
  const mine = GERMAN_STOP.has(word);
  const theirs = OTHER_STOP.has(word);
  if (mine !== theirs) return mine ? 2 : -2;
  return GERMAN_ENDING.test(word) ? 1 : 0;
});

/** German writes every noun with a capital, so there a capital is no sign of a name. */
export const looksGerman = (folded: readonly string[]): boolean => {
  let weight = 0;
  for (const word of folded) weight += germanWeight(word);
  return weight > 0;
};

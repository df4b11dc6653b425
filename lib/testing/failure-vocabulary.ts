import type { Locale } from "@/lib/messages/locales";
import type { Ending } from "./fault-cells";

/**
 * What a screen must tell of each ending of `FAULT_CELLS`, in words of each language that the tests know by themselves and not out of the
 * files they hold to account: what happened, whether anything was sent, what comes next.
 */

type Words = Readonly<Record<Locale, RegExp>>;

/** `no`: nothing left. `undone`: it arrived, was turned away, and changed nothing. `yes`: Lengow has it. `unknown`: nobody can say. */
export type SentWord = "no" | "undone" | "yes" | "unknown";

/** Exactly one of these may be on a screen. */
export const SENT: Readonly<Record<SentWord, Words>> = {
  no: {
    en: /nothing (?:was sent|has left yet|was lost)|nothing was recorded and nothing was sent/i,
    fr: /rien n’(?:a été envoyé|a été enregistré ni envoyé|est encore parti|est perdu)/i,
    de: /nichts (?:wurde )?gesendet|nichts erfasst und nichts gesendet|noch ist nichts unterwegs|nichts ging verloren/i,
  },
  undone: {
    en: /nothing was (?:done|filed)/i,
    fr: /rien n’a été (?:fait|enregistré chez Amazon)/i,
    de: /es wurde nichts getan|bei Amazon ist nichts eingegangen/i,
  },
  yes: { en: /Lengow has it/, fr: /Lengow l’a reçue?/, de: /Lengow hat sie/ },
  unknown: {
    en: /sent, perhaps|it may have been sent/i,
    fr: /peut-être (?:été )?envoyée?/i,
    de: /vielleicht gesendet/i,
  },
};

/** None of the endings is done: no word may say so. */
export const DONE: Words = {
  en: /\bDone\b|confirmed it|\btook it\b/,
  fr: /\bFaite?\b|(?<!Non )confirmée/,
  de: /\bErledigt\b|hat sie bestätigt/,
};

const STEPS = {
  again: { en: /try (?:again|now)/i, fr: /réessay/i, de: /noch einmal|erneut/i },
  itself: {
    en: /by itself|it is tried again|we go on asking|lifted within a minute/i,
    fr: /tout seul|nouvel essai|continuons à interroger|levée en moins/i,
    de: /von selbst (?:weiter|wieder)|wieder versucht|fragen weiter|endet in weniger/i,
  },
  keys: {
    en: /administrator can enter new ones/i,
    fr: /administrateur peut en saisir de nouvelles/i,
    de: /Verwaltung kann neue eingeben/i,
  },
  leave: {
    en: /do not (?:repeat|upload) it/i,
    fr: /ne la refaites|ne le déposez pas/i,
    de: /wiederholen|nicht noch einmal hochladen/i,
  },
  decide: { en: /a person has to decide/i, fr: /une personne doit décider/i, de: /jemand muss entscheiden/i },
  correct: { en: /correct/i, fr: /corrige/i, de: /korrigier/i },
  wait: { en: /its answer is looked for/i, fr: /la réponse est cherchée/i, de: /Antwort wird von selbst abgefragt/i },
} as const satisfies Record<string, Words>;

export interface Telling {
  /** What happened. */
  why: Words;
  sent: SentWord;
  /** What comes next: one of these at least. */
  steps: readonly Words[];
}

const tell = (why: Words, sent: SentWord, ...steps: (keyof typeof STEPS)[]): Telling => ({
  why,
  sent,
  steps: steps.map((name) => STEPS[name]),
});

const DOWN: Words = {
  en: /Lengow does not answer|could not be reached/,
  fr: /Lengow (?:ne répond pas|était injoignable)/,
  de: /Lengow (?:antwortet nicht|war nicht erreichbar)/,
};
const ERROR: Words = {
  en: /Lengow answer(?:s|ed) with (?:an error|errors)/,
  fr: /Lengow (?:a répondu|répond) par (?:une erreur|des erreurs)/,
  de: /Lengow (?:hat|antwortet) mit (?:einem Fehler|Fehlern)/,
};
const LIMIT: Words = {
  en: /call limit is reached/,
  fr: /limite d’appels .*est atteinte/,
  de: /Aufruflimit .*ist erreicht/,
};
const KEYS: Words = {
  en: /refuses (?:our|this account’s) keys/,
  fr: /refuse (?:nos|les) clés/,
  de: /Lengow (?:weist|lehnt|nimmt) (?:unsere|die) Schlüssel/,
};
const SLOW: Words = {
  en: /did not answer in time|is (?:too )?slow/,
  fr: /n’a pas répondu à temps|est (?:trop )?lent/,
  de: /nicht rechtzeitig geantwortet|ist (?:zu )?langsam/,
};
const UNREADABLE: Words = {
  en: /Lengow’s answer could not be read/,
  fr: /réponse de Lengow est illisible/,
  de: /Lengows Antwort war nicht lesbar/,
};
const REFUSED: Words = {
  en: /Lengow refused the question/,
  fr: /Lengow a refusé la demande/,
  de: /Lengow hat die Frage abgewiesen/,
};
const HAS_IT: Words = { en: /has not answered yet/, fr: /n’a pas encore répondu/, de: /hat noch nicht geantwortet/ };
const NO_ANSWER: Words = { en: /no (?:clear )?answer/i, fr: /aucune réponse/i, de: /keine (?:klare )?Antwort/i };
const UNCLEAR: Words = {
  en: /answer does not tell|no clear answer/i,
  fr: /réponse de Lengow ne dit pas|aucune réponse claire/i,
  de: /Antwort sagt nicht|keine klare Antwort/i,
};
const PERHAPS_NO: Words = {
  en: /may or may not mean no|no clear answer/i,
  fr: /peut vouloir dire non|aucune réponse claire/i,
  de: /nein bedeuten kann|keine klare Antwort/i,
};
const SAID_NO: Words = {
  en: /Lengow said no|was turned away/,
  fr: /Lengow a dit non|a été écarté/,
  de: /Lengow hat nein gesagt|wurde abgewiesen/,
};

/** An ending as a key. */
export function endingKey(ending: Ending | null): string {
  if (ending === null) return "answered";
  return "code" in ending ? ending.code : `${ending.state} ${ending.reason}`;
}

/** What must be told, by ending. */
export const TELLINGS: Readonly<Record<string, Telling>> = {
  lengow_unavailable: tell(DOWN, "no", "again", "itself"),
  lengow_error: tell(ERROR, "no", "again", "itself"),
  lengow_timeout: tell(SLOW, "no", "again", "itself"),
  lengow_rate_limited: tell(LIMIT, "no", "again", "itself"),
  lengow_credentials: tell(KEYS, "no", "keys", "itself"),
  lengow_refused: tell(REFUSED, "no", "again", "itself"),
  lengow_unreadable: tell(UNREADABLE, "no", "again", "itself"),
  "ready unreachable": tell(DOWN, "no", "itself"),
  "ready rate_limited": tell(LIMIT, "no", "itself"),
  "ready credentials": tell(KEYS, "no", "keys"),
  "accepted answered": tell(HAS_IT, "yes", "wait"),
  "accepted found": tell(HAS_IT, "yes", "wait"),
  "unconfirmed no_answer": tell(NO_ANSWER, "unknown", "leave"),
  "unconfirmed unclear_answer": tell(UNCLEAR, "unknown", "leave"),
  "unconfirmed logical_error": tell(PERHAPS_NO, "unknown", "leave"),
  "rejected answered": tell(SAID_NO, "undone", "correct"),
  "rejected logical_error": tell({ en: /is not there/, fr: /n’y est pas/, de: /ist nicht da/ }, "undone", "correct"),
  "needs_person absent": tell(
    { en: /looked for at Lengow and not found/, fr: /n’y est pas/, de: /gesucht und nicht gefunden/ },
    "unknown",
    "decide",
  ),
};

/** What no person should ever read: a missing value, a code, the name of a message, a place that was not filled. */
export const JUNK: readonly RegExp[] = [
  /\b(?:undefined|null|NaN)\b|\[object/,
  /\b[a-z]+(?:_[a-z]+)+\b/,
  /\b(?:actions|bulk|deadline|errors|live|orders|order|status|vcs|batch)\.[a-z]\w*/,
  /\{\w+\}/,
];

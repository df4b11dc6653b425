import { foldWord } from "./stem-word";

type Params = Readonly<Record<string, string | number | boolean>>;

/** Words by which a message speaks of an argument, folded, in the languages of the corpus. */
const CONCEPTS: readonly (readonly [argument: RegExp, words: readonly string[]])[] = [
  [
    /^(?:return_)?carrier(?:_name|_code)?$|^custom_carrier$/,
    [
      "carrier",
      "transporteur",
      "versanddienstleister",
      "versandunternehmen",
      "spediteur",
      "corriere",
      "transportista",
      "vettore",
    ],
  ],
  [/tracking_number$/, ["tracking", "suivi", "sendungsnummer", "trackingnummer", "tracciamento", "seguimiento"]],
  [/tracking_url$/, ["tracking url", "url de suivi", "sendungslink"]],
  [/reason/, ["reason", "motif", "grund", "motivo"]],
  [/price|amount|taxes/, ["amount", "montant", "betrag", "importo", "importe"]],
  [/quantity/, ["quantity", "quantite", "menge", "quantita", "cantidad"]],
  [/date$/, ["date", "datum", "data", "fecha"]],
  [/^shipping_method$/, ["shipping method", "mode de livraison", "versandart", "metodo di spedizione"]],
];

/** A value shorter than this stands in too many texts to prove anything. */
const LEAST_VALUE = 3;
const NAMED = 4;
const QUOTED = 2;

interface Evidence {
  name: string;
  score: number;
  at: number;
}

function evidenceFor(text: string, folded: string, name: string, value: string): Evidence {
  const evidence: Evidence = { name, score: 0, at: Number.POSITIVE_INFINITY };
  const see = (at: number, score: number): void => {
    if (at < 0) return;
    evidence.score += score;
    evidence.at = Math.min(evidence.at, at);
  };
  // "carrier" is a word of every such text; "carrier_name" stands there only when it is meant.
  if (name.includes("_")) see(text.indexOf(name), NAMED);
  if (value.length >= LEAST_VALUE) {
    const at = text.indexOf(value.toLowerCase());
    see(at, 1);
    if (at > 0 && /["'«„“‹]\s?$/.test(text.slice(Math.max(0, at - 2), at))) see(at, QUOTED);
  }
  const words = CONCEPTS.find(([argument]) => argument.test(name))?.[1] ?? [];
  const found = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0);
  if (found.length > 0) see(Math.min(...found), QUOTED);
  return evidence;
}

/**
 * The argument that a message finds fault with, as far as its words tell: it names the argument, speaks of what the argument is, or
 * repeats the value that was sent. Between equals the one that the message mentions first. Null when nothing points at any.
 */
export function judgedArgument(message: string, params: Params): string | null {
  const text = message.slice(0, 4_096).toLowerCase();
  const folded = foldWord(text);
  const found = Object.entries(params)
    .filter(([name]) => name !== "line")
    .map(([name, value]) => evidenceFor(text, folded, name, String(value)))
    .filter(({ score }) => score >= QUOTED)
    .sort((a, b) => b.score - a.score || a.at - b.at || (a.name < b.name ? -1 : 1));
  return found[0]?.name ?? null;
}

/** Words that say of an argument that it was not there at all, folded. */
const MISSING =
  /\b(?:required|mandatory|missing|must be (?:provided|given|set|sent)|(?:cannot|must not) be (?:empty|blank|null)|is empty|manqu|obligatoire|requis|fehl(?:t|en|end)|erforderlich|pflichtfeld|nicht angegeben|manca|obbligatori|richiest|falta|obligatori|requerid)/;

const RETURN = /return|retour|rucksend|\breso\b|devoluc/;

/** Whether a text holds a name by itself: "return_tracking_number" does not speak of "tracking_number". */
function isNamed(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[a-z0-9_]/.test(text[at - 1] ?? " ") && !/[a-z0-9_]/.test(text[at + name.length] ?? " ")) return true;
  }
  return false;
}

/** What stands between two names of one list. */
const LISTED = /^\s*(?:[,/&+]|\b(?:and|or|und|oder|et|ou|e|o|y)\b)(?:\s*\b(?:and|or|und|oder|et|ou|e|o|y)\b)?\s*$/;
const QUOTE = /["'`«»„“”‹›]\s?$/;

/** A place where a text has an argument's name. `sure`: as a name, and not as the word that it may be too. */
interface Mention {
  name: string;
  from: number;
  to: number;
  sure: boolean;
}

function mentionsOf(text: string, name: string): Mention[] {
  const found: Mention[] = [];
  const plain = name.toLowerCase();
  for (let from = text.indexOf(plain); from >= 0; from = text.indexOf(plain, from + 1)) {
    const to = from + plain.length;
    if (/[a-z0-9_]/.test(text[from - 1] ?? " ") || /[a-z0-9_]/.test(text[to] ?? " ")) continue;
    const isQuoted = QUOTE.test(text.slice(0, from)) && /^\s?["'`«»„“”‹›]/.test(text.slice(to));
    const isFirst = text.slice(0, from).trim() === "" && /^\s*:/.test(text.slice(to));
    found.push({ name, from, to, sure: plain.includes("_") || isQuoted || isFirst });
  }
  return found;
}

/**
 * The arguments that a message calls by their very names, among those that an action's form has, as it mentions them. "carrier" is a word of every
 * such text: it counts where it is quoted, begins the text before a colon, or stands in a list with another name.
 */
export function namedArguments(message: string, names: readonly string[]): string[] {
  const text = message.slice(0, 4_096).toLowerCase();
  const all = names.flatMap((name) => mentionsOf(text, name)).sort((a, b) => a.from - b.from);
  const joins = (left: Mention | undefined, right: Mention | undefined): boolean =>
    left !== undefined && right !== undefined && LISTED.test(text.slice(left.to, right.from));
  const spread = (
    order: readonly Mention[],
    isJoined: (one: Mention, before: Mention | undefined) => boolean,
  ): void => {
    for (const [at, one] of order.entries()) {
      const before = order[at - 1];
      if (!one.sure && before?.sure && isJoined(one, before)) one.sure = true;
    }
  };
  spread(all, (one, before) => joins(before, one));
  spread(all.toReversed(), (one, before) => joins(one, before));
  return [...new Set(all.filter(({ sure }) => sure).map(({ name }) => name))];
}

/**
 * The argument that was not sent and that a message asks for, among the names an action's form has: the message names it and none that was sent,
 * or says that something is missing and speaks of what the argument is, and of nothing that was sent. Null when nothing points at any.
 */
export function missingArgument(message: string, names: readonly string[], sent: Params): string | null {
  const text = message.slice(0, 4_096).toLowerCase();
  const absent = (among: readonly string[]): string | null =>
    judgedArgument(message, Object.fromEntries(among.map((name) => [name, ""])));
  const named = names.filter((name) => name.includes("_") && isNamed(text, name.toLowerCase()));
  if (named.length > 0) return named.some((name) => Object.hasOwn(sent, name)) ? null : absent(named);
  const folded = foldWord(text);
  if (!MISSING.test(folded) || judgedArgument(message, sent) !== null) return null;
  // "The tracking number is missing" means the parcel's, not the return's.
  const isReturn = RETURN.test(folded);
  return absent(names.filter((name) => !Object.hasOwn(sent, name) && name.startsWith("return_") === isReturn));
}

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

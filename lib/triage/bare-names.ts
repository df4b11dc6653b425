import { isCarrierService } from "./carriers";
import { isFieldWord } from "./field-words";
import { isClaim, looksGerman } from "./lexicon/lexicon";
import type { SlotName } from "./slots";
import { foldWord, stemWord } from "./stem-word";
import type { Token } from "./tokens";

/**
 * Names of products, people, carriers and places that stand in a message without quotation marks. The rule: a word that no lexicon
 * holds and that looks like a name (a capital inside a sentence, or right after a noun that introduces one) is a name, and takes
 * with it the small words and numbers between its parts ("Casque audio sans fil 40 h").
 */

const stems = (text: string): string[] => text.split(/\s+/).filter(Boolean).map(foldWord).map(stemWord);
const cue = (name: SlotName, text: string): (readonly [string, SlotName])[] =>
  stems(text).map((stem) => [stem, name] as const);

/** Nouns that a name follows directly. */
const CUES: ReadonlyMap<string, SlotName> = new Map([
  ...cue(
    "product",
    "product item article artikel produkt produit prodotto articolo producto artículo offer title sku asin ean agotado stock",
  ),
  ...cue(
    "carrier",
    "carrier courier transporter transporteur zusteller versanddienstleister spediteur spedition versandpartner versandunternehmen paketdienstleister corriere vettore transportista paketdienst shipper",
  ),
  ...cue(
    "name",
    "customer buyer client cliente kunde kunden käufer acheteur acquirente comprador recipient destinataire empfänger destinatario name nom nome nombre m mr mrs ms mme herr frau dr signor signora sig sr user utilisateur benutzer utente usuario",
  ),
  ...cue(
    "value",
    "code codes codice código number numéro nummer numero número id city ville stadt città ciudad country land pays paese país shop store boutique magasin negozio tienda value valeur wert valore valor given got received reçu erhalten host marketplace",
  ),
]);

/** Verbs that end a product's name, however ordinary the words inside it are. */
const VERBS = new Set(
  `is are was were has have had cannot can could does do did will must should may not est sont ne n' a ont était sera peut doit ist sind wurde wurden
  hat haben kann können konnte darf muss wird nicht è sono non ha hanno può deve risulta está están no han puede debe fue era liegt steht fehlt gehört enthält existiert manque dépasse existe contient manca esiste supera falta`.split(
    /\s+/,
  ),
);
/** Accents decide here: French "a" is a verb, "à" is not. */
const isVerb = (token: Token): boolean => VERBS.has(token.text.toLowerCase());

/** Small words that may stand between two parts of one name. */
const LINKS = new Set(
  "de du des d' la le les l' à au aux en et sans avec pour van der den von zu di da del della dell' con per y e el los las of the and with for und mit aus für in"
    .split(" ")
    .map(foldWord),
);

const MAX_NAME = 14;

const isBreak = (token: Token): boolean => token.kind === "mark" && /[.;:!?()[\]{}]/.test(token.text);
/** A full stop before a number or a small letter ends an abbreviation ("Gr. 38"), not a sentence. */
const endsSentence = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]!;
  if (token.kind !== "mark" || !/[.;:!?]/.test(token.text)) return false;
  const next = tokens[at + 1];
  return token.text !== "." || next === undefined || (next.kind !== "slot" && next.capital);
};
const nameLike = (token: Token): boolean => token.kind === "unknown" || token.kind === "slot";

interface Reading {
  tokens: readonly Token[];
  /** Capitals tell nothing: the whole message is in capitals, or most of its words have one. */
  shouted: boolean;
  german: boolean;
  /** Known words outweigh the unknown ones, and one of them says what is wrong. */
  understood: boolean;
}

/** The end of a product name that runs up to a verb; -1 when it holds no unknown word and so may be the name of a field. */
const upToVerb = ({ tokens }: Reading, start: number): number => {
  let strange = false;
  let claimAt = -1;
  for (let at = start; at < tokens.length && at - start <= MAX_NAME; at++) {
    const token = tokens[at]!;
    if (isVerb(token) && at > start) return strange ? at : -1;
    if (endsSentence(tokens, at)) break;
    if (claimAt < 0 && token.kind === "word" && isClaim(token.folded) && at > start && strange) claimAt = at;
    strange ||= nameLike(token);
  }
  return claimAt;
};

/** Skips links and light marks; the index of the next part of the name, or -1 when no part follows. */
const nextPart = (tokens: readonly Token[], from: number): number => {
  for (let at = from; at < tokens.length && at - from < 4; at++) {
    const token = tokens[at]!;
    const small = LINKS.has(token.folded) && !token.capital;
    if (nameLike(token) && !small) return at;
    const link = token.kind === "mark" ? /^[,/&+'-]$/.test(token.text) : small || LINKS.has(token.folded);
    if (!link) return -1;
  }
  return -1;
};

/** People have capitals in all parts of their names; what is written small after one is the sentence again. */
const runEnd = ({ tokens, shouted, german }: Reading, start: number, slot: SlotName): number => {
  let end = start + 1;
  const isService = (token: Token) => slot === "carrier" && isCarrierService(token.folded);
  while (end < tokens.length && end - start < MAX_NAME) {
    const next = nextPart(tokens, end);
    const part = tokens[next];
    const after = tokens[end]!;
    if (part && (slot !== "name" || part.capital || part.kind === "slot")) end = next + 1;
    else if (isService(after)) end += 1;
    else if (
      after.kind === "word" &&
      after.capital &&
      !shouted &&
      !german &&
      !isClaim(after.folded) &&
      after.parts === undefined
    )
      end += 1;
    else break;
  }
  return end;
};

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

/** Nouns that an identifier follows as a value (`reason SoldOut`), while a plain word after them is the cause. */
const IDENTIFIER_CUES = new Set(stems("reason motif grund motivo razón raison"));

const startsSentence = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return before === undefined || (before.kind === "mark" && /[.!?;]/.test(before.text)) || before.kind === "code";
};

/** "Invalid tracking number: pending": one ordinary word at the end is the value that was refused, if the text began with a refusal. */
const REFUSALS = new Set(
  stems(
    "invalid unknown unrecognized unsupported ungültig ungültige ungültiger unbekannt invalide inconnu inconnue valido valida sconosciuto válido válida inválido inválida desconocido desconocida",
  ),
);

const isRefusedWord = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]!;
  if (token.kind !== "word" || isClaim(token.folded) || isFieldWord(token.folded) || tokens[at - 1]?.text !== ":")
    return false;
  if (!tokens.slice(at + 1).every((one) => one.kind === "mark")) return false;
  return tokens.slice(0, at).some((one) => REFUSALS.has(stemWord(one.folded)));
};

/** What follows these in a bracket is the value itself, whatever its words are. */
const GIVEN = new Set([
  "given",
  "got",
  "received",
  "recu",
  "recue",
  "erhalten",
  "ricevuto",
  "recibido",
  "value",
  "valeur",
  "wert",
  "valore",
  "valor",
]);

/** "(Müller, Lindenstraße, 10115 Berlin)": a bracket without one word of our lexicons holds somebody's data. */
const bracketEnd = (tokens: readonly Token[], at: number): number => {
  if (tokens[at - 1]?.text !== "(") return -1;
  const told = GIVEN.has(tokens[at]!.folded);
  let strange = told ? 1 : 0;
  for (let end = at; end < tokens.length && end - at < 24; end++) {
    const token = tokens[end]!;
    if (token.text === ")" && token.kind === "mark") return strange > 0 ? end : -1;
    if (!told && (token.kind === "word" || token.kind === "code")) return -1;
    if (nameLike(token)) strange += 1;
  }
  return -1;
};

const isTail = ({ tokens, shouted }: Reading, at: number): boolean => {
  const before = tokens[at - 1];
  if (before?.kind !== "mark" || !before.text.endsWith(":")) return false;
  const rest = tokens.slice(at);
  const refused = tokens.slice(0, at).some((token) => REFUSALS.has(stemWord(token.folded)));
  const strange = rest.filter(nameLike).length;
  const known = rest.filter((token) => token.kind === "word").length;
  if (rest.length > 10 || strange === 0 || known > strange + 1 || rest.some(isVerb)) return false;
  if (!tokens.slice(0, at).some((token) => token.kind === "word")) return false;
  if (tokens[at]!.capital && !shouted)
    return rest.every((token) => !isClaim(token.folded) && token.kind !== "code" && token.parts === undefined);
  return refused && rest.every((token) => nameLike(token) || token.kind === "mark" || LINKS.has(token.folded));
};

const isNameStart = (reading: Reading, at: number): boolean => {
  const { tokens, shouted, german } = reading;
  const token = tokens[at]!;
  if (token.kind !== "unknown") return false;
  if (!token.capital || shouted) return false;
  const next = tokens[at + 1];
  const paired =
    next !== undefined &&
    ((next.kind === "unknown" && next.capital) || (next.kind === "slot" && next.slot !== "carrier" && german));
  if (startsSentence(tokens, at)) return paired && next.kind === "unknown";
  return !german || paired;
};

/**
 * "Refund failed for blue denim jacket": two or more unknown words in a row, in a message we otherwise understand, are a name even in
 * small letters. In a language without lexicon everything is unknown, and nothing is dropped.
 */
const strangeRun = ({ tokens, understood }: Reading, at: number): number => {
  if (!understood || tokens[at]?.kind !== "unknown") return -1;
  let end = at;
  let strange = 0;
  while (end < tokens.length && nameLike(tokens[end]!) && end - at < MAX_NAME) {
    if (tokens[end]?.kind === "unknown") strange += 1;
    end += 1;
  }
  return strange > 1 ? end : -1;
};

const nameAt = (reading: Reading, at: number): { end: number; slot: SlotName } | null => {
  const { tokens, shouted } = reading;
  const token = tokens[at]!;
  const slot = introducedBy(tokens, at);
  const before = tokens[at - 1];
  const bracket = bracketEnd(tokens, at);
  if (bracket > at) return { end: bracket, slot: "value" };
  if (isRefusedWord(tokens, at)) return { end: at + 1, slot: "value" };
  if (isTail(reading, at)) return { end: tokens.length, slot: slot ?? "value" };
  if (
    slot === "product" &&
    before?.kind === "word" &&
    ((token.capital && !shouted) || nameLike(token)) &&
    token.kind !== "mark"
  ) {
    const end = upToVerb(reading, at);
    if (end > at + 1 || (end > at && token.kind === "unknown")) return { end, slot };
  }
  const identifier = tokens.slice(at, at + (token.parts ?? 0));
  if (
    (slot || IDENTIFIER_CUES.has(stemWord(before?.folded ?? ""))) &&
    before?.kind === "word" &&
    identifier.length > 1 &&
    !identifier.every((part) => isFieldWord(part.folded))
  )
    return { end: at + identifier.length, slot: slot ?? "value" };
  if (slot && token.kind === "unknown" && (token.capital || shouted || before?.kind !== "stop"))
    return { end: runEnd(reading, at, slot), slot };
  const next = tokens[at + 1];
  if (
    slot &&
    (token.kind === "word" || token.kind === "stop") &&
    token.capital &&
    !shouted &&
    next?.kind === "unknown" &&
    next.capital
  )
    return { end: runEnd(reading, at + 1, slot), slot };
  if (isNameStart(reading, at)) return { end: runEnd(reading, at, slot ?? "value"), slot: slot ?? "name" };
  const end = strangeRun(reading, at);
  return end > at ? { end, slot: slot ?? "value" } : null;
};

/** Capitals that carry no sign: all of them, or a headline. */
const isShouted = (tokens: readonly Token[]): boolean => {
  const words = tokens.filter((token) => token.kind === "word" || token.kind === "stop" || token.kind === "unknown");
  const known = words.filter((token) => token.kind !== "unknown" && token.text.length > 1);
  return known.length > 0 && known.filter((token) => token.capital).length * 3 > known.length * 2;
};

/** Replaces bare names by slots. */
export const takeNames = (tokens: readonly Token[]): Token[] => {
  const german = looksGerman(tokens.map((token) => token.folded).filter(Boolean));
  const known = tokens.filter((token) => token.kind === "word").length;
  const strange = tokens.filter((token) => token.kind === "unknown").length;
  const understood =
    known > 1 && known >= strange && tokens.some((token) => token.kind === "word" && isClaim(token.folded));
  const reading: Reading = { tokens, shouted: isShouted(tokens), german, understood };
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    const name = isBreak(token) ? null : nameAt(reading, at);
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

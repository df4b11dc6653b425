import type { SlotName } from "./slots";
import { foldWord, stemWord } from "./stem-word";
import type { Token } from "./tokens";

/** The words around a bare name that give it away, in five languages. */

const stems = (text: string): string[] => text.split(/\s+/).filter(Boolean).map(foldWord).map(stemWord);
const cue = (name: SlotName, text: string): (readonly [string, SlotName])[] =>
  stems(text).map((stem) => [stem, name] as const);

/** Nouns that a name follows directly. */
export const CUES: ReadonlyMap<string, SlotName> = new Map([
  ...cue(
    "product",
    "product item article artikel produkt produit prodotto articolo producto artículo offer title sku asin ean",
  ),
  ...cue(
    "carrier",
    "carrier courier transporter transporteur zusteller versanddienstleister spediteur spedition versandpartner versandunternehmen paketdienstleister corriere vettore transportista paketdienst shipper",
  ),
  ...cue(
    "name",
    "customer buyer client cliente kunde kunden käufer acheteur acquirente comprador recipient destinataire empfänger destinatario name nom nome nombre m mr mrs ms mme herr herrn frau dr signor signora sig sr user utilisateur benutzer utente usuario",
  ),
  ...cue(
    "value",
    "code codes codice código clave number numéro nummer numero número id city ville stadt città ciudad warehouse entrepôt lager magazzino almacén depot dépôt country land pays paese país shop store boutique magasin negozio tienda value valeur wert valore valor given got received reçu erhalten host marketplace",
  ),
]);

/** Verbs that end a product's name, however ordinary the words inside it are. */
const VERBS = new Set(
  `is are was were has have had cannot can could does do did will must should may not est sont ne n' a ont était sera peut doit ist sind wurde wurden
  hat haben kann können konnte darf muss wird nicht è sono non ha hanno può deve risulta está están no han puede debe fue era liegt steht fehlt gehört enthält existiert manque dépasse existe contient manca esiste supera falta`.split(
    /\s+/,
  ),
);
/** What follows the French verb "a"; the Italian and Spanish "a" stands before nouns ("giacca a vento"). */
const AFTER_HAS = /^(?:été|eu|déjà|bien|pas|fait|mis|pris|\p{L}{2,}(?:ées?|és?))$/iu;

/** Accents decide here: French "a" is a verb, "à" is not. */
export const isVerb = (token: Token, next?: Token): boolean => {
  if (token.kind === "slot") return false;
  const word = token.text.toLowerCase();
  return word === "a" ? next !== undefined && AFTER_HAS.test(next.text) : VERBS.has(word);
};

/** Adjectives that are a claim behind "too" and part of a product's name elsewhere ("abito lungo"). */
const MEASURES = new Set(stems("long longue short lang kurz lungo corto largo corta lunga larga heavy large small"));
const TOO = new Set("too trop zu troppo demasiado".split(" "));
export const isMeasureOnly = (token: Token, before: Token | undefined): boolean =>
  MEASURES.has(stemWord(token.folded)) && !TOO.has(before?.folded ?? "");

/** Small words that may stand between two parts of one name. */
export const LINKS = new Set(
  "de du des d' la le les l' à au aux en et sans avec pour van der den von zu di da del della dell' con per y e el los las of the and with for und mit aus für in"
    .split(" ")
    .map(foldWord),
);

/** Titles: a capital after one begins a surname, even where the surname is also a word (Frau Schneider, Signora Conti). */
export const TITLES = new Set("m mr mrs ms mme herr herrn frau dr prof sig signor signora sr sra don dona".split(" "));

/** Nouns that an identifier follows as a value (`reason SoldOut`), while a plain word after them is the cause. */
export const IDENTIFIER_CUES = new Set(stems("reason motif grund motivo razón raison"));

/** Nouns whose value may be an ordinary word with a capital ("Ship speed Standard is not allowed"). */
export const SERVICE_CUES = new Set(
  stems("speed service method mode option servicio servizio metodo método modo livraison spedizione envío versandart"),
);

/** What a text says that refuses a value. */
export const REFUSALS = new Set(
  stems(
    "invalid unknown unrecognized unsupported ungültig ungültige ungültiger unbekannt invalide inconnu inconnue valido valida sconosciuto válido válida inválido inválida desconocido desconocida",
  ),
);

/** What follows these in a bracket is the value itself, whatever its words are. */
export const GIVEN = new Set([
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

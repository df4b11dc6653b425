import { takeNames } from "./bare-names";
import { cleanText } from "./clean-text";
import { takeCodes } from "./error-codes";
import { takeMeasures, takeShapes } from "./mask-patterns";
import { takeQuoted } from "./quoted-values";
import { type SlotName, SlotStore } from "./slots";
import { stemWord } from "./stem-word";
import { type Token, tokenize } from "./tokens";

export interface MaskedMessage {
  /** Readable text in which every variable part is a slot: `Order <order> was not found`. */
  mask: string;
  /** What the message says, free of values, accents, number and word forms: the material of the group key. */
  words: readonly string[];
  /** The text ends in the middle: an ellipsis, or no closing mark after a long text. */
  cut: boolean;
}

const MAX_MASK = 600;
/** A text of this length without a closing mark was probably cut by a database column. */
const LONG = 60;

/** Words before a slot that say better than its shape what it holds. */
const NAMED_BY: ReadonlyMap<string, SlotName> = new Map(
  (
    [
      ["order", "order commande bestellung ordine pedido"],
      ["line", "line ligne position zeile riga línea linea"],
      ["product", "sku ean asin gtin product produit produkt artikel prodotto producto articolo artículo"],
      ["tracking", "tracking sendungsnummer sendungsverfolgungsnummer suivi tracciabilita seguimiento trackingnummer"],
    ] as const
  ).flatMap(([name, words]) => words.split(" ").map((word) => [stemWord(word), name] as const)),
);

const REQUEST_WORDS = new Set(
  "request trace correlation event evento event vorgang vorgangs anfrage requete incident log span amzn requestid traceid richiesta solicitud peticion support".split(
    " ",
  ),
);
const REFERENCE_WORDS = new Set("ref reference referenz riferimento referencia ticket rid reqid uuid guid".split(" "));

const isNoise = (token: Token | undefined): boolean => token?.kind === "mark" || token?.kind === "stop";

/** "(Request ID: <id>)" is about the call, not about the cause: its words are dropped with the id. */
const dropRequestIds = (tokens: readonly Token[]): Token[] => {
  const dropped = new Set<number>();
  tokens.forEach((token, slotAt) => {
    if (token.kind !== "slot") return;
    let at = slotAt - 1;
    while (at >= 0 && slotAt - at < 5 && isNoise(tokens[at])) at -= 1;
    const last = tokens[at]?.folded ?? "";
    const beforeLast =
      tokens[at - 1]?.kind === "mark" || tokens[at - 1]?.kind === "stop" ? tokens[at - 2] : tokens[at - 1];
    if (REFERENCE_WORDS.has(last) || /request-?id$/.test(last) || last === "requestid" || last === "traceid")
      dropped.add(at);
    else if (last === "id" && REQUEST_WORDS.has(beforeLast?.folded ?? ""))
      for (let back = at - 3; back <= at; back++) {
        const folded = tokens[back]?.folded ?? "";
        if (folded === "id" || REQUEST_WORDS.has(folded) || folded === "x") dropped.add(back);
      }
    else if (REQUEST_WORDS.has(last) && [at - 1, at - 2].some((back) => tokens[back]?.folded === "id"))
      for (const back of [at, at - 1, at - 2]) if (tokens[back]?.folded === "id" || back === at) dropped.add(back);
  });
  return tokens.filter((_, at) => !dropped.has(at));
};

const slotName = (tokens: readonly Token[], at: number): SlotName => {
  const slot = tokens[at]?.slot ?? "value";
  if (slot !== "value" && slot !== "number") return slot;
  for (let back = at - 1; back >= 0 && at - back <= 3; back--) {
    const named = NAMED_BY.get(stemWord(tokens[back]?.folded ?? ""));
    if (named) return named;
    if (tokens[back]?.kind === "slot") break;
  }
  return slot;
};

const LIST_LINK = new Set(["and", "et", "und", "e", "y", "or", "ou", "oder", "o"]);
const isListLink = (token: Token): boolean =>
  token.kind === "mark" ? /^[,;/&+'"-]$/.test(token.text) : LIST_LINK.has(token.folded);

/** Braces and brackets of JSON, and marks that follow a mark: walls between words, no part of the sentence. */
const isSyntax = (token: Token, before: string): boolean =>
  /^[{}[\]"'=|]$/.test(token.text) || (/^[:;,]$/.test(token.text) && /(?:^|[:;,.({])\s?$/.test(before));

/** Writes the tokens as text; a list of like slots is written once, however long it was. */
const writeMask = (tokens: readonly Token[]): string => {
  let mask = "";
  let lastSlot = "";
  let held = "";
  let owed = false;
  tokens.forEach((token, at) => {
    const gap = (token.spaced || owed) && mask + held !== "" ? " " : "";
    owed = false;
    if (token.kind === "slot") {
      const name = `<${slotName(tokens, at)}>`;
      if (name === lastSlot) held = "";
      else mask += `${held}${gap}${name}`;
      held = "";
      lastSlot = name;
    } else if (token.kind === "mark" && isSyntax(token, mask + held)) {
      owed = gap !== "" || /[[{|=]/.test(token.text);
    } else if (lastSlot && isListLink(token)) {
      held += `${gap}${token.text}`;
    } else {
      mask += `${held}${gap}${token.text}`;
      held = "";
      lastSlot = "";
    }
  });
  return (mask + held).slice(0, MAX_MASK);
};

/** "colis no 12", "Nr. 12": the sign of a number, not a negation. */
const isNumberSign = (tokens: readonly Token[], at: number): boolean => {
  if (!/^(?:no|nr|num|n)$/.test(tokens[at]?.folded ?? "")) return false;
  const next = tokens[at + 1]?.kind === "mark" ? tokens[at + 2] : tokens[at + 1];
  return next?.kind === "slot" && (next.slot === "number" || next.slot === "value");
};

const contentWords = (tokens: readonly Token[]): string[] => {
  const seen = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (isNumberSign(tokens, at)) continue;
    if (token.kind === "code") seen.add(token.folded);
    else if ((token.kind === "word" || token.kind === "unknown") && token.folded.length > 1)
      seen.add(stemWord(token.folded));
  }
  return [...seen];
};

/**
 * Masks one message. A pure function of the text alone, so the same failure has the same group whenever and beside whatever it
 * arrives. Linear in the length of the text; only the first 4,096 characters after cleaning are read.
 */
export const maskMessage = (text: string): MaskedMessage => {
  const clean = cleanText(text);
  const store = new SlotStore();
  const ellipsis = /\s?(?:\.{3}|\[\.{3}\]|\(?truncated\)?)\W{0,2}$/i.exec(clean);
  const whole = ellipsis
    ? clean
        .slice(0, ellipsis.index)
        .replace(/(?<=\s)[\p{L}\d]{0,30}$/u, (end) => (ellipsis[0].startsWith(" ") ? end : ""))
    : clean;
  const outer = /^"([^"]{1,4000})"$/.exec(whole);
  const quoted = takeQuoted(takeCodes(takeShapes(outer?.[1] ?? whole, store), store), store);
  const tokens = dropRequestIds(takeNames(tokenize(takeMeasures(quoted, store), store)));
  const words = contentWords(tokens);
  const mask = `${writeMask(tokens)}${ellipsis ? " ..." : ""}`;
  return {
    mask,
    words: words.length > 0 ? words : [mask.toLowerCase().replace(/[\s.!]+$/, "")],
    cut: ellipsis !== null || (clean.length >= LONG && !/[\p{P}\p{S}]$/u.test(clean)),
  };
};

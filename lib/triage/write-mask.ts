import type { SlotName } from "./slots";
import { stemWord } from "./stem-word";
import type { Token } from "./tokens";

const MAX_MASK = 600;

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
export const writeMask = (tokens: readonly Token[]): string => {
  let mask = "";
  let lastSlot = "";
  let held = "";
  let owed = false;
  tokens.forEach((token, at) => {
    const isJoined = token.joint !== undefined && at > 0 && tokens[at - 1]?.kind !== "slot";
    const gap = isJoined ? token.joint : (token.spaced || owed) && mask + held !== "" ? " " : "";
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

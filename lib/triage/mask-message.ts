import { takeAllowed } from "./allowed-lists";
import { takeNames } from "./bare-names";
import { cleanText } from "./clean-text";
import { takeCodes } from "./error-codes";
import { takeMeasures, takeShapes } from "./mask-patterns";
import { takeNamedValues } from "./named-values";
import { isFieldName, takeQuoted } from "./quoted-values";
import { dropRequestIds } from "./request-ids";
import { SlotStore } from "./slots";
import { stemWord } from "./stem-word";
import { type Token, tokenize } from "./tokens";
import { writeMask } from "./write-mask";

export interface MaskedMessage {
  /** Readable text in which every variable part is a slot: `Order <order> was not found`. */
  mask: string;
  /** What the message says, free of values, accents, number and word forms: the material of the group key. */
  words: readonly string[];
  /** The words again without those no lexicon holds: what is left if they turn out to be values. */
  core: readonly string[];
  /** The text ends in the middle: an ellipsis, or no closing mark after a long text. */
  cut: boolean;
}

/** A text of this length without a closing mark was probably cut by a database column. */
const LONG = 60;

/** "colis no 12", "Nr. 12": the sign of a number, not a negation. */
const isNumberSign = (tokens: readonly Token[], at: number): boolean => {
  if (!/^(?:no|nr|num|n)$/.test(tokens[at]?.folded ?? "")) return false;
  const next = tokens[at + 1]?.kind === "mark" ? tokens[at + 2] : tokens[at + 1];
  return next?.kind === "slot" && (next.slot === "number" || next.slot === "value");
};

const ELLIPSIS = /\s?(?:\.{3}|\[\.{3}\]|\(?truncated\)?)\W{0,2}$/i;
/** The longest ellipsis with what may stand about it. */
const ELLIPSIS_REACH = 16;

/** Where a text says that it was cut off; looked for at its end alone. */
const ellipsisOf = (clean: string): { at: number; text: string } | null => {
  const from = Math.max(0, clean.length - ELLIPSIS_REACH);
  const found = ELLIPSIS.exec(clean.slice(from));
  return found && { at: from + found.index, text: found[0] };
};

/** In the order of their first appearance, each once: a list of three lines says no more than a list of one. */
const contentWords = (tokens: readonly Token[], kinds: ReadonlySet<Token["kind"]>): string[] => {
  const seen = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (!kinds.has(token.kind) || isNumberSign(tokens, at)) continue;
    if (token.kind === "code") seen.add(token.folded);
    else if (token.folded.length > 1) seen.add(stemWord(token.folded));
  }
  return [...seen];
};

const KNOWN: ReadonlySet<Token["kind"]> = new Set(["code", "word"]);
const ALL: ReadonlySet<Token["kind"]> = new Set(["code", "word", "unknown"]);

/**
 * Masks one message. A pure function of the text alone, so the same failure has the same group whenever and beside whatever it
 * arrives. Linear in the length of the text; only the first 4,096 characters after cleaning are read.
 */
export const maskMessage = (text: string): MaskedMessage => {
  const clean = cleanText(text);
  const store = new SlotStore();
  const ellipsis = ellipsisOf(clean);
  const whole = ellipsis
    ? clean
        .slice(0, ellipsis.at)
        .replace(/(?<=\s)[\p{L}\d]{0,30}$/u, (end) => (ellipsis.text.startsWith(" ") ? end : ""))
    : clean;
  const outer = /^"([^"]{1,4000})"$/.exec(whole);
  const quoted = takeQuoted(
    takeNamedValues(takeAllowed(takeCodes(takeShapes(outer?.[1] ?? whole, store), store), store, isFieldName), store),
    store,
  );
  const tokens = dropRequestIds(takeNames(tokenize(takeMeasures(quoted, store), store)));
  const words = contentWords(tokens, ALL);
  const mask = `${writeMask(tokens)}${ellipsis ? " ..." : ""}`;
  return {
    mask,
    words: words.length > 0 ? words : [mask.toLowerCase().replace(/[\s.!]+$/, "")],
    core: contentWords(tokens, KNOWN),
    cut: ellipsis !== null || (clean.length >= LONG && !/[\p{P}\p{S}]$/u.test(clean.slice(-2))),
  };
};

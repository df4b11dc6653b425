import { foldText, plainLetters } from "./fold-text";
import type { Order } from "./order";

/** The longest word that is kept whole; a longer one is found by its beginning. */
const LONGEST = 48;
/** More words than a person types, and few enough for any question to stay quick. */
const MOST_TERMS = 8;
/** Words kept of one order: thirty lines with long titles fit. */
const MOST_WORDS = 400;
/** From so many signs on, what is typed is also looked for at the beginning and at the end of ids. */
const SHORTEST_PART = 4;

const runs = (plain: string): string[] => plain.match(/[\p{L}\p{N}]+/gu) ?? [];
const cut = (word: string): string => Array.from(word).slice(0, LONGEST).join("");

/** Letters and digits in runs, folded (`foldText`): "Müller-Straße 5" is "muller", "strasse", "5". */
export function searchWords(text: string): string[] {
  return runs(foldText(text)).map(cut);
}

/** A code is found by its parts and, typed without its separators, as a whole. */
function codeWords(code: string): string[] {
  const parts = searchWords(code);
  return parts.length > 1 ? [...parts, cut(parts.join(""))] : parts;
}

/** A code without its separators; not folded, for its end must stay its end. */
const bareCode = (code: string): string => runs(plainLetters(code)).join("");

/** How an id is kept and asked for by its beginning (`>`) and by its end (`<`, written backwards), apart from words of titles and SKUs. */
const beginning = (code: string): string => cut(`>${code}`);
const ending = (code: string): string => cut(`<${Array.from(code).reverse().join("")}`);

function idWords(id: string): string[] {
  const code = bareCode(id);
  return code === "" ? [] : [beginning(code), ending(code)];
}

const distinct = (words: readonly string[]) => [...new Set(words)].slice(0, MOST_WORDS);

/** What an order is found by that is nobody's personal data: its ids, references, SKUs and titles. */
export function orderWords(order: Order): string[] {
  const lines = order.packages.flatMap((pack) => pack.cart);
  const ids = [order.marketplace_order_id, ...order.merchant_order_id];
  const skus = lines.flatMap((line) => [line.merchant_product_id?.id ?? "", line.marketplace_product_id ?? ""]);
  return distinct([
    ...ids.flatMap(idWords),
    ...[...ids, ...skus].flatMap(codeWords),
    ...lines.flatMap((line) => searchWords(line.title ?? "")),
  ]);
}

/** What an order is found by that is personal: the names and e-mail addresses of those it was sold and sent to. */
export function buyerWords(order: Order): string[] {
  const people = [order.billing_address, ...order.packages.map((pack) => pack.delivery)];
  const texts = people.flatMap((person) =>
    person ? [person.full_name, person.first_name, person.last_name, person.company, person.email] : [],
  );
  return distinct([order.buyer_name, ...texts].flatMap((text) => searchWords(text ?? "")));
}

/** The beginnings and ends of ids that a typed code asks for; none when it is too short to tell ids apart. */
export function idTerms(typed: string): string[] {
  const code = bareCode(typed);
  return Array.from(code).length < SHORTEST_PART ? [] : [beginning(code), ending(code)];
}

/** What the copy keeps of an id as a whole: every order with it has this word, and a few others may. */
export function idWord(id: string): string | null {
  const code = bareCode(id);
  return code === "" ? null : beginning(code);
}

/** What one typed word asks for: one of each of `words` begins a word of the order, or one of `ids` begins one of its `idWords`. */
export interface TypedWord {
  words: string[][];
  ids: string[];
}

/** A part of a typed word, folded, and as orders have it that were kept before words were folded. */
function typedParts(word: string): string[][] {
  const plain = runs(plainLetters(word));
  return searchWords(word).map((folded, at) => [...new Set([folded, cut(plain[at] ?? folded)])]);
}

/**
 * What a typed text asks for, all of it. Single characters count only when nothing longer was typed; a text without letters and digits asks for
 * nothing that exists.
 */
export function searchTerms(text: string): TypedWord[] {
  const typed = [...new Set(text.split(/\s+/))].map((word) => ({ words: typedParts(word), ids: idTerms(word) }));
  const isLong = ([folded = ""]: string[]) => folded.length > 1;
  const hasLong = typed.some(({ words }) => words.some(isLong));
  const kept = typed.map(({ words, ids }) => ({ words: hasLong ? words.filter(isLong) : words, ids }));
  return kept.filter(({ words, ids }) => words.length + ids.length > 0).slice(0, MOST_TERMS);
}

import type { Order } from "./order";

/** The longest word that is kept whole; a longer one is found by its beginning. */
const LONGEST = 48;
/** More words than a person types, and few enough for any question to stay quick. */
const MOST_TERMS = 8;
/** Words kept of one order: thirty lines with long titles fit. */
const MOST_WORDS = 400;

/** Letters and digits in runs, small, without accents: "Müller-Straße 5" is "muller", "strasse", "5". */
export function searchWords(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => Array.from(word).slice(0, LONGEST).join(""));
}

/** A code is found by its parts and, typed without its separators, as a whole. */
function codeWords(code: string): string[] {
  const parts = searchWords(code);
  return parts.length > 1 ? [...parts, Array.from(parts.join("")).slice(0, LONGEST).join("")] : parts;
}

const distinct = (words: readonly string[]) => [...new Set(words)].slice(0, MOST_WORDS);

/** What an order is found by that is nobody's personal data: its ids, references, SKUs and titles. */
export function orderWords(order: Order): string[] {
  const lines = order.packages.flatMap((pack) => pack.cart);
  const codes = [
    order.marketplace_order_id,
    ...order.merchant_order_id,
    ...lines.flatMap((line) => [line.merchant_product_id?.id ?? "", line.marketplace_product_id ?? ""]),
  ];
  return distinct([...codes.flatMap(codeWords), ...lines.flatMap((line) => searchWords(line.title ?? ""))]);
}

/** What an order is found by that is personal: the names and e-mail addresses of those it was sold and sent to. */
export function buyerWords(order: Order): string[] {
  const people = [order.billing_address, ...order.packages.map((pack) => pack.delivery)];
  const texts = people.flatMap((person) =>
    person ? [person.full_name, person.first_name, person.last_name, person.company, person.email] : [],
  );
  return distinct([order.buyer_name, ...texts].flatMap((text) => searchWords(text ?? "")));
}

/**
 * The beginnings of words that a typed text asks for, all of them. Single characters count only when nothing longer was typed;
 * a text without letters and digits asks for nothing that exists.
 */
export function searchTerms(text: string): string[] {
  const words = [...new Set(searchWords(text))];
  const long = words.filter((word) => word.length > 1);
  return (long.length > 0 ? long : words).slice(0, MOST_TERMS);
}

import { nameKey, type OwnName } from "./carrier-names";
import { choiceText, readCell } from "./read-choice";
import { plainName } from "./sheet-columns";

interface Named {
  code: string;
  label: string;
}

/** What a marketplace knows of carriers: the values of its argument, and what the account calls them. */
export interface CarrierBook {
  name: string;
  values: readonly Named[];
  own: readonly OwnName[];
}

/** Names for what a cell means at its marketplace, the most telling first: as it stands, the account's own names for it, its label. */
function namesFor(text: string, book: CarrierBook): string[] {
  const meant = readCell(book, text, book.own);
  if (meant === null) return [text];
  const own = book.own.filter(({ code }) => code === meant.code).map(({ name }) => name);
  // A code may mean another carrier at another marketplace: it is no name, unless somebody made it one.
  const isCode = text.trim() === meant.code && plainName(meant.label) !== plainName(text);
  return [...(isCode ? [] : [text]), ...own, meant.label];
}

/**
 * What the carrier of a cell is called at another marketplace: by a name of the account's own that both have, else by the word that both lists have.
 * Codes are never compared, for they mean something else from one marketplace to the next.
 * @returns a text that is read there, or null where nothing means the same
 */
export function sameCarrier(text: string, from: CarrierBook, to: CarrierBook): string | null {
  const names = namesFor(text, from);
  for (const name of names) {
    const key = nameKey(name);
    const own = key === "" ? undefined : to.own.find((one) => nameKey(one.name) === key);
    const meant = own && to.values.find(({ code }) => code === own.code);
    if (meant) return choiceText(to.values, meant);
  }
  for (const name of names) {
    const word = plainName(name);
    const meant = word === "" ? undefined : to.values.find(({ label }) => plainName(label) === word);
    if (meant) return choiceText(to.values, meant);
  }
  return null;
}

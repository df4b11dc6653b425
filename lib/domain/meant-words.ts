import { type FilterName, type FilterVocabulary, type ListFilter, readFilters } from "./filter-language";
import type { OrderGridState } from "./order-filters";

/** One phrase of what was typed, and the filter's values it means: several where it begins the names of several. */
export interface MeantPhrase {
  phrase: string;
  name: FilterName;
  values: string[];
}

export interface MeantWords {
  phrases: MeantPhrase[];
  /** What the phrases set, in the grammar of typed filters. */
  changes: Partial<OrderGridState>;
  /** Words that are no filter's value, in the order typed. */
  unknown: string[];
}

/** Filters whose values people know by a word of their own, so that the word alone may mean them; the first that has it is meant. */
export const MEANT_ALONE = [
  "status",
  "alert",
  "type",
  "marketplace",
  "ordered",
] as const satisfies readonly FilterName[];
/** Of these several values hold at once, so that the beginning of several names may mean them all. */
const SEVERAL: readonly ListFilter[] = ["marketplace"];
const MOST_WORDS = 5;
const LEAST_BEGUN = 3;

const fold = (text: string) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
/** "amazon_fr" is said in two words. */
const spoken = (text: string) => fold(text).replaceAll("_", " ");

/** Whether a value is what was typed: its code or its word, also in the plural. */
function isExactly(wanted: string, { value, label }: { value: string; label: string }): boolean {
  return [fold(value), spoken(value), spoken(label)].some((one) => one === wanted || `${one}s` === wanted);
}

function exactly(wanted: string, vocabulary: FilterVocabulary): Omit<MeantPhrase, "phrase"> | null {
  for (const name of MEANT_ALONE) {
    const found = vocabulary[name]?.find((known) => isExactly(wanted, known));
    if (found) return { name, values: [found.value] };
  }
  return null;
}

function begun(wanted: string, vocabulary: FilterVocabulary): Omit<MeantPhrase, "phrase"> | null {
  if (wanted.length < LEAST_BEGUN) return null;
  for (const name of MEANT_ALONE) {
    const found = (vocabulary[name] ?? []).filter(({ value, label }) =>
      [spoken(value), spoken(label)].some((one) => one.startsWith(wanted)),
    );
    const values = found.map(({ value }) => value);
    const isMany = (SEVERAL as readonly FilterName[]).includes(name);
    if (values.length === 1 || (isMany && values.length > 1)) return { name, values };
  }
  return null;
}

/** The longest phrase from here that some filter has, whole rather than begun. */
function phraseAt(words: readonly string[], at: number, vocabulary: FilterVocabulary) {
  const most = Math.min(MOST_WORDS, words.length - at);
  for (const meaning of [exactly, begun]) {
    for (let length = most; length > 0; length -= 1) {
      const phrase = words.slice(at, at + length).join(" ");
      const meant = meaning(fold(phrase), vocabulary);
      if (meant) return { length, meant: { phrase, ...meant } };
    }
  }
  return null;
}

/**
 * Reads bare words as values of filters: "late cdiscount" is `alert:late marketplace:cdiscount`, "to ship amazon fr" two phrases of two words. A word
 * may be a value's code, its word in the reader's language, or the beginning of either where that leaves no doubt. Never throws.
 */
export function meantWords(words: readonly string[], vocabulary: FilterVocabulary): MeantWords {
  const [phrases, unknown]: [MeantPhrase[], string[]] = [[], []];
  const all = words.flatMap((word) => word.split(/\s+/)).filter(Boolean);
  for (let at = 0; at < all.length; ) {
    const found = phraseAt(all, at, vocabulary);
    // A filter of one value that is named twice contradicts itself: the second stays a word.
    const isTaken = found && !isList(found.meant.name) && phrases.some(({ name }) => name === found.meant.name);
    if (found && !isTaken) phrases.push(found.meant);
    else unknown.push(...all.slice(at, at + (found?.length ?? 1)));
    at += found?.length ?? 1;
  }
  const text = phrases.map(({ name, values }) => `${name}:${values.map((value) => `"${value}"`).join(",")}`).join(" ");
  return { phrases, changes: readFilters(`${text} `, vocabulary).changes, unknown };
}

const isList = (name: FilterName): boolean => name !== "alert" && name !== "ordered";

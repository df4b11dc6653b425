import { plainText } from "@/lib/format/plain";
import type { Choice } from "@/lib/grammar";

/** A choice with what is looked through, computed once and not on every key. */
export interface IndexedChoice {
  choice: Choice;
  /** Label and code in lower case, without accents: "éole" is found by "eol". */
  haystack: string;
  label: string;
  /** Label and code made inert, ready to be drawn; the code only where it says something else. */
  shown: string;
  code: string | null;
  /** The same for values that differ in capitals and blanks alone, in label and code ("SENDLE", "Sendle"). */
  alike: string;
  /** Another value reads alike and is not the same: its code tells it apart. */
  shared: boolean;
}

function plain(text: string): string {
  return text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** A text without capitals and blanks, in which lists of values repeat themselves. */
const unwritten = (text: string): string => text.toLowerCase().replace(/\s+/g, "");

/** Prepares values for `findChoices`. Of two that read alike and are not, the code stands beside each, so that they can be told apart. */
export function indexChoices(choices: readonly Choice[]): IndexedChoice[] {
  const codesOf = new Map<string, Set<string>>();
  for (const { code, label } of choices) {
    const name = unwritten(label);
    const codes = codesOf.get(name) ?? new Set();
    codesOf.set(name, codes.add(unwritten(code)));
  }
  return choices.map((choice) => {
    const label = plain(choice.label);
    const name = unwritten(choice.label);
    const shown = plainText(choice.label, 80).text;
    const shared = (codesOf.get(name)?.size ?? 0) > 1;
    const code = shared || choice.label !== choice.code ? plainText(choice.code, 40).text : null;
    const alike = `${name}\n${unwritten(choice.code)}`;
    return { choice, label, haystack: `${label} ${plain(choice.code)}`, shown, code, alike, shared };
  });
}

/**
 * The choices that hold every word of `typed`: first the one that is written so, then those meant by name, then those that begin with it,
 * else the list's own order stays.
 */
export function findChoices(index: readonly IndexedChoice[], typed: string): readonly IndexedChoice[] {
  const needle = plain(typed.trim());
  if (needle === "") return index;
  const words = needle.split(/\s+/);
  const found = index.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
  const written = typed.trim();
  const rank = ({ label, choice }: IndexedChoice) => {
    if (choice.code === written || choice.label === written) return 0;
    return label === needle ? 1 : label.startsWith(needle) ? 2 : 3;
  };
  return [0, 1, 2, 3].flatMap((wanted) => found.filter((one) => rank(one) === wanted));
}

/**
 * Of values that differ in capitals and blanks alone the one that is chosen, else the first: nobody can tell them apart, and each is sent as
 * exactly itself (PRODUCT LA-82). The others are had by typing them as they are written.
 */
export function onceEach(found: readonly IndexedChoice[], typed: string, value: string): readonly IndexedChoice[] {
  const written = typed.trim();
  const weight = ({ choice: { code, label } }: IndexedChoice) =>
    code === written ? 3 : label === written ? 2 : code === value ? 1 : 0;
  const best = new Map<string, IndexedChoice>();
  for (const one of found) {
    const known = best.get(one.alike);
    if (!known || weight(one) > weight(known)) best.set(one.alike, one);
  }
  return best.size === found.length ? found : [...best.values()];
}

/** The choice that was meant by a text typed in full: its code, its label, or either in any case. */
export function exactChoice(choices: readonly Choice[], typed: string): Choice | null {
  const wanted = plain(typed.trim());
  return (
    choices.find(({ code }) => code === typed.trim()) ??
    choices.find(({ label }) => label === typed.trim()) ??
    choices.find(({ label, code }) => plain(label) === wanted || plain(code) === wanted) ??
    null
  );
}

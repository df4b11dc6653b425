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
}

function plain(text: string): string {
  return text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

export function indexChoices(choices: readonly Choice[]): IndexedChoice[] {
  return choices.map((choice) => {
    const label = plain(choice.label);
    const shown = plainText(choice.label, 80).text;
    const code = choice.label === choice.code ? null : plainText(choice.code, 40).text;
    return { choice, label, haystack: `${label} ${plain(choice.code)}`, shown, code };
  });
}

/**
 * The choices that hold every word of `typed`: first the one that is meant by name, then those that begin with it, else the list's own order stays.
 */
export function findChoices(index: readonly IndexedChoice[], typed: string): readonly IndexedChoice[] {
  const needle = plain(typed.trim());
  if (needle === "") return index;
  const words = needle.split(/\s+/);
  const found = index.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
  const rank = ({ label }: IndexedChoice) => (label === needle ? 0 : label.startsWith(needle) ? 1 : 2);
  return [0, 1, 2].flatMap((wanted) => found.filter((one) => rank(one) === wanted));
}

/** The choice that was meant by a text typed in full: its code, or its label in any case. */
export function exactChoice(choices: readonly Choice[], typed: string): Choice | null {
  const wanted = plain(typed.trim());
  return (
    choices.find(({ code }) => code === typed.trim()) ??
    choices.find(({ label, code }) => plain(label) === wanted || plain(code) === wanted) ??
    null
  );
}

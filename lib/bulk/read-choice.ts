import { isCarrierArgument, nameKey, type OwnName } from "./carrier-names";
import { plainName } from "./sheet-columns";

/** A value that a marketplace knows, with what people call it. */
interface Named {
  code: string;
  label: string;
}

/** The value that a cell means: its code as it stands, else a label or a code however it is written; null when it is none of them. */
export function readChoice<T extends Named>(values: readonly T[], text: string): T | null {
  const typed = text.trim();
  const wanted = plainName(typed);
  return (
    values.find(({ code }) => code === typed) ??
    values.find(({ label }) => label === typed) ??
    // Nothing is left of a name in other letters: two of them are not the same for that.
    (wanted === ""
      ? undefined
      : values.find(({ label, code }) => plainName(label) === wanted || plainName(code) === wanted)) ??
    null
  );
}

/**
 * The value that a cell of an argument means: one that the marketplace knows by this text, else, where a carrier is asked for, the one that the
 * merchant's own name stands for. A name for a value that the argument does not have (any more) means nothing.
 */
export function readCell<T extends Named>(
  argument: { name: string; values: readonly T[] },
  text: string,
  own: readonly OwnName[],
): T | null {
  const { name, values } = argument;
  const known = readChoice(values, text);
  if (known !== null || own.length === 0 || !isCarrierArgument(name)) return known;
  const wanted = nameKey(text);
  const meant = wanted === "" ? undefined : own.find((one) => nameKey(one.name) === wanted);
  return values.find(({ code }) => code === meant?.code) ?? null;
}

/** What is written into a cell for a value: its label where that leads back to the same value, else its code. */
export function choiceText(values: readonly Named[], choice: Named): string {
  return readChoice(values, choice.label)?.code === choice.code ? choice.label : choice.code;
}

/** The shapes in which Lengow lists values: a map of labels, a map of texts, an array (API.md §14.4). */

import type { Choice } from "../model";
import { scalarText } from "./decimal";
import { entriesOf } from "./ordered-json";
import { isJsonObject, ownMember } from "./own-member";

export interface ChoiceReading {
  choices: Choice[];
  /** Something was there that has none of the known shapes. */
  unreadable: boolean;
}

/** Reads `valid_values`, `carriers` or `shipping_methods`, keeping the order in which they were written. */
export function readChoices(raw: unknown): ChoiceReading {
  if (raw === undefined || raw === null) return { choices: [], unreadable: false };
  if (Array.isArray(raw)) return collect(raw.map(choiceOfItem));
  if (isJsonObject(raw))
    return collect(entriesOf(raw).map(([code, value]) => ({ code, label: labelOf(value) ?? code })));
  return { choices: [], unreadable: true };
}

function collect(found: (Choice | null)[]): ChoiceReading {
  const byCode = new Map<string, Choice>();
  for (const choice of found) if (choice !== null && !byCode.has(choice.code)) byCode.set(choice.code, choice);
  return { choices: [...byCode.values()], unreadable: found.includes(null) };
}

function choiceOfItem(item: unknown): Choice | null {
  const code = scalarText(item) ?? scalarText(ownMember(item, "code")) ?? scalarText(ownMember(item, "value"));
  return code === null ? null : { code, label: labelOf(item) ?? code };
}

function labelOf(value: unknown): string | null {
  const label = isJsonObject(value) ? scalarText(ownMember(value, "label")) : scalarText(value);
  return label === null || label.trim() === "" ? null : label;
}

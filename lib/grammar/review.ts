/** The questions others ask of a form; the same answers in browser and server. */

import { type FormModel, formOf } from "./form";
import type { ActionGrammar } from "./model";
import { type Payload, payloadOf } from "./payload";
import { type FormInput, type FormValues, settle } from "./settle";
import { errorsOf, type FieldError } from "./validate";

export interface Review {
  form: FormModel;
  valid: boolean;
  /** Empty when the action is not offered: then nothing was asked. */
  errors: readonly FieldError[];
  /** What would be sent; null while not valid. */
  payload: Payload | null;
}

/** Everything about a form for these values: what it shows, what is wrong, what it would send. Pure; never throws. */
export function reviewForm(input: FormInput): Review {
  const settled = settle(input);
  const form = formOf(settled, input.now ?? null);
  if (!form.offered) return { form, valid: false, errors: [], payload: null };
  const errors = errorsOf(settled);
  const valid = errors.length === 0;
  return { form, valid, errors, payload: valid ? payloadOf(settled) : null };
}

/** Names in the values that the action does not list: dropped by the grammar, refused with 400 by the route (API.md §14.6). */
export function unlistedNames(grammar: ActionGrammar, values: FormValues): string[] {
  const listed = new Set(grammar.arguments.map(({ name }) => name));
  return Object.keys(values).filter((name) => !listed.has(name));
}

/** Whether the grammar holds a regular expression, so that `loadMatcher` is worth its weight. */
export function needsMatcher(grammar: ActionGrammar): boolean {
  return grammar.arguments.some(
    ({ depends_on }) => depends_on?.conditions.some((condition) => condition.function === "regex") === true,
  );
}

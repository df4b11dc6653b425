import type { TriageFailure, TriageFixBody, TriageFixForm, TriageFixPreview } from "@/lib/contract/triage";
import { type FormField, normaliseTyped } from "@/lib/grammar";
import { type SentValue, sentValues } from "./sent-values";

export type FixScope = "one" | "rows";

/** By the name of a field. */
type Texts = Readonly<Record<string, string>>;

/** What somebody said in the panel so far. */
export interface Typed {
  /** Another field than the ones that are proposed; "" for none. */
  field: string | null;
  scope: FixScope;
  values: Texts;
  /** By failure. */
  rows: Readonly<Record<string, Texts>>;
}

/** Nothing was said. */
export const NOTHING: Typed = { field: null, scope: "one", values: {}, rows: {} };

/** What is proposed for one field: a value like the wrong ones, and those. */
type Proposed = TriageFixForm["also"][number];

/** The fields a correction begins with. */
export function proposedBy(form: TriageFixForm | undefined): Proposed[] {
  if (!form || form.field === null) return [];
  return [{ field: form.field, proposal: form.proposal, sent: form.sent }, ...form.also];
}

/** A field that is corrected, with what is proposed for it where the messages find fault with it. */
export interface FixField {
  field: FormField;
  /** The value for all rows as it is typed or proposed. */
  value: string;
  /** The value is the proposal, untouched. */
  isProposed: boolean;
  /** The sent value that the proposal is like; null where that is not among what is corrected any more. */
  like: string | null;
  /** What was sent for it by the rows that are corrected, most frequent first; empty for a field that somebody chose. */
  sent: SentValue[];
  /** The messages name it and none of the cause's actions had it. */
  wasMissing: boolean;
}

/** Asked for by name, never sent, and still empty. */
export const isMissing = ({ value, wasMissing }: FixField): boolean => value === "" && wasMissing;

/** The fields that are corrected: those that are proposed, or the one that was chosen instead. `rows` are the failures that are corrected. */
export function fieldsOf(form: TriageFixForm | undefined, typed: Typed, rows: readonly TriageFailure[]): FixField[] {
  const proposed = proposedBy(form);
  const names = typed.field === null ? proposed.map(({ field }) => field) : [typed.field];
  return names.flatMap((name) => {
    const field = form?.fields.find((one) => one.name === name);
    if (!field) return [];
    const about = proposed.find((one) => one.field === name);
    const own = typed.values[name];
    const isProposed = own === undefined && typeof about?.proposal === "string";
    // Counted here: what the form was asked about may be sent and settled by now.
    const sent = about ? sentValues(rows, name) : [];
    const like = sent.find(({ value }) => value === about?.sent[0]?.value)?.value ?? null;
    const wasMissing = (about?.sent.length ?? 0) === 0;
    return [{ field, value: own ?? about?.proposal ?? "", isProposed, like, sent, wasMissing }];
  });
}

/** Whether a proposal is like a value that none of the open failures has: those that had it were sent again, or settled. */
export const isOutrun = (form: TriageFixForm | undefined, failures: readonly TriageFailure[]): boolean =>
  failures.length > 0 &&
  proposedBy(form).some(({ field, sent: [wrong] }) => {
    return wrong !== undefined && failures.every(({ args }) => String(args[field]) !== wrong.value);
  });

const clean = (field: FormField, text: string): string | null => {
  const value = normaliseTyped(field.kind, text);
  return value === "" ? null : value;
};

/** What the panel asks for: the one value for all, or the values of single rows. Null while nothing was said. */
export function wishOf(fields: readonly FixField[], typed: Typed, ids: readonly string[]): TriageFixBody | null {
  if (ids.length === 0) return null;
  if (typed.scope === "one" || fields.length === 0) {
    const args = Object.fromEntries(fields.map(({ field, value }) => [field.name, clean(field, value)]));
    return { ids: [...ids], args, rows: {} };
  }
  const rows = ids.flatMap((id) => {
    const texts = typed.rows[id];
    if (texts === undefined) return [];
    const told = fields.filter(({ field }) => texts[field.name] !== undefined);
    const values = told.map(({ field }) => [field.name, clean(field, texts[field.name] ?? "")] as const);
    return values.length === 0 ? [] : [[id, Object.fromEntries(values)] as const];
  });
  return { ids: rows.map(([id]) => id), args: {}, rows: Object.fromEntries(rows) };
}

/** The same wish for the first `most` of its rows that would be sent. */
export function firstOf(wish: TriageFixBody, preview: Pick<TriageFixPreview, "rows">, most: number): TriageFixBody {
  const passing = new Set(preview.rows.flatMap(({ id, problem }) => (problem === null ? [id] : [])));
  const ids = wish.ids.filter((id) => passing.has(id)).slice(0, most);
  const rows = Object.fromEntries(Object.entries(wish.rows).filter(([id]) => ids.includes(id)));
  return { ...wish, ids, rows };
}

"use client";

import type { ReactNode } from "react";
import { fieldLabel } from "@/components/schema-form/field-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import { dayWords } from "@/lib/format/calendar";
import { plainText } from "@/lib/format/plain";
import type { Argument, FormField } from "@/lib/grammar";
import type { Translate } from "@/lib/messages/translate";
import { dependsWords } from "./condition-words";
import { sourceWords } from "./source-words";
import { ValueList } from "./value-list";

interface Props {
  argument: Argument;
  /** The same argument as the form has it, overlay included; absent where the action is never offered. */
  field: FormField | undefined;
  fields: readonly FormField[];
  /** What is known against values of this argument. */
  failures?: ReactNode;
}

function kindWords(t: Translate<"explorer">, argument: Argument, field: FormField | undefined): string {
  const n = argument.values.length;
  const kind = argument.kind === "text" && n > 0 ? "suggest" : argument.kind;
  const limit = field?.max_length ? t("kind.characters", { n: field.max_length }) : null;
  const start =
    argument.default_value === null ? null : t("kind.default", { value: plainText(argument.default_value, 40).text });
  return [t(`kind.${kind}`, { n }), limit, start].filter(Boolean).join(", ");
}

function demandOf(argument: Argument, field: FormField | undefined) {
  if (argument.mandatory) return "required";
  if (field?.required) return "practice";
  return field?.notes.some(({ code }) => code === "expected_in_practice") ? "expected" : "optional";
}

/** One argument in words: whether it is asked for, when, what it takes, and where the demand comes from. */
export function ArgumentRow({ argument, field, fields, failures }: Props) {
  const [t, a] = [useT("explorer"), useT("actions")];
  const locale = useLocale();
  const label = fieldLabel(a, field ?? { name: argument.name, label: argument.name }, fields);
  const demand = demandOf(argument, field);
  const rules = field?.origin.rules ?? [];
  const notes = argument.notes.map((note) =>
    (a as (key: string, values: { detail: string }) => string)(`form.note.${note.code}`, {
      detail: plainText(note.detail ?? "?", 40).text,
    }),
  );
  return (
    <li className="grid grid-cols-[minmax(0,13rem)_minmax(0,11rem)_minmax(0,1fr)] gap-x-4 gap-y-0.5 border-t border-line py-2 first:border-t-0 max-tablet:grid-cols-1">
      <span className="min-w-0">
        <span className="font-medium">{label}</span>
        {label !== argument.name && (
          <span className="block text-11 text-ink-3" translate="no">
            <Plain max={60}>{argument.name}</Plain>
          </span>
        )}
      </span>
      <span className="min-w-0 text-ink-2">
        {demand === "optional" ? t("demand.optional") : <b className="font-medium text-ink">{t(`demand.${demand}`)}</b>}
        {argument.depends_on && (
          <span className="block text-12 text-ink-2">{dependsWords(t, a, argument.depends_on)}</span>
        )}
      </span>
      <div className="min-w-0">
        <span className="text-ink-2">{kindWords(t, argument, field)}</span>
        {argument.values.length > 0 && <ValueList choices={argument.values} field={label} />}
        {failures}
        {notes.map((note) => (
          <p key={note} className="text-12 text-ink-3">
            {note}
          </p>
        ))}
        {rules.map((rule) => (
          <p key={rule.id} className="flex items-baseline gap-1 text-12 text-ink-3">
            <Icon name="info" size={12} className="translate-y-[2px]" />
            {t("source", {
              source: sourceWords(t, rule),
              date: dayWords(rule.seen, locale, { day: "numeric", month: "long", year: "numeric" }),
            })}
          </p>
        ))}
      </div>
    </li>
  );
}

"use client";

import type { ReactNode } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { plainText } from "@/lib/format/plain";
import type { FieldNote, FormField } from "@/lib/grammar";
import type { MessageKey, Translate } from "@/lib/messages/translate";
import { FieldControl } from "./field-control";
import { fieldLabel, originWords, sourceWords } from "./field-words";

/** What a form knows about its fields and what they tell it. */
export interface FormPort {
  fields: readonly FormField[];
  marketplace: string;
  /** As typed, "" for nothing. */
  textOf: (name: string) => string;
  change: (name: string, text: string) => void;
  touch: (name: string) => void;
  /** What is wrong, once it may be said. */
  errorOf: (field: FormField) => string | null;
  /** Worth a look, and yet the value is taken. */
  warningOf: (field: FormField) => ReactNode;
  /** Values used last, newest first. */
  recentOf: (name: string) => readonly string[];
}

function noteWords(t: Translate<"actions">, note: FieldNote): string {
  const word = t as (key: MessageKey<"actions">, values: { detail: string }) => string;
  return word(`form.note.${note.code}`, { detail: plainText(note.detail ?? "?", 40).text });
}

function Recent({ field, port, label }: { field: FormField; port: FormPort; label: string }) {
  const t = useT("actions");
  const values = port.recentOf(field.name).filter((value) => value !== port.textOf(field.name));
  if (values.length === 0) return null;
  const nameOf = (value: string) => field.values?.find(({ code }) => code === value)?.label ?? value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend; a named group says the same.
    <div role="group" aria-label={t("form.recent", { field: label })} className="flex flex-wrap gap-1.5 pt-0.5">
      {values.map((value) => (
        <Button
          key={value}
          size="small"
          // By key the same values stand first in the list; here they would only be in the way of Tab.
          tabIndex={field.values ? -1 : undefined}
          className="h-6 px-2 text-12 font-normal max-tablet:h-9"
          onClick={() => port.change(field.name, value)}
        >
          {plainText(nameOf(value), 28).text}
        </Button>
      ))}
    </div>
  );
}

/** One argument of the action: its name, where it comes from, its control, and what is to be said about it. */
export function SchemaField({ field, port, hint }: { field: FormField; port: FormPort; hint?: string | undefined }) {
  const t = useT("actions");
  const nameOf = (name: string) => {
    const other = port.fields.find((candidate) => candidate.name === name);
    return other ? fieldLabel(t, other, port.fields) : name;
  };
  const label = fieldLabel(t, field, port.fields);
  const error = port.errorOf(field);
  const value = port.textOf(field.name);
  const isEmptyNeed = field.needed_here && value.trim() === "";
  const notes = field.notes.map((note) => noteWords(t, note));
  const tooLong =
    field.max_length !== null && value.length > field.max_length * 0.8
      ? t("form.characters", { n: value.length, max: field.max_length })
      : null;
  const hints = [hint, ...notes, tooLong].filter((one): one is string => Boolean(one));
  return (
    <div data-field={field.name}>
      <Field
        label={label}
        origin={
          <span className="inline-flex items-center gap-1" title={sourceWords(t, field)}>
            {originWords(t, field, port.marketplace, nameOf)}
            <Icon name="info" size={12} />
            <span className="sr-only">{sourceWords(t, field)}</span>
          </span>
        }
        hint={hints.length > 0 ? hints.map((one) => <HintLine key={one}>{one}</HintLine>) : undefined}
        warning={
          error === null ? (port.warningOf(field) ?? (isEmptyNeed ? t("form.neededEmpty") : undefined)) : undefined
        }
        error={error ?? undefined}
      >
        {(ids) => (
          <>
            <FieldControl
              field={field}
              ids={ids}
              value={value}
              recent={port.recentOf(field.name)}
              onChange={(text) => port.change(field.name, text)}
              onBlur={() => port.touch(field.name)}
            />
            <Recent field={field} port={port} label={label} />
          </>
        )}
      </Field>
    </div>
  );
}

function HintLine({ children }: { children: ReactNode }) {
  return <span className="block">{children}</span>;
}

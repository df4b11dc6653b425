"use client";

import type { ComponentType } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type FieldKind, type FormField, normaliseTyped } from "@/lib/grammar";
import type { Locale } from "@/lib/messages/locales";
import { Combobox } from "./combobox";
import { DateControl } from "./date-control";
import { indexChoices, onceEach } from "./find-choices";

export interface ControlProps {
  field: FormField;
  /** Ties the control to its label and notes. */
  ids: { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };
  /** As typed; "" for nothing. */
  value: string;
  /** Values used last: they stand first in a list. */
  recent?: readonly string[];
  onChange: (text: string) => void;
  onBlur: () => void;
}

/** From this many values on, typing finds one quicker than a select. */
const SEARCH_FROM = 8;

/** "12.50" as people write it here: a comma in French and German. What is no number stays as typed. */
export function localNumber(kind: FieldKind, typed: string, locale: Locale): string {
  const canonical = normaliseTyped(kind, typed);
  if (!/^-?\d+(?:\.\d+)?$/.test(canonical)) return typed;
  return locale === "en" ? canonical : canonical.replace(".", ",");
}

function NumberControl({ field, ids, value, onChange, onBlur }: ControlProps) {
  const locale = useLocale();
  return (
    <Input
      {...ids}
      inputMode={field.kind === "quantity" ? "numeric" : "decimal"}
      autoComplete="off"
      className="text-right tabular-nums"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => {
        if (value !== "") onChange(localNumber(field.kind, value, locale));
        onBlur();
      }}
    />
  );
}

function TextControl({ field, ids, value, onChange, onBlur }: ControlProps) {
  return (
    <Input
      {...ids}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={field.name === "comment"}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    />
  );
}

function ListControl(props: ControlProps) {
  const { field, ids, value, onChange, onBlur, recent = [] } = props;
  const t = useT("actions");
  const values = field.values ?? [];
  if (values.length === 0) return <TextControl {...props} />;
  const index = values.length < SEARCH_FROM && !field.free_values ? indexChoices(values) : [];
  // Of values that are shown as one the others are typed, which a select cannot do.
  if (field.free_values || values.length >= SEARCH_FROM || onceEach(index, "", "").length < index.length) {
    return (
      <Combobox
        {...ids}
        choices={values}
        first={recent}
        free={field.free_values}
        value={value}
        onChange={onChange}
        onBlur={onBlur}
      />
    );
  }
  return (
    <Select {...ids} value={value} onChange={(event) => onChange(event.target.value)} onBlur={onBlur}>
      {/* Nothing is chosen for a person: a reason least of all. */}
      <option value="">{t("form.choose")}</option>
      {index.map(({ choice, shown, code, shared }) => (
        <option key={choice.code} value={choice.code}>
          {shared ? `${shown} (${code})` : shown}
        </option>
      ))}
      {value !== "" && !values.some(({ code }) => code === value) && <option value={value}>{value}</option>}
    </Select>
  );
}

function BooleanControl({ ids, value, onChange, onBlur }: ControlProps) {
  const t = useT("actions");
  return (
    <Select {...ids} value={value} onChange={(event) => onChange(event.target.value)} onBlur={onBlur}>
      <option value="">{t("form.choose")}</option>
      <option value="true">{t("form.yes")}</option>
      <option value="false">{t("form.no")}</option>
    </Select>
  );
}

/** One control for each kind the grammar can give; the compiler asks for a new one when there is a new kind. */
const CONTROLS: Record<FieldKind, ComponentType<ControlProps>> = {
  line: TextControl,
  choice: ListControl,
  suggest: ListControl,
  text: ListControl,
  money: NumberControl,
  quantity: NumberControl,
  number: NumberControl,
  boolean: BooleanControl,
  date: DateControl,
  unknown: TextControl,
};

/** The input for a field, by its kind. */
export function FieldControl(props: ControlProps) {
  const Control = CONTROLS[props.field.kind];
  return <Control {...props} />;
}

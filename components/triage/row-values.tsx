"use client";

import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { FieldControl } from "@/components/schema-form/field-control";
import { fieldLabel } from "@/components/schema-form/field-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Plain } from "@/components/ui/plain";
import { Judged } from "@/components/ui/quote";
import { isOfOneOrder } from "@/lib/bulk/one-order";
import { isTable, readPasted } from "@/lib/bulk/pasted-cells";
import type { TriageFailure, TriageGroupDetail } from "@/lib/contract/triage";
import { labelled } from "@/lib/format/labelled";
import type { FormField } from "@/lib/grammar";
import { meantBy } from "./row-cells";
import { ManyToldLine, RowTools } from "./row-tools";
import type { Fix } from "./use-fix";
import { type RowValuesNow, useRowValues } from "./use-row-values";

/** Rows that are drawn before somebody asks for all. */
const FIRST_ROWS = 50;

/** Text fields take what is pasted by themselves; a select does not. */
const takesText = (target: EventTarget): boolean => target instanceof HTMLInputElement;

/** The same field of a row further down, if it is drawn. */
function fieldBelow(cell: HTMLElement): HTMLElement | null {
  const { column } = cell.dataset;
  const below = cell.closest("li")?.nextElementSibling;
  return below?.querySelector<HTMLElement>(`[data-column="${column}"] :is(input, select)`) ?? null;
}

interface FieldProps {
  fix: Fix;
  many: RowValuesNow;
  failure: TriageFailure;
  field: FormField;
  /** Places in the list of orders and of fields, from 0. */
  row: number;
  column: number;
  /** Several fields are corrected, so each bears its name. */
  named: boolean;
}

/** What pasting, Enter and Ctrl+Enter do in one field of one row. */
function useManyKeys({ fix, many, failure, field, row, column }: FieldProps) {
  // A list takes the value that is pointed at by the same key: what goes down the rows is read once that is drawn.
  const latest = useRef(many);
  useEffect(() => {
    latest.current = many;
  });
  const pasteTable = (control: HTMLElement, pasted: readonly string[][]): void => {
    // What was half typed here is given up for what is pasted: leaving lets the field forget it.
    flushSync(() => control.blur());
    flushSync(() => latest.current.paste(row, column, pasted));
    control.focus();
  };
  const onPaste = (event: ClipboardEvent<HTMLDivElement>): void => {
    const pasted = readPasted(event.clipboardData.getData("text/plain"));
    const [only = ""] = pasted[0] ?? [];
    const isMany = isTable(pasted);
    if (!isMany && (only === "" || takesText(event.target))) return;
    event.preventDefault();
    if (!isMany) fix.typeRow(failure.id, field.name, meantBy(field, only));
    else if (event.target instanceof HTMLElement) pasteTable(event.target, pasted);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== "Enter" || event.defaultPrevented || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const isFill = event.ctrlKey || event.metaKey;
    if (!isFill) fieldBelow(event.currentTarget)?.focus();
    if (!isFill || isOfOneOrder(field)) return;
    const control = event.target;
    flushSync(() => control.blur());
    latest.current.fill(column, row);
    control.focus();
  };
  return { onPaste, onKeyDown };
}

/** The value of one field for one row, with what was sent for it and the way to give it to the rows below. */
function RowField(props: FieldProps) {
  const { fix, many, failure, field, row, column, named } = props;
  const [t, actions, locale] = [useT("triage"), useT("actions"), useLocale()];
  const id = useId();
  const label = fieldLabel(actions, field, fix.form?.fields ?? [field]);
  const words = t("fix.row", { id: failure.marketplace_order_id });
  const value = fix.rowValue(failure.id, field.name);
  const isShared = !isOfOneOrder(field);
  const below = value !== "" && isShared ? many.emptyBelow(row, column) : 0;
  return (
    <div data-column={column} className="grid gap-1" {...useManyKeys(props)}>
      <span className="flex min-h-6 items-center gap-2 text-12 max-tablet:min-h-10">
        {named ? <span className="text-ink-2">{label}</span> : <Plain max={30}>{failure.marketplace_order_id}</Plain>}
        <span className="ml-auto">
          <Judged>
            <Plain max={24}>{String(failure.args[field.name] ?? "–")}</Plain>
          </Judged>
        </span>
        {isShared && (
          // Its place is kept: what was sent does not move as rows are filled in.
          <span className="-mr-1 -ml-1 flex size-6 flex-none max-tablet:size-10">
            {below > 0 && (
              <IconButton
                icon="arrow-down"
                size="small"
                iconSize={14}
                className="max-tablet:size-10"
                label={labelled(
                  named ? `${failure.marketplace_order_id}, ${label}` : failure.marketplace_order_id,
                  t("rows.below", { n: below }),
                  locale,
                )}
                title={t("rows.below", { n: below })}
                onClick={() => {
                  many.fill(column, row);
                  // The button goes with the empty rows; the keyboard stays with its field.
                  document.getElementById(id)?.focus();
                }}
              />
            )}
          </span>
        )}
      </span>
      <label htmlFor={id} className="sr-only">
        {named ? labelled(label, words, locale) : words}
      </label>
      <FieldControl
        field={field}
        ids={{ id, "aria-describedby": undefined, "aria-invalid": undefined }}
        value={value}
        onChange={(text) => fix.typeRow(failure.id, field.name, text)}
        onBlur={() => undefined}
      />
    </div>
  );
}

/** A value for each row; a column copied from a spreadsheet goes down the rows, and one value to those that have none. */
export function RowValues({ fix, group }: { fix: Fix; group: TriageGroupDetail }) {
  const t = useT("triage");
  const [all, setAll] = useState(false);
  const chosen = new Set(fix.ids);
  const rows = group.failures.filter((failure) => chosen.has(failure.id));
  const many = useRowValues(fix, rows);
  const { fields } = many;
  const named = fields.length > 1;
  if (fields.length === 0) return null;
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  return (
    <>
      <RowTools fix={fix} many={many} total={rows.length} />
      <ManyToldLine many={many} />
      <ul className="grid gap-2">
        {shown.map((failure, row) => (
          <li key={failure.id} className="grid gap-1">
            {named && (
              <span className="text-12 font-medium">
                <Plain max={30}>{failure.marketplace_order_id}</Plain>
              </span>
            )}
            {fields.map((field, column) => (
              <RowField
                key={field.name}
                fix={fix}
                many={many}
                failure={failure}
                field={field}
                row={row}
                column={column}
                named={named}
              />
            ))}
          </li>
        ))}
        {shown.length < rows.length && (
          <li className="flex items-center gap-3 text-12 text-ink-3">
            {t("orders.shown", { shown: shown.length, all: rows.length })}
            <Button size="small" variant="quiet" onClick={() => setAll(true)}>
              {t("orders.showAll")}
            </Button>
          </li>
        )}
      </ul>
    </>
  );
}

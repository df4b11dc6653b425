"use client";

import { useRef } from "react";
import { fieldLabel } from "@/components/schema-form/field-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import { isOfOneOrder } from "@/lib/bulk/one-order";
import { labelled } from "@/lib/format/labelled";
import { plainText } from "@/lib/format/plain";
import type { Translate } from "@/lib/messages/translate";
import type { Fix } from "./use-fix";
import type { ManyAtOnce, RowValuesNow } from "./use-row-values";

interface Props {
  fix: Fix;
  many: RowValuesNow;
  /** Rows that are corrected. */
  total: number;
}

/** How far the rows are filled in, and the ways to fill many of them. */
export function RowTools({ fix, many, total }: Props) {
  const [t, actions, locale] = [useT("triage"), useT("actions"), useLocale()];
  const { fields } = many;
  if (total < 2) return null;
  return (
    <div data-row-tools className="grid gap-1 text-12 text-ink-2">
      <p>
        {t("rows.hint")}
        {fields.some((field) => !isOfOneOrder(field)) && (
          <span className="max-tablet:hidden pointer-coarse:hidden"> {t("rows.hintFill")}</span>
        )}
      </p>
      {fields.map((field, column) => {
        const given = many.given(column);
        const label = fieldLabel(actions, field, fix.form?.fields ?? fields);
        const progress = t("rows.given", { n: given, all: total });
        return (
          <p key={field.name} className="flex min-h-6 flex-wrap items-center gap-x-3 tabular-nums max-tablet:min-h-10">
            <span>{fields.length > 1 ? labelled(label, progress, locale) : progress}</span>
            {given > 0 && given < total && !isOfOneOrder(field) && (
              <button
                type="button"
                className={`${linkClass} min-h-6 max-tablet:min-h-10`}
                aria-label={labelled(label, t("rows.fill", { n: total - given }), locale)}
                title={t("rows.fillHint")}
                onClick={() => many.fill(column)}
              >
                {t("rows.fill", { n: total - given })}
              </button>
            )}
          </p>
        );
      })}
    </div>
  );
}

function toldWords(t: Translate<"triage">, told: ManyAtOnce): string {
  if (told.did === "undone") return t("rows.undone");
  if (told.did === "filled")
    return [t("rows.filled", { n: told.n }), told.kept > 0 && t("rows.kept", { n: told.kept })]
      .filter(Boolean)
      .join(" ");
  const { n, last, left } = told;
  return [
    n > 0 && t("rows.pasted", { n, last: plainText(last ?? "", 40).text }),
    left.lines > 0 && t("rows.lines", { n: left.lines }),
    left.columns > 0 && t("rows.columns", { n: left.columns }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What came of values pasted or filled in, heard as it appears, and the way back. */
export function ManyToldLine({ many }: { many: RowValuesNow }) {
  const t = useT("triage");
  const words = useRef<HTMLParagraphElement>(null);
  const { told } = many;
  const isShort = told?.did === "pasted" && told.left.lines + told.left.columns > 0;
  return (
    <div
      className={
        told
          ? "sticky top-0 z-1 grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 rounded-6 border border-line-strong bg-surface px-2.5 py-1.5 text-12"
          : "sr-only"
      }
      data-tone={isShort ? "warn" : undefined}
      data-many-told={told?.did}
    >
      {told && (
        <Icon
          name={isShort ? "triangle-alert" : "info"}
          size={14}
          className={isShort ? "mt-0.5 text-(--tone)" : "mt-0.5 text-ink-3"}
        />
      )}
      <p ref={words} role="status" tabIndex={-1} className="[overflow-wrap:anywhere] outline-none">
        {told && toldWords(t, told)}
      </p>
      {many.canUndo && (
        <Button
          size="small"
          variant="quiet"
          icon="undo-2"
          className="col-start-2 -ml-[9px] justify-self-start"
          onClick={() => {
            many.undo();
            // The button is gone with the press.
            words.current?.focus({ preventScroll: true });
          }}
        >
          {t("moves.undo")}
        </Button>
      )}
    </div>
  );
}

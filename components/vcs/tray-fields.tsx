"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input";
import { INVOICE_NUMBER } from "@/lib/contract/vcs";
import { centsFromDecimal } from "@/lib/vcs/matching/amounts-in-text";
import { type TrayRow, wantedAmounts } from "./tray";
import type { Tray } from "./use-tray";

type Field = "number" | "total" | "vat";

/** What was read has a dot; people of other languages write a comma. Both are understood. */
const spelt = (text: string, locale: string) => (locale === "en" ? text : text.replace(".", ","));

function isFine(field: Field, text: string): boolean {
  return field === "number" ? INVOICE_NUMBER.test(text.trim()) : centsFromDecimal(text) !== null;
}

/** Number and amounts as they will be sent. What could not be read is typed, or Amazon's amounts are taken after a look at the PDF. */
export function TrayFields({ row, tray }: { row: TrayRow; tray: Tray }) {
  const t = useT("vcs");
  const locale = useLocale();
  const { file, document } = row;
  const wanted = document ? wantedAmounts(document) : { total: null, vat: null };
  const unread = centsFromDecimal(file.total) === null || centsFromDecimal(file.vat) === null;
  return (
    <div className="mt-1.5 grid gap-1.5">
      <div className="grid grid-cols-[minmax(0,1fr)_84px_84px] gap-1.5">
        {(["number", "total", "vat"] as const).map((field) => (
          <label key={field} className="grid gap-0.5 text-11 text-ink-3">
            {t(`fields.${field}`)}
            <input
              className={inputClass("small", field === "number" ? undefined : "text-right tabular-nums")}
              value={field === "number" ? file.number : spelt(file[field], locale)}
              inputMode={field === "number" ? "text" : "decimal"}
              autoComplete="off"
              aria-invalid={!isFine(field, file[field]) || undefined}
              onChange={(event) => tray.change(file.id, { [field]: event.target.value })}
            />
          </label>
        ))}
      </div>
      {unread && wanted.total !== null && wanted.vat !== null && (
        <span className="flex flex-wrap items-center gap-x-2 text-12 text-ink-3">
          {t("fields.unread")}
          <Button
            size="small"
            onClick={() => tray.change(file.id, { total: wanted.total ?? "", vat: wanted.vat ?? "" })}
          >
            {t("fields.takeAmazons")}
          </Button>
        </span>
      )}
    </div>
  );
}

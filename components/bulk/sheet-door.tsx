"use client";

import { type DragEvent, useId, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input";
import { sheetProblemOf } from "@/lib/bulk/sheet-problem";
import { MOST_ROWS, MOST_SHEET_BYTES } from "@/lib/contract/batches";
import { count } from "@/lib/format/count";
import type { Locale } from "@/lib/messages/locales";
import type { Translate } from "@/lib/messages/translate";
import { ApiError } from "@/lib/queries/api-fetch";
import { uploadSheet } from "@/lib/queries/sheets";

const SIZE_MB = MOST_SHEET_BYTES / 1024 / 1024;

interface Words {
  t: Translate<"bulk">;
  e: Translate<"errors">;
  locale: Locale;
}

/** Why a sheet was not taken, in the reader's own words and never in those of the envelope. */
export function refusalOf(error: unknown, { t, e, locale }: Words): string {
  const { code, details } = error instanceof ApiError ? error : { code: "internal", details: [] };
  if (code === "too_large") return t("sheet.tooLarge", { size: SIZE_MB });
  const told = sheetProblemOf(details);
  const why = told
    ? t(`sheet.cannotRead.${told.problem}`, { n: count(told.at ?? 0, locale), known: told.at === null ? "no" : "yes" })
    : failureWords(code, e).title;
  return t("sheet.unreadable", { why });
}

/** Hands a sheet in, once at a time; a file that is too large is not even begun with. */
function useUpload(accountId: number, onSheet: (id: string) => void) {
  const [t, errors] = [useT("bulk"), useT("errors")];
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const hand = async (blob: Blob, name: string): Promise<void> => {
    if (busy) return;
    if (blob.size > MOST_SHEET_BYTES) return setProblem(t("sheet.tooLarge", { size: SIZE_MB }));
    setBusy(true);
    setProblem(null);
    try {
      onSheet((await uploadSheet(accountId, blob, name)).id);
    } catch (error) {
      setProblem(refusalOf(error, { t, e: errors, locale }));
    } finally {
      setBusy(false);
    }
  };
  return { hand, busy, problem };
}

interface DoorProps {
  accountId: number;
  /** What stands in the field to paste into. */
  text: string;
  onText: (text: string) => void;
  onSheet: (id: string) => void;
}

/** The doors to a sheet: a drop zone with its button, and a field to paste into. */
export function SheetDoor({ accountId, text, onText, onSheet }: DoorProps) {
  const t = useT("bulk");
  const locale = useLocale();
  const [file, paste] = [useId(), useId()];
  const { hand, busy, problem } = useUpload(accountId, onSheet);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) void hand(dropped, dropped.name);
  };
  return (
    <div className="grid max-w-[760px] gap-5 px-5 py-4 max-tablet:px-4">
      <header className="grid gap-1">
        <h1 className="text-16 tracking-[-0.012em]">{t("sheet.title")}</h1>
        <p className="text-ink-2">{t("sheet.lead")}</p>
      </header>
      {problem && <Banner tone="fail" icon="file-x" role="alert" title={problem} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same by key. */}
      <div
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className="grid justify-items-start gap-2 rounded-8 border border-dashed border-line-strong bg-surface px-5 py-6 data-over:border-accent data-over:bg-accent-soft"
      >
        <Icon name="upload" size={20} className="text-ink-3" />
        <p className="font-medium">{t("sheet.drop")}</p>
        <p className="text-12 text-ink-2">{t("sheet.limits", { size: SIZE_MB, rows: count(MOST_ROWS, locale) })}</p>
        <label
          htmlFor={file}
          className={buttonClass("plain", "medium", "cursor-pointer focus-within:outline-2 focus-within:outline-focus")}
        >
          {t("sheet.choose")}
          <input
            id={file}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            className="sr-only"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              event.target.value = "";
              if (chosen) void hand(chosen, chosen.name);
            }}
          />
        </label>
        {busy && <p role="status">{t("sheet.reading")}</p>}
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={paste} className="font-medium">
          {t("sheet.paste")}
        </label>
        <p id={`${paste}-hint`} className="text-12 text-ink-2">
          {t("sheet.pasteHint")}
        </p>
        <textarea
          id={paste}
          aria-describedby={`${paste}-hint`}
          rows={6}
          value={text}
          onChange={(event) => onText(event.target.value)}
          spellCheck={false}
          autoComplete="off"
          className={inputClass("medium", "!h-auto py-2 font-mono text-12")}
        />
        <Button
          className="justify-self-start"
          unavailable={text.trim() === "" ? t("sheet.noRows") : undefined}
          onClick={() => void hand(new Blob([text], { type: "text/plain" }), t("sheet.pastedName"))}
        >
          {t("sheet.check")}
        </Button>
      </div>
      <p className="flex flex-wrap items-center gap-2 border-t pt-4 text-12 text-ink-2">
        <a className={buttonClass("plain", "small")} href={`/api/accounts/${accountId}/batches/template`} download>
          {t("sheet.template")}
        </a>
        {t("sheet.templateHint")}
      </p>
    </div>
  );
}

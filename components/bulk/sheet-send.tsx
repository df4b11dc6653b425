"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { newKey } from "@/components/actions/draft-store";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { isDangerous } from "@/lib/bulk/one-order";
import type { Sheet } from "@/lib/contract/batches";
import { count } from "@/lib/format/count";
import type { Translate } from "@/lib/messages/translate";
import { ApiError } from "@/lib/queries/api-fetch";
import { createBatch } from "@/lib/queries/batches";

function titleOf(t: Translate<"bulk">, { origin, name }: Sheet, n: number): string {
  return origin === "list"
    ? t("sheet.listTitle", { n })
    : t("sheet.batchTitle", { name: name || t("sheet.pastedName") });
}

/** What stays behind: rows to be looked at when they are not sent too, rows still to be filled in, and red ones; that there are no red ones is said when nothing stays. */
function staysBehind(t: Translate<"bulk">, { counts, sendable }: Sheet, sendsAmber: boolean): string {
  const { unfilled, red } = counts;
  const amber = counts.amber - (sendsAmber ? sendable.amber : 0);
  const doubtful = amber > 0 ? [t("sheet.toLookAt", { n: amber })] : [];
  const open = [...doubtful, ...(unfilled > 0 ? [t("sheet.stillOpen", { n: unfilled })] : [])];
  return [...open, ...(red > 0 || open.length === 0 ? [t("sheet.skipped", { red })] : [])].join(" · ");
}

interface Props {
  accountId: number;
  sheet: Sheet;
  /** Puts another file in this one's place; null where none was handed in. */
  onAnother: (() => void) | null;
  /** A batch was made of it. */
  onSent: () => void;
}

/** The foot of a flight check: how many are sent, how many are skipped, how long it takes; many are confirmed with their number. */
export function SheetSend({ accountId, sheet, onAnother, onSent }: Props) {
  const [t, e] = [useT("bulk"), useT("errors")];
  const locale = useLocale();
  const router = useRouter();
  const [key] = useState(newKey);
  const [amber, setAmber] = useState(false);
  const [asking, setAsking] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const n = sheet.sendable.green + (amber ? sheet.sendable.amber : 0);
  const send = async (): Promise<void> => {
    setAsking(false);
    setSending(true);
    setError(null);
    try {
      const batch = await createBatch(accountId, {
        kind: "csv",
        title: titleOf(t, sheet, n).slice(0, 120),
        file_id: sheet.id,
        verdicts: amber ? ["green", "amber"] : ["green"],
        client_key: key,
      });
      onSent();
      router.push(`/accounts/${accountId}/batches/${batch.id}`);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      setSending(false);
    }
  };
  const label = n === 0 ? t("sheet.sendNone") : t(amber ? "sheet.sendAmber" : "sheet.send", { n });
  return (
    <footer className="sticky bottom-0 flex min-h-12 flex-none flex-wrap items-center gap-x-4 gap-y-2 border-t bg-surface px-5 py-2 max-tablet:bottom-[60px] max-tablet:px-4">
      <Button
        variant="primary"
        unavailable={n === 0 ? t("sheet.sendNone") : sending ? t("bar.starting") : undefined}
        onClick={() => (isDangerous(sheet.mapping.type, n) ? setAsking(true) : void send())}
      >
        {label}
      </Button>
      <span className="text-12 text-ink-2">
        {staysBehind(t, sheet, amber)}
        {n > 0 && ` · ${t("sheet.estimate", { minutes: Math.max(1, Math.ceil(sheet.estimate_ms / 60_000)) })}`}
      </span>
      {sheet.sendable.amber > 0 && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside, one component deeper
        <label className="inline-flex items-center gap-1">
          <Checkbox checked={amber} onChange={(event) => setAmber(event.target.checked)} />
          {t("sheet.includeAmber")} ({count(sheet.sendable.amber, locale)})
        </label>
      )}
      <a
        className="text-12 font-medium text-accent-ink hover:underline"
        href={`/api/accounts/${accountId}/batches/files/${sheet.id}/result`}
        download
      >
        {t(sheet.origin === "list" ? "sheet.downloadList" : "sheet.download")}
      </a>
      {onAnother && (
        <Button size="small" variant="quiet" className="ml-auto" onClick={onAnother}>
          {t("sheet.another")}
        </Button>
      )}
      {error && (
        <p role="alert" className="w-full text-fail">
          {t("form.failed")} {failureWords(error instanceof ApiError ? error.code : "internal", e).title}
        </p>
      )}
      {asking && (
        <Dialog
          title={label}
          onClose={() => setAsking(false)}
          foot={
            <div className="flex justify-end gap-2">
              <Button variant="primary" onClick={() => void send()}>
                {label}
              </Button>
            </div>
          }
        >
          <p>{t("sheet.review", { n })}</p>
          <p className="text-ink-2">{staysBehind(t, sheet, amber)}</p>
        </Dialog>
      )}
    </footer>
  );
}

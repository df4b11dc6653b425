"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import {
  INVOICE_LANGUAGES,
  type InvoiceLanguage,
  MAKE_PROBLEMS,
  type MakeInvoice,
  type MakeProblem,
} from "@/lib/contract/invoices";
import type { VcsDocument } from "@/lib/contract/vcs";
import { money } from "@/lib/format/money";
import { ApiError } from "@/lib/queries/api-fetch";
import { previewInvoice } from "@/lib/queries/vcs";
import { Paper } from "./paper";
import { wantedAmounts } from "./tray";
import type { MakeResult } from "./use-making";

interface Props {
  accountId: number;
  documents: readonly VcsDocument[];
  next: { invoice: string; credit_note: string } | null;
  onIssue: (wishes: readonly MakeInvoice[]) => Promise<readonly MakeResult[]>;
  onClose: () => void;
}

function problemOf(error: unknown): MakeProblem | null {
  const code = error instanceof ApiError ? error.details.find(({ field }) => field === "problem")?.message : undefined;
  return MAKE_PROBLEMS.find((problem) => problem === code) ?? null;
}

function Preview({ accountId, wish, document }: { accountId: number; wish: MakeInvoice; document: VcsDocument }) {
  const t = useT("vcs");
  const preview = useQuery({
    queryKey: ["account", accountId, "invoice-preview", wish],
    queryFn: ({ signal }) => previewInvoice(accountId, wish, signal),
    retry: false,
    gcTime: 0,
  });
  const problem = problemOf(preview.error);
  if (preview.isPending) return <Bone className="my-6 w-48" />;
  if (preview.error)
    return (
      <p role="alert" className="flex items-start gap-2 text-fail">
        <Icon name="octagon-x" className="mt-0.5" />
        {problem ? t(`makeProblems.${problem}`) : preview.error.message}
      </p>
    );
  return (
    <div className="grid gap-3">
      {preview.data.warnings.map((warning) => (
        <p key={warning} className="flex items-start gap-2 text-12 text-warn">
          <Icon name="triangle-alert" size={13} className="mt-[1.5px]" />
          {t(`makeWarnings.${warning}`)}
        </p>
      ))}
      <Paper data={preview.data.pdf} label={t("make.picture", { order: document.order_id })} />
    </div>
  );
}

/** Shows each document as it would be issued, and issues them: from then on the number is used for ever. */
export function MakeDialog({ accountId, documents, next, onIssue, onClose }: Props) {
  const t = useT("vcs");
  const locale = useLocale();
  const [at, setAt] = useState(0);
  const [language, setLanguage] = useState<InvoiceLanguage | "">("");
  const [originals, setOriginals] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<readonly MakeResult[]>([]);
  const [issued, setIssued] = useState<readonly string[]>([]);
  // What is issued has left the dialog: the button counts what it would still issue.
  const left = documents.filter(({ key }) => !issued.includes(key));
  const document = left[Math.min(at, left.length - 1)];
  if (!document) return null;
  const wishOf = (one: VcsDocument): MakeInvoice => ({
    document_key: one.key,
    ...(language ? { language } : {}),
    ...(originals[one.key]?.trim() ? { original_number: originals[one.key]?.trim() } : {}),
  });
  const issue = async () => {
    setBusy(true);
    const results = await onIssue(left.map(wishOf));
    setBusy(false);
    const failed = results.filter(({ error }) => error !== null);
    setFailures(failed);
    if (failed.length === 0) return onClose();
    setIssued([...issued, ...results.filter(({ error }) => error === null).map(({ key }) => key)]);
    setAt(0);
  };
  const total = money(wantedAmounts(document).total, document.currency, locale) ?? "";
  return (
    <Dialog
      kind="drawer"
      onClose={onClose}
      title={t("make.title", { n: left.length })}
      lead={
        <span className="tabular-nums">
          {document.order_id}, {total}
        </span>
      }
      foot={
        <>
          {failures.map(({ key, error }) => (
            <p key={key} role="alert" className="text-12 text-fail">
              {documents.find((one) => one.key === key)?.order_id}:{" "}
              {problemOf(error) ? t(`makeProblems.${problemOf(error) as MakeProblem}`) : error?.message}
            </p>
          ))}
          {issued.length > 0 && (
            <p role="status" className="text-12 text-ink-2">
              {t("make.issued", { n: issued.length })}
            </p>
          )}
          <p className="text-12 text-ink-2">
            {t("make.sentence", {
              n: left.length,
              number: (document.kind === "invoice" ? next?.invoice : next?.credit_note) ?? "",
            })}
          </p>
          <div className="flex items-center gap-2">
            <Button
              variant="primary"
              icon="receipt-text"
              unavailable={busy ? t("make.issuing") : undefined}
              onClick={() => void issue()}
            >
              {t("make.issue", { n: left.length })}
            </Button>
            {left.length > 1 && (
              <span className="ml-auto flex items-center gap-1 text-12 text-ink-2 tabular-nums">
                <Button
                  size="small"
                  variant="quiet"
                  unavailable={at === 0 ? "–" : undefined}
                  onClick={() => setAt(at - 1)}
                >
                  {t("make.previous")}
                </Button>
                {t("make.place", { at: at + 1, of: left.length })}
                <Button
                  size="small"
                  variant="quiet"
                  unavailable={at === left.length - 1 ? "–" : undefined}
                  onClick={() => setAt(at + 1)}
                >
                  {t("make.next")}
                </Button>
              </span>
            )}
          </div>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="grid grid-cols-2 gap-4">
          <Field label={t("make.language")}>
            {(ids) => (
              <Select
                {...ids}
                size="small"
                value={language}
                onChange={(event) => setLanguage(event.target.value as InvoiceLanguage | "")}
              >
                <option value="">{t("make.buyersLanguage")}</option>
                {INVOICE_LANGUAGES.map((code) => (
                  <option key={code} value={code}>
                    {new Intl.DisplayNames(locale, { type: "language" }).of(code)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {document.kind === "credit_note" && (
            <Field label={t("make.original")} hint={t("make.originalHint")}>
              {(ids) => (
                <Input
                  {...ids}
                  size="small"
                  autoComplete="off"
                  maxLength={60}
                  defaultValue={originals[document.key] ?? ""}
                  key={document.key}
                  onBlur={(event) => setOriginals({ ...originals, [document.key]: event.target.value })}
                />
              )}
            </Field>
          )}
        </div>
        <Preview accountId={accountId} wish={wishOf(document)} document={document} />
      </div>
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { type ClipboardEvent, type FormEvent, useEffect, useId, useRef, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { MerchantOrderIdBody } from "@/lib/contract/order-detail";
import type { OrderKey } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { setMerchantReferences } from "@/lib/queries/order";
import { pastedReferences } from "./pasted-references";

interface Props {
  accountId: number;
  order: OrderKey;
  references: readonly string[];
  /** Called with what Lengow answered that it now has, and never before. */
  onSaved: (references: readonly string[]) => void;
  onCancel: () => void;
}

interface Row {
  key: number;
  text: string;
}

/** Each reference once, blanks left out. */
const wanted = (rows: readonly Row[]): string[] => [...new Set(rows.map(({ text }) => text.trim()).filter(Boolean))];

function Failure({ error, requestId }: { error: unknown; requestId: string }) {
  const [t, e] = [useT("order"), useT("errors")];
  const known = error instanceof ApiError ? error : null;
  const { icon, title, step } = failureWords(known?.code ?? "internal", e);
  const unclear = known === null || known.sent !== "no";
  return (
    <Banner role="alert" tone={unclear ? "unknown" : "fail"} icon={icon} title={t("referenceNotSaved")}>
      <p id={requestId}>
        {title} {unclear && known?.code !== "lengow_refused" ? t("referenceUnclear") : step}
      </p>
    </Banner>
  );
}

/**
 * Writes the merchant's own references: several are possible, none is too. Shown as saved only after Lengow answered; a failure says whether Lengow
 * may have taken it, and what was typed stays. Several pasted at once get a field each.
 */
export function ReferenceEditor({ accountId, order, references, onSaved, onCancel }: Props) {
  const [t, c] = [useT("order"), useT("common")];
  const router = useRouter();
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    (references.length > 0 ? references : [""]).map((text, key) => ({ key, text })),
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => first.current?.focus(), []);
  const list = wanted(rows);
  const valid = MerchantOrderIdBody.safeParse({ merchant_order_id: list }).success;
  const change = (key: number, text: string) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, text } : row)));
  const paste = (key: number, event: ClipboardEvent<HTMLInputElement>) => {
    const [first = "", ...more] = pastedReferences(event.clipboardData.getData("text"));
    if (more.length === 0) return;
    event.preventDefault();
    setRows((all) => {
      const next = Math.max(0, ...all.map((row) => row.key)) + 1;
      const added = more.map((text, at) => ({ key: next + at, text }));
      return all.flatMap((row) => (row.key === key ? [{ key, text: first }, ...added] : [row]));
    });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !valid) return;
    setBusy(true);
    setError(null);
    try {
      const answer = await setMerchantReferences(accountId, order, list);
      onSaved(answer.merchant_order_id);
      router.refresh();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const add = () => setRows((all) => [...all, { key: Math.max(0, ...all.map(({ key }) => key)) + 1, text: "" }]);
  return (
    <form
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || busy) return;
        event.stopPropagation();
        onCancel();
      }}
      className="mb-3 grid gap-2 rounded-6 border border-line bg-sunken p-2.5"
      aria-label={t("editReference")}
    >
      {rows.map(({ key, text }, at) => (
        <span key={key} className="flex items-center gap-1">
          <Input
            ref={at === 0 ? first : undefined}
            id={`${id}${key}`}
            size="small"
            value={text}
            maxLength={100}
            disabled={busy}
            autoComplete="off"
            aria-label={rows.length > 1 ? `${t("yourOrderId")} ${at + 1}` : t("yourOrderId")}
            onChange={(event) => change(key, event.target.value)}
            onPaste={(event) => paste(key, event)}
          />
          {rows.length > 1 && (
            <IconButton
              icon="x"
              size="small"
              label={c("remove", { what: `${t("yourOrderId")} ${at + 1}` })}
              onClick={() => setRows((all) => all.filter((row) => row.key !== key))}
            />
          )}
        </span>
      ))}
      <p className="text-12 text-ink-3">{list.length === 0 ? t("referenceEmpty") : t("referenceHint")}</p>
      {!valid && (
        <p role="alert" className="text-12 text-fail">
          {t("referenceInvalid")}
        </p>
      )}
      {error !== null && <Failure error={error} requestId={`${id}e`} />}
      <span className="flex flex-wrap gap-1.5">
        <Button type="submit" size="small" variant="primary" unavailable={busy ? t("referenceSaving") : undefined}>
          {busy ? t("referenceSaving") : c("save")}
        </Button>
        <Button size="small" variant="quiet" onClick={onCancel} unavailable={busy ? t("referenceSaving") : undefined}>
          {t("cancel")}
        </Button>
        {rows.length < 20 && (
          <Button size="small" variant="quiet" icon="plus" className="ml-auto" onClick={add}>
            {t("add")}
          </Button>
        )}
      </span>
    </form>
  );
}

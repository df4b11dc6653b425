"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { newKey } from "@/components/actions/draft-store";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { OrderDocumentFields } from "@/lib/contract/order-documents";
import { readAmount, writeCents } from "@/lib/domain/decimal";
import { plainText } from "@/lib/format/plain";
import { ApiError } from "@/lib/queries/api-fetch";
import { orderDocumentsQuery, uploadOrderDocument } from "@/lib/queries/order";

type Values = Omit<OrderDocumentFields, "client_key">;

/** The order's own figures, to be compared with the paper; empty where Lengow gave none. */
function suggested(order: OrderDetail, today: string): Values {
  const [total, tax] = [readAmount(order.original_total_order), readAmount(order.original_total_tax)];
  const known = total !== null && tax !== null;
  return {
    document_number: order.invoice_number ?? "",
    issue_date: today,
    due_date: today,
    total_amount_excluding_taxes: known ? writeCents(total - tax) : "",
    total_tax_amount: tax === null ? "" : writeCents(tax),
  };
}

/** "12,5" as it is sent: a dot and two decimals; what is no amount stays as it was typed. */
function amountOf(text: string): string {
  const plain = text.trim().replace(",", ".");
  const millionths = /^\d{1,9}(?:\.\d{1,2})?$/.test(plain) ? readAmount(plain) : null;
  return millionths === null ? text : writeCents(millionths);
}

function Failure({ error }: { error: unknown }) {
  const e = useT("errors");
  const known = error instanceof ApiError ? error : null;
  const { icon, title, step } = failureWords(known?.code ?? "internal", e);
  // A refusal of a file says in its own words what is wrong with it.
  const own = known !== null && ["bad_request", "busy", "too_large", "key_reused"].includes(known.code);
  return (
    <Banner role="alert" tone="fail" icon={icon} title={own ? known.message : title}>
      {own ? null : step}
    </Banner>
  );
}

interface Props {
  accountId: number;
  order: OrderDetail;
  onClose: () => void;
}

/** One invoice for one order of a marketplace that takes them: the file and what the marketplace asks for beside it. */
export function UploadDialog({ accountId, order, onClose }: Props) {
  const t = useT("order");
  const client = useQueryClient();
  const form = useId();
  const [key] = useState(newKey);
  const [file, setFile] = useState<File | null>(null);
  const [values, setValues] = useState(() => suggested(order, order.as_of.slice(0, 10)));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sent = {
    ...values,
    total_amount_excluding_taxes: amountOf(values.total_amount_excluding_taxes),
    total_tax_amount: amountOf(values.total_tax_amount),
    client_key: key,
  };
  const fields = OrderDocumentFields.safeParse(sent).data;
  const { marketplace, marketplace_order_id } = order;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !fields || !file) return;
    setBusy(true);
    setError(null);
    const at = { marketplace, marketplace_order_id };
    try {
      await uploadOrderDocument(accountId, at, fields, file);
      await client.invalidateQueries({ queryKey: orderDocumentsQuery(accountId, at).queryKey });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const currency = order.original_currency?.iso_a3 ?? "–";
  const rows = [
    ["document_number", t("uploadNumber"), "text", undefined],
    ["issue_date", t("uploadIssued"), "date", undefined],
    ["due_date", t("uploadDue"), "date", undefined],
    ["total_amount_excluding_taxes", t("uploadNet"), "text", t("uploadAmountHint", { currency })],
    ["total_tax_amount", t("uploadTax"), "text", undefined],
  ] as const;
  return (
    <Dialog
      onClose={onClose}
      title={t("uploadInvoice")}
      lead={t("uploadMeans", { marketplace: plainText(order.marketplace_name, 40).text })}
      foot={
        <>
          {error !== null && <Failure error={error} />}
          <Button
            type="submit"
            form={form}
            variant="primary"
            className="justify-self-end"
            unavailable={busy ? t("referenceSaving") : !fields || !file ? t("uploadWrong") : undefined}
          >
            {t("uploadSend")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="grid gap-3">
        <Field label={t("uploadFile")} hint={t("uploadFileHint")}>
          {(ids) => (
            <input
              {...ids}
              type="file"
              accept="application/pdf,.pdf"
              className="w-full text-13 file:mr-2 file:h-8 file:rounded-6 file:border file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ink"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
        {rows.map(([name, label, type, hint]) => (
          <Field key={name} label={label} hint={hint}>
            {(ids) => (
              <Input
                {...ids}
                type={type}
                inputMode={name.startsWith("total") ? "decimal" : undefined}
                maxLength={64}
                value={values[name]}
                autoComplete="off"
                onChange={(event) => setValues((now) => ({ ...now, [name]: event.target.value }))}
              />
            )}
          </Field>
        ))}
      </form>
    </Dialog>
  );
}

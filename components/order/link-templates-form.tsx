"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { LinkTemplates } from "@/lib/contract/link-templates";
import { type LinkTemplate, orderLinks, templateProblem } from "@/lib/domain/link-template";
import { ApiError } from "@/lib/queries/api-fetch";
import { linkTemplatesQuery, saveLinkTemplates } from "@/lib/queries/link-templates";

type Row = LinkTemplate & { key: number };

/** What an example of each template leads to, so that a mistake is seen before it is saved. */
const EXAMPLE = {
  marketplace: "amazon_fr",
  marketplace_order_id: "306-4481920-7739510",
  merchant_order_id: ["SO-10042"],
};

const SELLER_CENTRAL: LinkTemplate = {
  label: "Seller Central",
  marketplace: "amazon_fr",
  template: "https://sellercentral.amazon.fr/orders-v3/order/{marketplace_order_id}",
};

interface RowProps {
  row: Row;
  canEdit: boolean;
  onChange: (changes: Partial<LinkTemplate>) => void;
  onRemove: () => void;
}

function TemplateRow({ row, canEdit, onChange, onRemove }: RowProps) {
  const [t, c] = [useT("order"), useT("common")];
  const problem = row.template === "" ? null : templateProblem(row.template);
  const [example] = problem === null ? orderLinks([{ ...row, marketplace: "" }], EXAMPLE) : [];
  const shared = { disabled: !canEdit, autoComplete: "off", size: "small" } as const;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 border-t border-line py-3 first:border-t-0 max-tablet:grid-cols-1">
      <Field label={t("linkLabel")}>
        {(ids) => (
          <Input
            {...ids}
            {...shared}
            required
            maxLength={60}
            value={row.label}
            onChange={(event) => onChange({ label: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("linkMarketplace")} hint={t("linkMarketplaceHint")}>
        {(ids) => (
          <Input
            {...ids}
            {...shared}
            maxLength={64}
            pattern="[a-z0-9_]*"
            value={row.marketplace}
            onChange={(event) => onChange({ marketplace: event.target.value.trim().toLowerCase() })}
          />
        )}
      </Field>
      {canEdit && (
        <span className="pt-6 max-tablet:pt-0">
          <IconButton icon="trash-2" label={c("remove", { what: row.label || t("linkNew") })} onClick={onRemove} />
        </span>
      )}
      <Field
        label={t("linkAddress")}
        className="col-span-full"
        hint={
          example && (
            <span className="[overflow-wrap:anywhere]">
              {t("linkExample")} <Plain max={300}>{example.href}</Plain>
            </span>
          )
        }
        error={problem === null ? undefined : t(`linkProblem.${problem}`)}
      >
        {(ids) => (
          <Input
            {...ids}
            {...shared}
            required
            maxLength={500}
            inputMode="url"
            spellCheck={false}
            value={row.template}
            onChange={(event) => onChange({ template: event.target.value.trim() })}
          />
        )}
      </Field>
    </li>
  );
}

/** The account's links out (PRODUCT D09): shown to everybody, changed by an administrator. Needs the areas `order`, `errors`, `common`. */
export function LinkTemplatesForm({ accountId, canEdit }: { accountId: number; canEdit: boolean }) {
  const e = useT("errors");
  const { data, error } = useQuery(linkTemplatesQuery(accountId));
  if (error && !data) {
    return <p role="alert">{failureWords(error instanceof ApiError ? error.code : "internal", e).title}</p>;
  }
  if (!data) return <Bone className="w-56" />;
  return <Editor key={data.changed?.at} accountId={accountId} canEdit={canEdit} saved={data} />;
}

function Editor({ accountId, canEdit, saved }: { accountId: number; canEdit: boolean; saved: LinkTemplates }) {
  const [t, c, e] = [useT("order"), useT("common"), useT("errors")];
  const client = useQueryClient();
  const [rows, setRows] = useState<readonly Row[]>(() => saved.templates.map((one, key) => ({ ...one, key })));
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<unknown>(null);
  const add = (one: LinkTemplate) =>
    setRows((all) => [...all, { ...one, key: Math.max(-1, ...all.map(({ key }) => key)) + 1 }]);
  const wrong = rows.some(({ label, template }) => label.trim() === "" || templateProblem(template) !== null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || wrong) return;
    setBusy(true);
    setSaid(null);
    try {
      const answer = await saveLinkTemplates(accountId, { templates: rows.map(({ key, ...one }) => one) });
      client.setQueryData(linkTemplatesQuery(accountId).queryKey, answer);
    } catch (failure) {
      setSaid(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} className="grid gap-3">
      {rows.length === 0 && <p className="text-ink-3">{t("linksNone")}</p>}
      {rows.length > 0 && (
        <ul>
          {rows.map((row) => (
            <TemplateRow
              key={row.key}
              row={row}
              canEdit={canEdit}
              onChange={(changes) =>
                setRows((all) => all.map((one) => (one.key === row.key ? { ...one, ...changes } : one)))
              }
              onRemove={() => setRows((all) => all.filter(({ key }) => key !== row.key))}
            />
          ))}
        </ul>
      )}
      {said !== null && (
        <p role="alert" className="text-fail">
          {failureWords(said instanceof ApiError ? said.code : "internal", e).title} {t("noteFailed")}
        </p>
      )}
      {canEdit && (
        <span className="flex flex-wrap gap-2">
          {(rows.length > 0 || saved.templates.length > 0) && (
            <Button type="submit" unavailable={wrong ? t("linksWrong") : busy ? t("referenceSaving") : undefined}>
              {c("save")}
            </Button>
          )}
          {rows.length < 20 && (
            <>
              <Button icon="plus" onClick={() => add({ label: "", marketplace: "", template: "https://" })}>
                {t("linkNew")}
              </Button>
              <Button variant="quiet" onClick={() => add(SELLER_CENTRAL)}>
                {t("linkSellerCentral")}
              </Button>
            </>
          )}
        </span>
      )}
      {saved.changed && (
        <p className="text-12 text-ink-3">
          {t("changedBy", { who: saved.changed.by })} <Time at={saved.changed.at} form="full" />
        </p>
      )}
    </form>
  );
}

"use client";

import { useState } from "react";
import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { isMetaColumn, metaColumn } from "@/lib/domain/order-columns";
import { count } from "@/lib/format/count";
import { ColumnChoice } from "./column-choice";
import { type ExportForm, formMembers, keepForm, readForm } from "./export-form-store";
import { cancelExport, forgetExport, startExport, useExportJob } from "./export-job";
import { ExportState } from "./export-state";
import { ExportWords } from "./export-words";
import { FileChoice } from "./file-choice";

interface Props {
  accountId: number;
  query: string;
  text: string | null;
  total: number | undefined;
  onClose: () => void;
}

/** Takes the whole filtered set away as CSV: columns, the file's form, then progress. Brings its own words. */
export function ExportDialog(props: Props) {
  return (
    <ExportWords>
      <Loaded {...props} />
    </ExportWords>
  );
}

function Loaded({ accountId, query, text, total, onClose }: Props) {
  const t = useT("exportOrders");
  const locale = useLocale();
  const zone = useZone();
  const job = useExportJob();
  // The extra data that the list shows goes along; which names those are belongs to the list and not to the form.
  const [meta] = useState(() => (new URLSearchParams(query).get("meta")?.split(",") ?? []).map(metaColumn));
  const [form, setForm] = useState<ExportForm>(() => {
    const kept = readForm(locale);
    return { ...kept, columns: [...kept.columns, ...meta] };
  });
  const change = (changes: Partial<typeof form>) => {
    const next = { ...form, ...changes };
    setForm(next);
    keepForm({ ...next, columns: next.columns.filter((id) => !isMetaColumn(id)) });
  };
  const begin = () => void startExport(accountId, { query, text, form: formMembers(form, zone) });
  const asking = job.state === "idle";
  return (
    <Dialog
      title={t("title")}
      lead={total === undefined ? t("leadUnknown") : t("lead", { n: total, all: count(total, locale) })}
      onClose={() => {
        forgetExport();
        onClose();
      }}
      foot={
        <div className="flex flex-wrap items-center justify-end gap-2">
          {asking && (
            <Button
              variant="primary"
              icon="download"
              data-first
              onClick={begin}
              unavailable={form.columns.length === 0 ? t("noColumns") : undefined}
            >
              {t("begin")}
            </Button>
          )}
          {job.state === "running" && <Button onClick={cancelExport}>{t("cancel")}</Button>}
          {!asking && job.state !== "running" && <Button onClick={forgetExport}>{t("again")}</Button>}
        </div>
      }
    >
      {asking ? (
        <div className="grid gap-5">
          <ColumnChoice columns={form.columns} meta={meta} onChange={(columns) => change({ columns })} />
          <FileChoice form={form} onChange={change} />
        </div>
      ) : (
        <ExportState job={job} />
      )}
    </Dialog>
  );
}

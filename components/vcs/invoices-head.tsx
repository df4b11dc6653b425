"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Tab, Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { createSerializer } from "@/lib/domain/url-state";
import { count } from "@/lib/format/count";
import { exportAddress } from "@/lib/queries/vcs";
import { invoicesParsers } from "./invoices-state";
import type { Invoices } from "./use-invoices";

interface Props {
  accountId: number;
  asOf: string | null;
  /** Files in the closed list at the right; 0 while it is open. */
  waiting: number;
  canUpload: boolean;
  onRefresh: () => void;
  onAdd: () => void;
  onTray: () => void;
}

/** Title, age of Amazon's list, the log, and the way to add PDFs. */
export function InvoicesHead({ accountId, asOf, waiting, canUpload, onRefresh, onAdd, onTray }: Props) {
  const t = useT("vcs");
  return (
    <header className="flex min-h-[52px] flex-none flex-wrap items-center gap-x-3 gap-y-1 px-5 pt-2 pb-1 max-tablet:px-4">
      <h1 className="text-16 tracking-[-0.012em]">{t("title")}</h1>
      <button
        type="button"
        onClick={onRefresh}
        title={t("refresh")}
        className="flex h-6 items-center gap-[5px] rounded-4 text-12 text-ink-3 hover:text-ink max-tablet:h-10"
      >
        <Icon name="refresh-cw" size={13} />
        {asOf ? (
          <span>
            {t("asOf")} <Time at={asOf} form="clock" />
          </span>
        ) : (
          t("neverRead")
        )}
        <span className="sr-only">{t("refresh")}</span>
      </button>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-1.5">
        <a className={buttonClass("quiet", "small")} href={exportAddress(accountId)} download>
          <Icon name="download" />
          {t("export")}
        </a>
        {waiting > 0 && (
          <Button size="small" icon="file-text" onClick={onTray}>
            {t("tray.open", { n: waiting })}
          </Button>
        )}
        {canUpload && (
          <Button size="small" icon="upload" onClick={onAdd}>
            {t("add")}
          </Button>
        )}
      </div>
    </header>
  );
}

const serialize = createSerializer(invoicesParsers);

/** One tab per state of a document, with its count. */
export function InvoiceTabs({
  invoices,
  canUpload,
  onLeave,
}: {
  invoices: Invoices;
  canUpload: boolean;
  onLeave: () => void;
}) {
  const t = useT("vcs");
  const locale = useLocale();
  const { state, tabs, counts, change, near } = invoices;
  return (
    <Tabs
      label={t("tabs.label")}
      end={<span className="text-12 text-ink-3 max-tablet:hidden">{canUpload ? t("tabs.sorted") : t("readOnly")}</span>}
    >
      {tabs.map((tab) => (
        <Tab
          key={tab}
          current={tab === state.tab}
          count={counts && count(counts[tab], locale)}
          href={serialize("", { ...state, tab, page: 1, open: "" }) || "?"}
          onNear={() => near({ tab, page: 1 })}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            onLeave();
            change({ tab, page: 1, open: "" });
          }}
        >
          {t(`tabs.${tab}`)}
        </Tab>
      ))}
    </Tabs>
  );
}

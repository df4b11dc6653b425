"use client";

import { useCallback, useMemo, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import { TableScroller } from "@/components/ui/table";
import type { VcsDocument } from "@/lib/contract/vcs";
import { ApiError } from "@/lib/queries/api-fetch";
import { DocumentTable } from "./document-table";
import { DropZone } from "./drop-zone";
import { InvoicesEmpty } from "./invoices-empty";
import { InvoicesFoot } from "./invoices-foot";
import { InvoicesHead, InvoiceTabs } from "./invoices-head";
import { StoreNotices } from "./store-notices";
import { StoreStrip } from "./store-strip";
import { type Picked, useFilePicker } from "./use-file-picker";
import { type FirstList, useInvoices, useSelection } from "./use-invoices";
import { useMaking } from "./use-making";
import { type Added, type Tray, useTray } from "./use-tray";

const FileTray = later(async () => (await import("./file-tray")).FileTray);
const MakeDialog = later(async () => (await import("./make-dialog")).MakeDialog);

interface Props {
  accountId: number;
  accountName: string;
  canUpload: boolean;
  first: FirstList;
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const [t, e] = [useT("vcs"), useT("errors")];
  const { title, step, icon } = failureWords(error instanceof ApiError ? error.code : "internal", e);
  const again = <Button onClick={onRetry}>{t("tryAgain")}</Button>;
  return (
    <Banner flat tone="fail" icon={icon} title={title} role="alert" actions={again}>
      {step}
    </Banner>
  );
}

/** Which documents have a PDF in the list at the right, and whether it fits. */
function useWaiting(tray: Tray): ReadonlyMap<string, "fits" | "look"> {
  return useMemo(() => {
    const rows = tray.rows.filter(({ stand }) => stand === "ready" || stand === "differs" || stand === "incomplete");
    const entries = rows.flatMap(({ document, stand }) =>
      document ? [[document.key, stand === "ready" ? "fits" : "look"] as const] : [],
    );
    return new Map(entries);
  }, [tray.rows]);
}

/** The list of files and whether it is open: whatever adds to it opens it. */
function useOpenTray(accountId: number) {
  const tray = useTray(accountId);
  const [isOpen, setOpen] = useState(false);
  const { add } = tray;
  const put = useCallback(
    (files: readonly Added[]) => {
      if (files.length === 0) return;
      add(files);
      setOpen(true);
    },
    [add],
  );
  const onFiles = useCallback(
    (files: readonly File[], about: Picked | null = null) => {
      const own = about ? { chosen: about.key, ...(about.corrects ? { corrects: about.corrects } : {}) } : {};
      put(files.map((blob) => ({ blob, name: blob.name, ...own })));
    },
    [put],
  );
  return { tray, put, onFiles, isOpen: isOpen && tray.rows.length > 0, setOpen };
}

/** Amazon's invoices and credit notes: what is due, the PDFs that belong to it, and what Amazon said. */
export function InvoicesScreen({ accountId, accountName, canUpload, first }: Props) {
  const t = useT("vcs");
  const invoices = useInvoices(accountId, canUpload, first);
  const { state, change, list, documents, stores, refresh, canMake, settings } = invoices;
  const { selection, chosen, clear } = useSelection(documents);
  const { tray, put, onFiles, isOpen, setOpen } = useOpenTray(accountId);
  const [making, setMaking] = useState<readonly VcsDocument[] | null>(null);
  const picker = useFilePicker(onFiles);
  const issue = useMaking(accountId, (files) => {
    put(files);
    clear();
  });
  const waiting = useWaiting(tray);
  const onOpen = useCallback((open: string) => change({ open }), [change]);
  const again = () => void refresh();
  return (
    <DropZone enabled={canUpload} onFiles={onFiles}>
      {picker.element}
      <InvoicesHead
        accountId={accountId}
        asOf={list.data?.as_of ?? null}
        waiting={isOpen ? 0 : tray.rows.length}
        canUpload={canUpload}
        onRefresh={again}
        onAdd={() => picker.pick(null)}
        onTray={() => setOpen(true)}
      />
      {stores.length > 0 && (
        <StoreStrip stores={stores} chosen={state.store} onChoose={(store) => change({ store, page: 1, open: "" })} />
      )}
      <StoreNotices stores={stores} chosen={state.store} tab={state.tab} onRetry={again} />
      <InvoiceTabs invoices={invoices} canUpload={canUpload} onLeave={clear} />
      {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      <div className="relative flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <TableScroller label={t("table.region")} className="max-tablet:overflow-visible">
            {documents.length > 0 ? (
              <DocumentTable
                accountId={accountId}
                caption={t("table.caption", { account: accountName })}
                documents={documents}
                issued={invoices.numbers}
                waiting={waiting}
                stale={list.isPlaceholderData}
                folded={isOpen}
                open={state.open}
                onOpen={onOpen}
                selection={canMake ? selection : null}
                canUpload={canUpload}
                onCorrect={({ key }, upload) => picker.pick({ key, corrects: upload?.id ?? null })}
              />
            ) : (
              <InvoicesEmpty list={list.data} failed={list.error !== null} tab={state.tab} />
            )}
          </TableScroller>
          <InvoicesFoot
            invoices={invoices}
            picked={chosen.length}
            canUpload={canUpload}
            onMake={() => setMaking(chosen)}
            onClear={clear}
          />
        </div>
        {isOpen && (
          <LaterPart>
            <FileTray accountId={accountId} tray={tray} onClose={() => setOpen(false)} />
          </LaterPart>
        )}
      </div>
      {making && (
        <LaterPart className={OVER_THE_PAGE}>
          <MakeDialog
            accountId={accountId}
            documents={making}
            next={settings?.next ?? null}
            onIssue={issue}
            onClose={() => setMaking(null)}
          />
        </LaterPart>
      )}
    </DropZone>
  );
}

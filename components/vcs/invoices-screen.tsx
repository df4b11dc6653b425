"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TableScroller } from "@/components/ui/table";
import { Tab, Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { useQueryStates } from "@/components/url-state/use-query-states";
import type { UploadSummary, VcsDocument, VcsDocumentList } from "@/lib/contract/vcs";
import { createSerializer } from "@/lib/domain/url-state";
import { count } from "@/lib/format/count";
import { ApiError } from "@/lib/queries/api-fetch";
import { keys } from "@/lib/queries/keys";
import {
  exportAddress,
  invoiceSettingsQuery,
  issuedInvoicesQuery,
  readReportsAnew,
  vcsDocumentsQuery,
} from "@/lib/queries/vcs";
import { type AppState, DOCUMENT_STATES } from "@/lib/vcs/document-state";
import { isOpen } from "./document-look";
import { DocumentTable, type Selection } from "./document-table";
import { DropZone } from "./drop-zone";
import { InvoicesEmpty } from "./invoices-empty";
import { INVOICES_PAGE, type InvoicesState, invoicesParsers, invoicesQuery } from "./invoices-state";
import { StoreNotices } from "./store-notices";
import { StoreStrip } from "./store-strip";
import { useMaking } from "./use-making";
import { useTray } from "./use-tray";

const FileTray = dynamic(() => import("./file-tray").then(({ FileTray: Part }) => Part), { ssr: false });
const MakeDialog = dynamic(() => import("./make-dialog").then(({ MakeDialog: Part }) => Part), { ssr: false });

interface Props {
  accountId: number;
  accountName: string;
  canUpload: boolean;
  first: { query: string; data: VcsDocumentList | null };
}

const serialize = createSerializer(invoicesParsers);

/** All documents of the chosen documents' list that are still seen and open. */
function useSelection(documents: readonly VcsDocument[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(() => documents.filter(isOpen).map(({ key }) => key), [documents]);
  const toggle = useCallback((key: string) => {
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const togglePage = useCallback(() => {
    setPicked((old) => (open.every((key) => old.has(key)) ? new Set() : new Set(open)));
  }, [open]);
  const selection = useMemo((): Selection => ({ keys: picked, toggle, togglePage }), [picked, toggle, togglePage]);
  return {
    selection,
    clear: () => setPicked(new Set()),
    chosen: documents.filter((one) => picked.has(one.key) && isOpen(one)),
  };
}

/** Hidden behind buttons: the browser's own choice of files. `correct` remembers for which document a PDF is wanted. */
function useFilePicker(onFiles: (files: File[], about: Picked | null) => void) {
  const input = useRef<HTMLInputElement>(null);
  const about = useRef<Picked | null>(null);
  const pick = (wanted: Picked | null) => {
    about.current = wanted;
    input.current?.click();
  };
  const element = (
    <input
      ref={input}
      type="file"
      accept="application/pdf,.pdf"
      multiple
      hidden
      data-testid="pdf-input"
      onChange={(event) => {
        onFiles([...(event.target.files ?? [])], about.current);
        about.current = null;
        event.target.value = "";
      }}
    />
  );
  return { pick, element };
}

interface Picked {
  key: string;
  corrects: string | null;
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const [t, e] = [useT("vcs"), useT("errors")];
  const { title, step, icon } = failureWords(error instanceof ApiError ? error.code : "internal", e);
  return (
    <Banner
      flat
      tone="fail"
      icon={icon}
      title={title}
      role="alert"
      actions={<Button onClick={onRetry}>{t("tryAgain")}</Button>}
    >
      {step}
    </Banner>
  );
}

/** Amazon's invoices and credit notes: what is due, the PDFs that belong to it, and what Amazon said. All of its state is in the address. */
export function InvoicesScreen({ accountId, accountName, canUpload, first }: Props) {
  const t = useT("vcs");
  const locale = useLocale();
  const client = useQueryClient();
  const [state, setState] = useQueryStates(invoicesParsers, { history: "push" });
  const change = useCallback((changes: Partial<InvoicesState>) => void setState(changes), [setState]);
  const query = invoicesQuery(state);
  const list = useQuery({
    ...vcsDocumentsQuery(accountId, query),
    initialData: query === first.query ? (first.data ?? undefined) : undefined,
  });
  const issued = useQuery(issuedInvoicesQuery(accountId));
  const settings = useQuery({ ...invoiceSettingsQuery(accountId), enabled: canUpload });
  const numbers = useMemo(
    () => new Map(issued.data?.results.map((one) => [one.document_key, one.number])),
    [issued.data],
  );

  const tray = useTray(accountId);
  const [trayOpen, setTrayOpen] = useState(false);
  const [making, setMaking] = useState<readonly VcsDocument[] | null>(null);
  const { data } = list;
  const documents = useMemo(() => data?.results ?? [], [data]);
  const { selection, chosen, clear } = useSelection(documents);
  const onFiles = useCallback(
    (files: readonly File[], about: Picked | null = null) => {
      if (files.length === 0) return;
      const own = about ? { chosen: about.key, ...(about.corrects ? { corrects: about.corrects } : {}) } : {};
      tray.add(files.map((blob) => ({ blob, name: blob.name, ...own })));
      setTrayOpen(true);
    },
    [tray.add],
  );
  const picker = useFilePicker(onFiles);
  const issue = useMaking(accountId, (files) => {
    tray.add(files);
    setTrayOpen(true);
    clear();
  });
  const waiting = useMemo(() => {
    const rows = tray.rows.filter(({ stand }) => stand === "ready" || stand === "differs" || stand === "incomplete");
    return new Map(
      rows.flatMap(({ document, stand }) =>
        document ? [[document.key, stand === "ready" ? "fits" : "look"] as const] : [],
      ),
    );
  }, [tray.rows]);

  const onOpen = useCallback((open: string) => change({ open }), [change]);
  const refresh = async () => {
    await readReportsAnew(accountId).catch(() => undefined);
    await client.invalidateQueries({ queryKey: keys.vcs(accountId) });
  };
  const correct = (document: VcsDocument, upload: UploadSummary | null) =>
    picker.pick({ key: document.key, corrects: upload?.id ?? null });
  const canMake = canUpload && settings.data?.confirmed_at != null;
  const stores = data?.stores ?? [];
  const counts =
    state.store === "" ? data?.counts : stores.find(({ marketplace }) => marketplace === state.store)?.counts;
  const tabs = DOCUMENT_STATES.filter(
    (tab) => tab !== "unknown" || state.tab === "unknown" || (counts?.unknown ?? 0) > 0,
  );
  const notReady =
    stores.length > 0 && stores.every(({ app }) => app !== null && app !== "ready") ? stores[0]?.app : null;
  const pages = Math.max(1, Math.ceil((data?.count ?? 0) / INVOICES_PAGE));
  return (
    <DropZone enabled={canUpload} onFiles={onFiles}>
      {picker.element}
      <header className="flex min-h-[52px] flex-none flex-wrap items-center gap-x-3 gap-y-1 px-5 pt-2 pb-1 max-tablet:px-4">
        <h1 className="text-16 tracking-[-0.012em]">{t("title")}</h1>
        <button
          type="button"
          onClick={() => void refresh()}
          title={t("refresh")}
          className="flex h-6 items-center gap-[5px] rounded-4 text-12 text-ink-3 hover:text-ink max-tablet:h-10"
        >
          <Icon name="refresh-cw" size={13} />
          {data?.as_of ? (
            <span>
              {t("asOf")} <Time at={data.as_of} form="clock" />
            </span>
          ) : (
            t("neverRead")
          )}
          <span className="sr-only">{t("refresh")}</span>
        </button>
        <div className="ml-auto flex items-center gap-1.5">
          <a className={buttonClass("quiet", "small")} href={exportAddress(accountId)} download>
            <Icon name="download" />
            {t("export")}
          </a>
          {tray.rows.length > 0 && !trayOpen && (
            <Button size="small" icon="file-text" onClick={() => setTrayOpen(true)}>
              {t("tray.open", { n: tray.rows.length })}
            </Button>
          )}
          {canUpload && (
            <Button size="small" icon="upload" onClick={() => picker.pick(null)}>
              {t("add")}
            </Button>
          )}
        </div>
      </header>
      {stores.length > 0 && (
        <StoreStrip stores={stores} chosen={state.store} onChoose={(store) => change({ store, page: 1, open: "" })} />
      )}
      <StoreNotices stores={stores} chosen={state.store} onRetry={() => void refresh()} />
      <Tabs
        label={t("tabs.label")}
        end={
          <span className="text-12 text-ink-3 max-tablet:hidden">{canUpload ? t("tabs.sorted") : t("readOnly")}</span>
        }
      >
        {tabs.map((tab) => (
          <Tab
            key={tab}
            current={tab === state.tab}
            count={counts && count(counts[tab], locale)}
            href={serialize("", { ...state, tab, page: 1, open: "" }) || "?"}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              clear();
              change({ tab, page: 1, open: "" });
            }}
          >
            {t(`tabs.${tab}`)}
          </Tab>
        ))}
      </Tabs>
      {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      <div className="relative flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <TableScroller label={t("table.region")} className="max-tablet:overflow-visible">
            {documents.length > 0 ? (
              <DocumentTable
                accountId={accountId}
                caption={t("table.caption", { account: accountName })}
                documents={documents}
                issued={numbers}
                waiting={waiting}
                stale={list.isPlaceholderData}
                open={state.open}
                onOpen={onOpen}
                selection={canMake ? selection : null}
                canUpload={canUpload}
                onCorrect={correct}
              />
            ) : (
              <InvoicesEmpty
                list={data}
                failed={list.error !== null}
                notReady={(notReady ?? null) as Exclude<AppState, "ready"> | null}
                tab={state.tab}
              />
            )}
          </TableScroller>
          <footer className="flex min-h-10 flex-none items-center gap-2 border-t border-line bg-surface px-5 text-12 text-ink-2 max-tablet:px-4">
            {chosen.length > 0 ? (
              <>
                <span>{t("selected", { n: chosen.length })}</span>
                <Button size="small" icon="receipt-text" onClick={() => setMaking(chosen)}>
                  {t("make.open", { n: chosen.length })}
                </Button>
                <Button size="small" variant="quiet" onClick={clear}>
                  {t("clearSelection")}
                </Button>
              </>
            ) : (
              canUpload && <span className="text-ink-3">{canMake ? t("make.hint") : t("dropHint")}</span>
            )}
            {pages > 1 && (
              <span className="ml-auto flex items-center gap-1 tabular-nums">
                <Button
                  size="small"
                  variant="quiet"
                  unavailable={state.page <= 1 ? "–" : undefined}
                  onClick={() => change({ page: state.page - 1, open: "" })}
                >
                  {t("make.previous")}
                </Button>
                {t("make.place", { at: state.page, of: pages })}
                <Button
                  size="small"
                  variant="quiet"
                  unavailable={state.page >= pages ? "–" : undefined}
                  onClick={() => change({ page: state.page + 1, open: "" })}
                >
                  {t("make.next")}
                </Button>
              </span>
            )}
          </footer>
        </div>
        {trayOpen && tray.rows.length > 0 && (
          <FileTray accountId={accountId} tray={tray} onClose={() => setTrayOpen(false)} />
        )}
      </div>
      {making && (
        <MakeDialog
          accountId={accountId}
          documents={making}
          next={settings.data?.next ?? null}
          onIssue={issue}
          onClose={() => setMaking(null)}
        />
      )}
    </DropZone>
  );
}

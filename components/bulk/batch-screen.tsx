"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { TableScroller } from "@/components/ui/table";
import { Tab, Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { useQueryStates } from "@/components/url-state/use-query-states";
import { type BatchDetail, type BatchState, type BatchView, ROW_FILTERS, type RowFilter } from "@/lib/contract/batches";
import type { Tone } from "@/lib/domain/status";
import { parseAsInteger, parseAsStringLiteral } from "@/lib/domain/url-state";
import { count } from "@/lib/format/count";
import { ApiError } from "@/lib/queries/api-fetch";
import { batchQuery, changeBatch } from "@/lib/queries/batches";
import { keys } from "@/lib/queries/keys";
import { BatchBar, BatchCounts, settledOf } from "./batch-bar";
import { BatchRows } from "./batch-rows";
import { useBatchTitle } from "./batch-title";
import { bulkWordOr } from "./offer-words";
import { PageButtons } from "./page-buttons";
import { SheetLeft } from "./sheet-left";

type ShownState = BatchState | "sent";

const STATE_LOOK: Record<ShownState, { tone: Tone; icon: "send" | "pause" | "ban" | "hourglass" | "circle-check" }> = {
  running: { tone: "move", icon: "send" },
  paused: { tone: "warn", icon: "pause" },
  stopped: { tone: "rest", icon: "ban" },
  sent: { tone: "move", icon: "hourglass" },
  finished: { tone: "done", icon: "circle-check" },
};

/** A batch whose actions have all left is not called finished while a marketplace still owes its answer. */
function shownState({ state, counts }: Pick<BatchView, "state" | "counts">): ShownState {
  return state === "finished" && counts.moving > 0 ? "sent" : state;
}

const TROUBLES = ["failed", "person", "not_recorded"] as const satisfies RowFilter[];

export function BatchStateBadge({ batch }: { batch: Pick<BatchView, "state" | "counts"> }) {
  const t = useT("bulk");
  const state = shownState(batch);
  // Green is kept for what was done; the counts beside tell what was not.
  const isTroubled = state === "finished" && TROUBLES.some((name) => batch.counts[name] > 0);
  return (
    <Badge tone={isTroubled ? "rest" : STATE_LOOK[state].tone} icon={STATE_LOOK[state].icon} ground>
      {t(`batch.state.${state}`)}
    </Badge>
  );
}

const PAGE_SIZE = 50;
const parsers = {
  outcome: parseAsStringLiteral(["", ...ROW_FILTERS]).withDefault(""),
  page: parseAsInteger.withDefault(1),
};

/** The query of our route for a tab and a page. */
export function batchRowsQuery(outcome: string, page: number): string {
  const values = { outcome, page: page > 1 ? String(page) : "", page_size: String(PAGE_SIZE) };
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
}

/** Pause, resume and stop; the answer is the batch as it stands after it. */
function useChange(accountId: number, id: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const change = async (verb: "pause" | "resume" | "stop"): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await changeBatch(accountId, id, verb);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    } finally {
      await client.invalidateQueries({ queryKey: keys.batches(accountId) });
      setBusy(false);
    }
  };
  return { change, busy, error };
}

function StopDialog({ left, onClose, onStop }: { left: number; onClose: () => void; onStop: () => void }) {
  const t = useT("bulk");
  return (
    <Dialog
      title={t("batch.stopTitle")}
      onClose={onClose}
      foot={
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("batch.stopKeep")}</Button>
          <Button variant="danger-solid" onClick={onStop}>
            {t("batch.stop")}
          </Button>
        </div>
      }
    >
      <p>{t("batch.stopText", { n: left })}</p>
    </Dialog>
  );
}

function Head({ accountId, batch, canSend }: { accountId: number; batch: BatchDetail; canSend: boolean }) {
  const [t, e] = [useT("bulk"), useT("errors")];
  const locale = useLocale();
  const { change, busy, error } = useChange(accountId, batch.id);
  const [asking, setAsking] = useState(false);
  const titleOf = useBatchTitle();
  const { state, counts, total } = batch;
  const open = state === "running" || state === "paused";
  const progress = t("batch.progress", { done: count(settledOf(batch), locale), all: count(total, locale) });
  return (
    <header className="grid flex-none gap-2.5 px-5 pt-3 pb-3 max-tablet:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="text-16 tracking-[-0.012em]">
          <Plain max={200}>{titleOf(batch)}</Plain>
        </h1>
        <BatchStateBadge batch={batch} />
        <span className="text-12 text-ink-3">{t(`batch.kind.${batch.kind}`)}</span>
        <div className="ml-auto flex flex-wrap gap-1.5">
          {batch.file_id && (
            <a
              className="inline-flex h-7 items-center rounded-6 px-2 font-medium text-accent-ink hover:underline"
              href={`/api/accounts/${accountId}/batches/files/${batch.file_id}/result?batch=${batch.id}`}
              download
            >
              {t("batch.download")}
            </a>
          )}
          {canSend && state === "running" && (
            <Button size="small" icon="pause" unavailable={busy ? "…" : undefined} onClick={() => void change("pause")}>
              {t("batch.pause")}
            </Button>
          )}
          {canSend && state === "paused" && (
            <Button
              size="small"
              variant="primary"
              icon="send"
              unavailable={busy ? "…" : undefined}
              onClick={() => void change("resume")}
            >
              {t("batch.resume")}
            </Button>
          )}
          {canSend && open && (
            <Button size="small" variant="danger" onClick={() => setAsking(true)}>
              {t("batch.stop")}
            </Button>
          )}
        </div>
      </div>
      <BatchBar batch={batch} label={progress} />
      <BatchCounts batch={batch} />
      <p role="status" className="flex flex-wrap gap-x-4 gap-y-0.5 text-12 text-ink-2">
        <span className="tabular-nums">{progress}</span>
        <span>
          {t.rich("batch.started", { who: batch.by?.name ?? "", when: () => <Time at={batch.created_at} /> })}
        </span>
        {batch.sent_by && (
          <span>{t.rich("batch.sentBy", { when: () => <Time at={batch.sent_by} form="clock" /> })}</span>
        )}
        {state === "paused" && <span>{t("batch.pausedText")}</span>}
        {state === "stopped" && <span>{t("batch.stoppedText")}</span>}
        {state === "running" && <span>{t("batch.close")}</span>}
        {shownState(batch) === "sent" && <span>{t("batch.sentText")}</span>}
        {counts.failed > 0 && (
          <Link className={linkClass} href={`/accounts/${accountId}/errors`} prefetch={false}>
            {t("batch.failedToTriage")}
          </Link>
        )}
        {counts.person > 0 && (
          <Link className={linkClass} href={`/accounts/${accountId}/activity?queue=stuck`} prefetch={false}>
            {t("batch.personToActivity")}
          </Link>
        )}
      </p>
      {canSend && batch.kind === "csv" && batch.file_id && <SheetLeft accountId={accountId} batch={batch} />}
      {batch.waiting_for && (
        <Banner tone="warn" icon="hourglass" title={t("batch.waitsFor")}>
          {bulkWordOr(t, `batch.waiting.${batch.waiting_for}`, t("batch.waiting.other"))}
        </Banner>
      )}
      {error && (
        <Banner
          tone="fail"
          icon="octagon-x"
          role="alert"
          title={failureWords(error instanceof ApiError ? error.code : "internal", e).title}
        />
      )}
      {asking && (
        <StopDialog
          left={counts.waiting + counts.moving}
          onClose={() => setAsking(false)}
          onStop={() => {
            setAsking(false);
            void change("stop");
          }}
        />
      )}
    </header>
  );
}

/** One batch: what it has come to, what is still to come and when, and every row with its reason. It goes on whether this is open or not. */
export function BatchScreen({
  accountId,
  first,
  canSend,
}: {
  accountId: number;
  first: BatchDetail;
  canSend: boolean;
}) {
  const t = useT("bulk");
  const locale = useLocale();
  const [{ outcome, page }, setState] = useQueryStates(parsers, { history: "push" });
  const query = batchRowsQuery(outcome, page);
  const isFirst = query === batchRowsQuery("", 1);
  const { data, isPlaceholderData } = useQuery({
    ...batchQuery(accountId, first.id, query),
    ...(isFirst ? { initialData: first } : {}),
  });
  const batch = data ?? first;
  const tabs = ["" as const, ...ROW_FILTERS.filter((name) => batch.counts[name] > 0 || name === outcome)];
  const last = Math.max(1, Math.ceil(batch.count / PAGE_SIZE));
  const from = (page - 1) * PAGE_SIZE + 1;
  const range = {
    from: count(from, locale),
    to: count(from + batch.rows.length - 1, locale),
    all: count(batch.count, locale),
  };
  return (
    <>
      <Head accountId={accountId} batch={batch} canSend={canSend} />
      <Tabs label={t("batch.outcomes")}>
        {tabs.map((name) => (
          <Tab
            key={name}
            current={name === outcome}
            href={name === "" ? "?" : `?outcome=${name}`}
            count={count(name === "" ? batch.total : batch.counts[name], locale)}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              void setState({ outcome: name, page: 1 });
            }}
          >
            {name === "" ? t("batch.all") : t(`batch.outcome.${name}`)}
          </Tab>
        ))}
      </Tabs>
      <TableScroller label={t("batch.outcomes")}>
        <BatchRows accountId={accountId} batch={batch} stale={isPlaceholderData} />
      </TableScroller>
      <footer className="flex min-h-10 flex-none items-center gap-2 border-t bg-surface px-5 text-12 text-ink-2 max-tablet:px-4">
        <span className="ml-auto tabular-nums">{batch.rows.length > 0 && t("batch.range", range)}</span>
        <PageButtons page={page} last={last} onPage={(to) => void setState({ page: to })} />
      </footer>
    </>
  );
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { Tab, Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { TRIAGE_TABS, type TriageList, type TriageTab } from "@/lib/contract/triage";
import { count } from "@/lib/format/count";
import { ApiError } from "@/lib/queries/api-fetch";
import { triageListQuery } from "@/lib/queries/triage";
import { serializeTriage, TRIAGE_SORTS, type TriageSort, type TriageState, triageQuery } from "./triage-state";

/** What is open in all, when it was last looked for, and its order. */
export function Head({
  data,
  sort,
  onSort,
}: {
  data: TriageList | undefined;
  sort: TriageSort;
  onSort: (sort: TriageSort) => void;
}) {
  const t = useT("triage");
  const orders = data?.results.reduce((sum, group) => sum + group.orders, 0) ?? 0;
  return (
    <header className="flex min-h-[52px] flex-none flex-wrap items-center gap-x-3 px-5 pt-2 pb-1 max-tablet:px-4">
      <h1 className="text-16 tracking-[-0.012em]">
        {t("title")}
        <small className="ml-2 text-13 font-normal tracking-normal text-ink-3">
          {data && t("summary", { orders, causes: data.count })}
        </small>
      </h1>
      <span className="text-12 text-ink-3">
        {data && (data.checked_at ? <Checked at={data.checked_at} /> : t("never"))}
      </span>
      <Select
        size="small"
        aria-label={t("sort.label")}
        className="ml-auto max-tablet:my-1 max-tablet:w-full"
        value={sort}
        onChange={(event) => onSort(TRIAGE_SORTS.find((one) => one === event.target.value) ?? "pressure")}
      >
        {TRIAGE_SORTS.map((one) => (
          <option key={one} value={one}>
            {t(`sort.${one}`)}
          </option>
        ))}
      </Select>
    </header>
  );
}

function Checked({ at }: { at: string }) {
  const t = useT("triage");
  return (
    <>
      {t("checked", { time: "" })} <Time at={at} form="clock" />
    </>
  );
}

/** The queues with their numbers; the next one is read as soon as the pointer is near. */
export function Queues({
  accountId,
  state,
  data,
  onOpen,
}: {
  accountId: number;
  state: TriageState;
  data: TriageList | undefined;
  onOpen: (tab: TriageTab) => void;
}) {
  const t = useT("triage");
  const locale = useLocale();
  const client = useQueryClient();
  const near = (tab: TriageTab) =>
    void client.prefetchQuery(triageListQuery(accountId, triageQuery({ tab, sort: state.sort })));
  return (
    <Tabs label={t("tabs.label")}>
      {TRIAGE_TABS.map((tab) => (
        <Tab
          key={tab}
          current={tab === state.tab}
          href={serializeTriage("", { tab, sort: state.sort, group: "" }) || "?"}
          count={data && data.tabs[tab] > 0 ? count(data.tabs[tab], locale) : undefined}
          title={data && t("tabs.causes", { n: data.tabs[tab] })}
          onNear={() => near(tab)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            onOpen(tab);
          }}
        >
          {t(`tabs.${tab}`)}
        </Tab>
      ))}
    </Tabs>
  );
}

/** A queue with nothing in it, and how far that can be relied on. */
export function Empty({ tab, data }: { tab: TriageTab; data: TriageList }) {
  const t = useT("triage");
  return (
    <EmptyState icon="circle-check" title={t(`empty.${tab}`)}>
      {tab === "new" && <p>{t("empty.newText")}</p>}
      <p>
        {data.checked_at ? (
          <>
            {t("empty.checked", { time: "" }).replace(/\s*\.$/, "")} <Time at={data.checked_at} form="clock" />.
          </>
        ) : (
          t("empty.unchecked")
        )}
      </p>
    </EmptyState>
  );
}

/** In the place of a cause that could not be had: gone, or not answered. */
export function NoCause({ error, onBack, onRetry }: { error: Error; onBack: () => void; onRetry: () => void }) {
  const t = useT("triage");
  const isGone = error instanceof ApiError && error.code === "not_found";
  return (
    <EmptyState
      className="content-start"
      icon="circle-question-mark"
      title={t(isGone ? "gone.title" : "moves.failed")}
      actions={
        isGone ? (
          <Button onClick={onBack}>{t("back")}</Button>
        ) : (
          <Button onClick={onRetry}>{t("evidence.again")}</Button>
        )
      }
    >
      {isGone && t("gone.text")}
    </EmptyState>
  );
}
